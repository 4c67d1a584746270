import type { JSX } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Block, Passage, Theme } from '../../../shared/model/index.ts';
import { blockAt, blockLabel } from '../../../shared/text/index.ts';
import { useActions } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import type { ReaderTarget } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { useStatusLine } from '../../state/status-line.ts';
import { offeredThemes } from '../../state/theme-order.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useThemes } from '../../state/use-service.ts';
import { Splitter } from '../../ui/splitter.tsx';
import { blocksOf, sentencesOf } from './caret-motion.ts';
import { copyText } from './copy-text.ts';
import { DocumentHead } from './document-head.tsx';
import { FindBar } from './find-bar.tsx';
import { FloatsAtText } from './floats-at-text.tsx';
import type { Floating } from './floats-at-text.tsx';
import { FurnitureButton } from './furniture-button.tsx';
import { intervalIndex } from './interval-index.ts';
import type { Interval } from './interval-index.ts';
import { spanOf } from './native-selection.ts';
import { NotesOnDocument } from './notes-on-document.tsx';
import { passageWithSpan } from './passage-changes.ts';
import { taggableSpan } from './passage-editing.ts';
import { PassageList } from './passage-list.tsx';
import { readerActions } from './reader-actions.ts';
import type { ReaderDocument } from './reader-document.ts';
import type { ReaderPanes } from './reader-panes.ts';
import { ReaderToolbar } from './reader-toolbar.tsx';
import { useArrival } from './use-arrival.ts';
import { useCaret } from './use-caret.ts';
import { useCopying } from './use-copying.ts';
import { useDocumentPassages } from './use-document-passages.ts';
import { useFinding } from './use-finding.ts';
import { useTextMarks } from './use-text-marks.ts';
import { useTextView } from './use-text-view.ts';

/** What a note is being written on. */
type Noting = { readonly on: 'passage'; readonly span: Interval } | { readonly on: 'document' };

