import type { JSX, RefObject } from 'react';
import { useShownKeys } from '../../state/actions.ts';
import type { ReaderTarget } from '../../state/navigation.ts';
import type { ReaderLayout } from '../../state/reader-layout.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { documentOf, otherSide, sideKey } from './reader-layout.ts';
import type { SideName } from './reader-layout.ts';
import type { ReaderPanes } from './reader-panes.ts';
import { ReaderSideView } from './reader-side.tsx';
import type { ReaderRoom } from './use-room.ts';
import { firstSideWidth } from './use-room.ts';
import type { Sides } from './use-sides.ts';

/** Where the panes beside the text put what belongs to a document: the outline to that with the keys, passages to each. */
export interface SideOutlets {
  readonly outline: HTMLElement | null;
  readonly a: HTMLElement | null;
  readonly b: HTMLElement | null;
}

/** The width of the border between two sides, in CSS pixels; as in the styles. */
const splitterWidth = 1;

/** One document, or two side by side; where there is room for one of them only, the one with the keys. */
export function ReaderSides(props: {
  readonly layout: ReaderLayout;
  readonly sides: Sides;
  readonly elements: Readonly<Record<SideName, RefObject<HTMLDivElement | null>>>;
  readonly room: ReaderRoom;
  /** What the panes beside the text take of the room, in CSS pixels. */
  readonly widthOfPanes: number;
  readonly at: ReaderTarget | null;
  readonly panes: ReaderPanes;
  readonly outlets: SideOutlets;
  readonly knowsPositions: boolean;
  readonly titleOf: (documentId: string) => string;
}): JSX.Element {
  const { layout, sides, room, outlets } = props;
  const keys = useShownKeys();
  const isTwo = layout.second !== null;
  const bothShown = isTwo && room.fitsTwo;
  const roomForTexts = (room.width ?? 0) - props.widthOfPanes - splitterWidth;
  const firstWidth =
    bothShown && room.width !== null ? firstSideWidth(roomForTexts, layout.share, room.leastSide) : null;
  const other = otherSide(layout.focused);
  const otherDocument = documentOf(layout, other);

  const sideView = (name: SideName): JSX.Element | null => {
    const documentId = documentOf(layout, name);
    if (documentId === null) return null;
    const key = sideKey(layout, name);
    const focused = layout.focused === name;
    const isTwin = name === 'second' && layout.first === layout.second;
    return (
      <ReaderSideView
        key={key}
        ref={props.elements[name]}
        side={{
          name,
          focused,
          besideAnother: isTwo,
          place: isTwin ? { documentId, beside: true } : { documentId },
          passagesOutlet: outlets[key],
          outlineOutlet: focused ? outlets.outline : null,
          onTake: () => sides.take(name),
          onClose: () => sides.close(name),
          onOpenBeside: sides.openBeside,
        }}
        documentId={documentId}
        at={focused ? props.at : null}
        panes={props.panes}
        knowsPositions={props.knowsPositions}
        away={isTwo && !room.fitsTwo && !focused}
        width={name === 'first' ? firstWidth : null}
      />
    );
  };

  return (
    <div className="reader-sides">
      {isTwo && !room.fitsTwo && otherDocument !== null && (
        <p className="reader-sides-note">
          <span>
            Two documents are open; this window has room for one of them:{' '}
            <span dir="auto">{props.titleOf(otherDocument)}</span> waits beside it.
          </span>
          <IconlessButton keys={keys('other-side')} onClick={() => sides.take(other)}>
            Show the other
          </IconlessButton>
        </p>
      )}
      <div className="reader-sides-row">
        {sideView('first')}
        {firstWidth !== null && (
          <Splitter
            key="border"
            label="Width of the first document"
            side="start"
            pane={{
              width: firstWidth,
              minimum: room.leastSide,
              maximum: roomForTexts - room.leastSide,
              folded: false,
              setWidth: (width) => sides.setShare(width / roomForTexts),
              setFolded: () => sides.setShare(0.5),
            }}
          />
        )}
        {sideView('second')}
      </div>
    </div>
  );
}
