import './text-gutter.css';
import './text-highlights.css';
import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { AboutMessage } from './about-message.tsx';
import { DocumentHead } from './document-head.tsx';
import { FurnitureButton } from './furniture-button.tsx';
import { NotesOnDocument } from './notes-on-document.tsx';
import type { PageView } from './pages/page-view.ts';
import { PassageOverlays } from './passage-overlays.tsx';
import type { ReaderDocument } from './reader-document.ts';
import { ReadingEnd } from './reading-end.tsx';
import { SlipSheet } from './slip-sheet.tsx';
import type { TextView } from './text-view.ts';
import type { Caret } from './use-caret.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { Copying } from './use-copying.ts';
import type { DocumentPassages } from './use-document-passages.ts';
import type { FurnitureMarks } from './use-furniture.ts';
import type { PassageSigns } from './use-passage-signs.ts';
import type { PassageWork } from './use-passage-work.ts';
import type { TextViewRefs } from './use-text-view.ts';

/** The sheet that scrolls: the head of the document, its text or pages, and everything that lies over them. */
export function TextOnPaper(props: {
  readonly reading: ReaderDocument;
  readonly refs: TextViewRefs;
  readonly view: TextView | null;
  /** Null while the text is shown. */
  readonly pageView: PageView | null;
  /** Whether the pages are shown in place of the text. */
  readonly isPaged: boolean;
  readonly document: DocumentPassages;
  /** Whether a note on the document is being written. */
  readonly noting: boolean;
  readonly onNoted: () => void;
  readonly caret: Caret;
  readonly copying: Copying;
  readonly signs: PassageSigns;
  readonly furniture: FurnitureMarks;
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  /** The first nine offered themes: the digit 1 applies the first. */
  readonly digits: readonly Theme[];
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  readonly marksShown: boolean;
  readonly focusText: () => void;
}): JSX.Element {
  const { reading, refs, view, isPaged, document, caret, copying, signs, writable, focusText } = props;
  const { document: source, text, blocks } = reading;
  return (
    <div className={classNames('reader-scroller', isPaged && 'reader-scroller-pages')} ref={refs.scroller}>
      <div className={classNames('reader-paper', isPaged && 'reader-paper-pages')} ref={refs.paper}>
        <DocumentHead document={source} blocks={blocks} capture={reading.facts.capture} marks={reading.marks}>
          <AboutMessage reading={reading} />
          <NotesOnDocument
            documentId={source.id}
            notes={document.notesOfDocument}
            writing={props.noting}
            writable={writable}
            onWritten={() => {
              props.onNoted();
              focusText();
            }}
          />
        </DocumentHead>
        {text === '' && reading.pages.length === 0 && <SlipSheet document={source} facts={reading.facts} />}
        <div
          ref={refs.root}
          className={classNames('reader-text', isPaged && 'reader-pages')}
          role="document"
          aria-label={`${isPaged ? 'Pages' : 'Text'} of ${source.title}`}
          tabIndex={0}
          lang="en-GB"
          onKeyDown={caret.onKeyDown}
          onMouseDown={caret.onMouseDown}
          onCopy={copying.onCopy}
          onDragStart={copying.onDragStart}
        />
        <ReadingEnd document={source} scroller={refs.scroller} />
        <div ref={refs.gutter} className="reader-gutter" {...signs.gutter} />
        <div ref={refs.signs} className="reader-signs" aria-hidden="true" />
        <div ref={refs.caret} className="reader-caret" aria-hidden="true" hidden />
        {view !== null && props.pageView === null && writable && (
          <FurnitureButton
            view={view}
            root={refs.root}
            paper={refs.paper}
            blocks={blocks}
            onSet={(block, isMarked) => props.furniture.set([block.number], isMarked)}
          />
        )}
        {view !== null && (
          <PassageOverlays
            view={view}
            refs={refs}
            reading={reading}
            document={document}
            chosen={props.chosen}
            work={props.work}
            tips={signs.tips}
            tipId={signs.tipId}
            digits={props.digits}
            themes={props.themes}
            writable={writable}
            marksShown={props.marksShown}
            focusText={focusText}
          />
        )}
      </div>
    </div>
  );
}
