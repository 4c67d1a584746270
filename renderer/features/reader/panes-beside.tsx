import type { JSX, RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { Theme } from '../../../shared/model/index.ts';
import { useObservable } from '../../state/observable.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { leftPaneView } from './documents-shown.ts';
import { OutlinePanel } from './outline-panel.tsx';
import { PassageList } from './passage-list.tsx';
import type { ReaderDocument } from './reader-document.ts';
import { useSide } from './side-context.ts';
import type { TextView } from './text-view.ts';
import type { Changes } from './use-changes.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { DocumentPassages } from './use-document-passages.ts';
import type { PassageWork } from './use-passage-work.ts';

/** What belongs to an open document and stands in the panes beside it: its outline or its changes, and its passages. */
export function PanesBeside(props: {
  readonly reading: ReaderDocument;
  readonly view: TextView | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly changes: Changes;
  readonly document: DocumentPassages;
  readonly themes: readonly Theme[];
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  readonly caret: number;
  readonly writable: boolean;
  /** Goes to a place in the text. */
  readonly onGo: (offset: number) => void;
  readonly focusText: () => void;
}): JSX.Element {
  const { reading, view, scroller, document, themes, caret, writable } = props;
  const side = useSide();
  const leftView = useObservable(leftPaneView);
  return (
    <>
      {side.outlineOutlet !== null &&
        leftView === 'changes' &&
        createPortal(
          <ChangesPanel
            reading={reading}
            changes={props.changes}
            passages={document.passages}
            themes={themes}
            caret={caret}
            writable={writable}
          />,
          side.outlineOutlet,
        )}
      {side.outlineOutlet !== null &&
        leftView !== 'changes' &&
        createPortal(
          <OutlinePanel reading={reading} view={view} scroller={scroller} onGo={props.onGo} />,
          side.outlineOutlet,
        )}
      {side.passagesOutlet !== null &&
        createPortal(
          <PassageList
            passages={document.loaded ? document.passages : null}
            document={document}
            themes={themes}
            chosen={props.chosen}
            work={props.work}
            caret={caret}
            view={view}
            scroller={scroller}
            writable={writable}
            focusText={props.focusText}
          />,
          side.passagesOutlet,
        )}
    </>
  );
}