/** A document being read: its text with everything painted on it, and the passages found in it. */
export function OpenDocument(props: {
  readonly reading: ReaderDocument;
  readonly at: ReaderTarget | null;
  readonly panes: ReaderPanes;
}): JSX.Element {
  const { reading, panes } = props;
  const { document, text, blocks } = reading;
  const act = useAct();
  const themes = useThemes();
  const digits = useMemo(() => offeredThemes(themes).slice(0, 9), [themes]);
  const matter = useMatter();
  const writable = matter !== null && matter.readOnlyBecause === null;
  const { passages, loaded, editing, notesOfPassage, notesOfDocument } = useDocumentPassages(reading);
  const index = useMemo(() => intervalIndex(passages), [passages]);

  // The chosen passage is held by its span: it has one before the service has given it an id.
  const [activeSpan, setActiveSpan] = useState<Interval | null>(null);
  const [floating, setFloating] = useState<Floating | null>(null);
  const [noting, setNoting] = useState<Noting | null>(null);
  const active = activeSpan === null ? null : passageWithSpan(passages, activeSpan.start, activeSpan.end);

  const caretAt = useRef(0);
  const caretNow = useCallback(() => caretAt.current, []);
  const { refs, view } = useTextView(reading, passages, themes, caretNow);
  const caret = useCaret(reading, view, {
    onPoint: (offset) => openAt(offset),
    onOpen: (offset) => openAt(offset),
    onMove: () => {
      setActiveSpan(null);
      setFloating(null);
    },
  });
  const { focus } = caret.selection;
  const finding = useFinding(reading, view, focus);
  const selected = spanOf(caret.selection);
  const isSelected = selected.start < selected.end && !caret.dragging;
  const target: Interval | null = isSelected ? selected : activeSpan;
  const onTarget = target === null ? null : taggableSpan(text, target);
  const targetPassage = onTarget === null ? null : passageWithSpan(passages, onTarget.start, onTarget.end);
  const targetThemes = new Set(targetPassage?.tags.map((tag) => tag.themeId));
  const caretBlock = blockAt(blocks, focus);

  useEffect(() => {
    caretAt.current = focus;
  }, [focus]);
  useTextMarks(view, {
    selection: isSelected ? selected : null,
    activePassage: active,
    hits: finding.hits,
    currentHit: finding.current,
  });
  useStatusLine(caretBlock === undefined ? '' : placeWords(caretBlock, blocks.length));

  const focusText = (): void => refs.root.current?.focus({ preventScroll: true });
  const choose = (passage: Passage): void => {
    setFloating(null);
    setActiveSpan({ start: passage.start, end: passage.end });
    caret.select({ anchor: passage.start, focus: passage.start });
    view?.reveal(passage.start, passage.end);
  };
  function openAt(offset: number): void {
    const here = index.at(offset).length > 0 ? index.at(offset) : index.at(Math.max(0, offset - 1));
    const [first, second] = here;
    setFloating(second === undefined ? null : { kind: 'stack', at: offset });
    if (second === undefined) {
      setActiveSpan(first === undefined ? null : { start: first.start, end: first.end });
      if (first !== undefined) announce(`${first.citation}. ${themeWords(first, themes)}`);
    }
  }
  useArrival(
    props.at,
    view,
    { list: passages, loaded },
    {
      toPassage: choose,
      toSpan: (start, end) => {
        caret.select({ anchor: start, focus: end });
        view?.reveal(start, end);
      },
      toBlock: (number) => {
        const start = blocks[number - 1]?.start ?? 0;
        caret.select({ anchor: start, focus: start });
      },
    },
  );

  const toggleTheme = (theme: Theme): void => {
    focusText();
    if (target === null || onTarget === null) {
      notify({ sentence: 'Select some text to tag, or go to a passage with [ or ].', tone: 'warning' });
      return;
    }
    void editing.toggleTheme(onTarget, theme);
    setFloating(null);
    setActiveSpan(onTarget);
    if (isSelected) caret.select({ anchor: focus, focus });
  };
  const createTheme = async (name: string): Promise<void> => {
    const added = await act('addTheme', { name, parent: null }, `Created the theme ${name}.`);
    if (added !== null) toggleTheme(added.value);
  };
  const endNoting = (isWritten: boolean): void => {
    if (noting?.on === 'passage') editing.endNote(noting.span, isWritten);
    setNoting(null);
  };
  const noteOn = (wanted: Interval): void => {
    // The editor that goes makes a note of what was typed in it by itself.
    endNoting(false);
    const span = editing.beginNote(wanted);
    if (span === null) return;
    if (panes.passagesShown === 'folded') panes.toggle('passages');
    setActiveSpan(span);
    setNoting({ on: 'passage', span });
  };
  const noteOnTarget = (): void => {
    if (onTarget !== null) noteOn(onTarget);
  };
  const step = (direction: 1 | -1): void => {
    const from = activeSpan?.start ?? focus;
    const here = active === null ? -1 : passages.indexOf(active);
    const beside = direction === 1 ? index.after(from) : index.before(from);
    const next = here === -1 ? beside : (passages[here + direction] ?? null);
    if (next === null) {
      announce(
        direction === 1 ? 'There is no passage further on.' : 'There is no passage before this place.',
      );
      return;
    }
    choose(next);
    announce(`${next.citation}. ${themeWords(next, themes)} ${next.quote.slice(0, 300)}`);
  };
  const setFurniture = (numbers: readonly number[], furniture: boolean): void => {
    const said = furniture ? 'Marked as furniture.' : 'No longer marked as furniture.';
    void act('setFurniture', { documentId: document.id, blocks: [...numbers], furniture }, said);
  };
  const toggleFurniture = (): void => {
    const span = blocksOf({ text, blocks }, isSelected ? selected : { start: focus, end: focus });
    const touched = blocks.filter((block) => block.start < span.end && block.end > span.start);
    setFurniture(
      touched.map((block) => block.number),
      caretBlock?.furniture !== true,
    );
  };
  const copying = useCopying(reading, isSelected ? selected : (active ?? null), focus);
  const writeDocumentNote = (): void => {
    setNoting({ on: 'document' });
    if (refs.scroller.current !== null) refs.scroller.current.scrollTop = 0;
  };

  useActions(
    readerActions({
      writable,
      digits,
      hasTarget: onTarget !== null,
      hasPassage: targetPassage !== null,
      isFurniture: caretBlock?.furniture === true,
      onTheme: toggleTheme,
      onMoreThemes: () => setFloating({ kind: 'themes' }),
      onNote: noteOnTarget,
      onDocumentNote: writeDocumentNote,
      onDelete: () => {
        if (targetPassage !== null) void editing.removePassage(targetPassage);
      },
      onStep: step,
      onSelect: (what) => {
        const around = what === 'sentence' ? sentencesOf : blocksOf;
        const span = around({ text, blocks }, selected);
        setActiveSpan(null);
        caret.select({ anchor: span.start, focus: span.end });
        focusText();
      },
      onFind: finding.open,
      onFindStep: finding.step,
      finding: finding.finding !== null,
      onFurniture: toggleFurniture,
      onCopyCitation: () => {
        if (copyText(copying.citation)) announce(`Copied ${copying.citation}.`);
        else
          notify({
            sentence: 'The citation could not be copied: the clipboard refused it.',
            tone: 'warning',
          });
      },
      onEscape: () => {
        if (floating !== null) setFloating(null);
        else if (isSelected) caret.select({ anchor: focus, focus });
        else if (finding.finding !== null) finding.close();
        else setActiveSpan(null);
      },
      hasSomethingToLeave: floating !== null || isSelected || activeSpan !== null || finding.finding !== null,
    }),
  );

  return (
    <>
      <section className="reader-middle" aria-label="Document">
        <ReaderToolbar
          documentsShown={panes.documentsShown !== 'folded'}
          passagesShown={panes.passagesShown !== 'folded'}
          onDocuments={() => panes.toggle('documents')}
          onPassages={() => panes.toggle('passages')}
          onFind={finding.open}
          onCopyCitation={() => void copyText(copying.citation)}
          onDocumentNote={writeDocumentNote}
          writable={writable}
        />
        {finding.finding !== null && (
          <FindBar
            finding={finding.finding}
            hits={finding.hits.length}
            hitsInFurniture={finding.hitsInFurniture}
            onQuery={finding.setQuery}
            onStep={finding.step}
            onClose={() => {
              if (finding.current !== null) {
                caret.select({ anchor: finding.current.start, focus: finding.current.end });
              }
              finding.close();
              focusText();
            }}
          />
        )}
        <div className="reader-scroller" ref={refs.scroller}>
          <div className="reader-paper" ref={refs.paper}>
            <DocumentHead document={document} blocks={blocks}>
              <NotesOnDocument
                documentId={document.id}
                notes={notesOfDocument}
                writing={noting?.on === 'document'}
                writable={writable}
                onWritten={() => {
                  setNoting(null);
                  focusText();
                }}
              />
            </DocumentHead>
            <div
              ref={refs.root}
              className="reader-text"
              role="document"
              aria-label={`Text of ${document.title}`}
              tabIndex={0}
              lang="en-GB"
              onKeyDown={caret.onKeyDown}
              onMouseDown={caret.onMouseDown}
              onCopy={copying.onCopy}
            />
            <div ref={refs.gutter} className="reader-gutter" aria-hidden="true" />
            <div ref={refs.signs} className="reader-signs" aria-hidden="true" />
            <div ref={refs.caret} className="reader-caret" aria-hidden="true" hidden />
            {view !== null && writable && (
              <FurnitureButton
                view={view}
                root={refs.root}
                paper={refs.paper}
                blocks={blocks}
                onSet={(block, furniture) => setFurniture([block.number], furniture)}
              />
            )}
            {view !== null && (
              <FloatsAtText
                view={view}
                scroller={refs.scroller}
                floating={floating}
                selected={isSelected && noting === null ? selected : null}
                target={target}
                stack={floating?.kind === 'stack' ? index.at(floating.at) : []}
                digits={digits}
                themes={themes}
                onPassage={targetThemes}
                writable={writable}
                onTheme={toggleTheme}
                onNewTheme={(name) => void createTheme(name)}
                onMore={() => setFloating({ kind: 'themes' })}
                onNote={noteOnTarget}
                onChoose={(passage) => {
                  choose(passage);
                  focusText();
                }}
                onClose={() => {
                  setFloating(null);
                  focusText();
                }}
              />
            )}
          </div>
        </div>
      </section>
      {panes.passagesShown === 'beside' && (
        <Splitter pane={panes.passagesPane} label="Width of the list of passages" side="end" />
      )}
      {panes.passagesShown !== 'folded' && (
        <aside
          className={`reader-pane reader-pane-passages reader-pane-${panes.passagesShown}`}
          aria-label="Passages in this document"
          style={{ width: panes.passagesPane.width }}
        >
          <PassageList
            passages={passages}
            themes={themes}
            notesOfPassage={notesOfPassage}
            active={active}
            noting={noting?.on === 'passage' ? noting.span : null}
            view={view}
            scroller={refs.scroller}
            writable={writable}
            onChoose={(passage) => {
              choose(passage);
            }}
            onTag={(passage) => {
              choose(passage);
              setFloating({ kind: 'themes' });
            }}
            onUntag={(passage, theme) => void editing.toggleTheme(passage, theme)}
            onNote={noteOn}
            onNoteDone={(note) => {
              endNoting(note !== null);
              focusText();
            }}
            onDelete={(passage) => void editing.removePassage(passage)}
          />
        </aside>
      )}
    </>
  );
}

/** Where the caret is, for the footer: `4.12 · ¶ 8 of 122`, without the first part where the source has no number of its own. */
function placeWords(block: Block, blocks: number): string {
  const own = block.own === null ? '' : `${blockLabel(block)} · `;
  return `${own}¶ ${block.number} of ${blocks}`;
}

function themeWords(passage: Passage, themes: readonly Theme[]): string {
  const names = themes
    .filter((theme) => passage.tags.some((tag) => tag.themeId === theme.id))
    .map(({ name }) => name);
  return names.length === 0 ? 'No theme.' : `${names.join(', ')}.`;
}
