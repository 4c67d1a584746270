import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { FloatsAtText } from './floats-at-text.tsx';
import { PassageHandles } from './passage-handles.tsx';
import { PassageTip } from './passage-tip.tsx';
import type { ReaderDocument } from './reader-document.ts';
import { TextFloat } from './text-float.tsx';
import type { TextView } from './text-view.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { DocumentPassages } from './use-document-passages.ts';
import type { PassageTips } from './use-passage-tip.ts';
import type { PassageWork } from './use-passage-work.ts';
import type { TextViewRefs } from './use-text-view.ts';

/** Everything about passages that lies over the text: handles, what tells about them, and what floats. */
export function PassageOverlays(props: {
  readonly view: TextView;
  readonly refs: TextViewRefs;
  readonly reading: ReaderDocument;
  readonly document: DocumentPassages;
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  readonly tips: PassageTips;
  readonly tipId: string;
  readonly digits: readonly Theme[];
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  readonly marksShown: boolean;
  readonly focusText: () => void;
}): JSX.Element {
  const { view, refs, chosen, work, tips, document, reading } = props;
  const { tip } = tips;
  const { preview } = work.ends;
  const span = preview ?? chosen.active;
  const canMove = props.writable && props.marksShown && !chosen.isSelected && work.noting === null;
  return (
    <>
      {span !== null && canMove && (
        <PassageHandles
          view={view}
          text={reading.text}
          paper={refs.paper}
          span={span}
          moving={work.ends}
          onDone={props.focusText}
        />
      )}
      {preview !== null && work.ends.byKeys && (
        <TextFloat view={view} scroller={refs.scroller} start={preview.start} end={preview.end}>
          <p className="reader-hint">
            <Kbd>Enter</Kbd> keeps the new ends, <Kbd>Esc</Kbd> leaves the passage as it was.
          </p>
        </TextFloat>
      )}
      {tip !== null && (
        <TextFloat view={view} scroller={refs.scroller} start={tip.offset} end={tip.offset} close>
          <PassageTip
            id={props.tipId}
            passages={tip.passages}
            sourceMarks={tip.sourceMarks}
            reading={reading}
            spoken={tip.spoken}
            themes={props.themes}
            notesOf={document.notesOf}
            onEnter={tips.hold}
            onLeave={tips.release}
          />
        </TextFloat>
      )}
      <FloatsAtText
        view={view}
        scroller={refs.scroller}
        chosen={chosen}
        work={work}
        here={{ text: reading.text, passages: document.passages, describe: document.describe }}
        digits={props.digits}
        themes={props.themes}
        writable={props.writable}
        focusText={props.focusText}
      />
    </>
  );
}
