import type { JSX, RefObject } from 'react';
import { useMemo } from 'react';
import type { ReaderTarget } from '../../state/navigation.ts';
import { useWindowTitle } from '../../state/navigation.ts';
import { useMarksNear, useQuery } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { FailureState } from '../../ui/failure-state.tsx';
import { OpenDocument } from './open-document.tsx';
import type { ReaderPanes } from './reader-panes.ts';
import { SideContext } from './side-context.ts';
import type { ReaderSide } from './side-context.ts';
import { openingBlock } from './use-arriving-marks.ts';

/** One side of the reader: a document with everything that belongs to it, or why it cannot be read. */
export function ReaderSideView(props: {
  readonly side: ReaderSide;
  readonly documentId: string;
  readonly at: ReaderTarget | null;
  readonly panes: ReaderPanes;
  /** Whether the places where documents were left are known. */
  readonly knowsPositions: boolean;
  /** Kept but not on the screen: there is room for the other side only. */
  readonly away: boolean;
  /** In CSS pixels; null takes the room there is. */
  readonly width: number | null;
  readonly ref: RefObject<HTMLDivElement | null>;
}): JSX.Element {
  const { side, documentId, knowsPositions, width } = props;
  const near = useMemo(
    () => (knowsPositions ? openingBlock(documentId) : null),
    [documentId, knowsPositions],
  );
  // Asked for before the text, so that they are there when it is drawn.
  useMarksNear(documentId, near);
  const reading = useQuery('readDocument', { documentId });
  useWindowTitle(side.focused ? (reading.value?.document.title ?? 'Read') : null);
  const take = (): void => {
    if (!side.focused) side.onTake();
  };
  return (
    <div
      ref={props.ref}
      className={classNames(
        'reader-side',
        side.besideAnother && 'reader-side-of-two',
        side.besideAnother && side.focused && 'reader-side-focused',
        props.away && 'reader-side-away',
      )}
      style={width === null ? undefined : { flex: `0 0 ${width}px` }}
      onFocusCapture={take}
      onPointerDownCapture={take}
    >
      <SideContext value={side}>
        {reading.status === 'failed' && reading.value === undefined && (
          <FailureState failure={reading.failure} onRetry={reading.retry} />
        )}
        {reading.value !== undefined && knowsPositions && (
          <OpenDocument
            // Another text of the same document, read with its password or recognised, is drawn from the start.
            key={`${reading.value.document.id} ${reading.value.document.textSha256}`}
            reading={reading.value}
            at={props.at}
            panes={props.panes}
          />
        )}
      </SideContext>
    </div>
  );
}
