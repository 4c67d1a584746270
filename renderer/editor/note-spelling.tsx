import '../ui/menu.css';
import './note-spelling.css';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $createRangeSelection, $setSelection } from 'lexical';
import type { LexicalEditor } from 'lexical';
import type { JSX } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { spellingKey } from '../../shared/text/index.ts';
import { useActions, useShownKeys } from '../state/actions.ts';
import { announce } from '../state/announce.ts';
import { observable, useObservable } from '../state/observable.ts';
import { usePreferences } from '../state/preferences.ts';
import { lookWordsUp, takeOwnWords } from '../state/spelling.ts';
import { useAct } from '../state/use-act.ts';
import { useQuery, useService } from '../state/use-service.ts';
import { countWords } from '../ui/words.ts';
import { $blockWords, pieceAt, rangeOfWord } from './note-words.ts';
import type { MisspeltWord, SpellingMarks } from './spelling-marks.ts';
import { spellingMarks } from './spelling-marks.ts';
import { SpellingMenu } from './spelling-menu.tsx';

/** British spelling of the note being written: marks at what is misspelt, F7 from one to the next, and what to do about it. */
export function NoteSpelling(): JSX.Element | null {
  const { preferences } = usePreferences();
  return preferences.checkSpelling ? <CheckedSpelling /> : null;
}

/** A misspelt word whose menu is open. */
interface OpenWord {
  readonly found: MisspeltWord;
  readonly box: DOMRect;
  readonly suggestions: readonly string[] | null;
}

const nothing = observable(0);

function CheckedSpelling(): JSX.Element | null {
  const [editor] = useLexicalComposerContext();
  const service = useService();
  const act = useAct();
  useOwnWords();
  const [marks, setMarks] = useState<SpellingMarks | null>(null);
  const [open, setOpen] = useState<OpenWord | null>(null);
  const count = useObservable(marks?.count ?? nothing);
  const key = useShownKeys()('next-misspelling');

  useEffect(() => {
    const made = spellingMarks(editor, (words) => void lookWordsUp(service, words));
    setMarks(made);
    return () => made.dispose();
  }, [editor, service]);

  const close = useCallback(() => {
    setOpen(null);
    editor.focus();
  }, [editor]);
  const show = useCallback(
    async (found: MisspeltWord) => {
      selectWord(editor, found);
      const range = rangeOfWord(editor, found.block, found.word);
      if (range === null) return;
      range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      const box = range.getBoundingClientRect();
      setOpen({ found, box, suggestions: null });
      const asked = await service.call('suggestSpelling', { word: spellingKey(found.word.word) });
      const suggestions = asked.ok ? asked.value : [];
      setOpen((now) => (now?.found === found ? { ...now, suggestions } : now));
      announce(
        suggestions.length === 0
          ? `${found.word.word} is not in the dictionary.`
          : `${found.word.word} is not in the dictionary. ${countWords(suggestions.length, 'suggestion')}: ${suggestions.join(', ')}.`,
      );
    },
    [editor, service],
  );
  const step = useCallback(
    (direction: 1 | -1) => {
      const found = marks?.beside(direction) ?? null;
      if (found === null) {
        announce('No word of this note is misspelt.');
        close();
      } else void show(found);
    },
    [marks, show, close],
  );
  useActions(
    useMemo(
      () => [
        {
          id: 'next-misspelling',
          label: 'Next misspelt word of the note',
          available: true,
          perform: () => step(1),
        },
        {
          id: 'previous-misspelling',
          label: 'Previous misspelt word of the note',
          available: true,
          perform: () => step(-1),
        },
      ],
      [step],
    ),
  );
  useContextMenu(editor, marks, (found) => void show(found));

  const take = (found: MisspeltWord, suggestion: string): void => {
    replaceWord(editor, found, suggestion);
    announce(`${found.word.word} is now ${suggestion}.`);
    close();
  };
  const add = (word: string): void => {
    close();
    const item = { kind: 'spelling', fields: { word: spellingKey(word) } } as const;
    void act('createItem', { item }, `Added ${word} to this matter’s dictionary.`);
  };
  const place = editor.getRootElement()?.closest<HTMLElement>('main') ?? null;
  return (
    <>
      {count > 0 && (
        <div className="note-spelling">
          <button type="button" className="note-tool" onClick={() => step(1)}>
            {countWords(count, 'word')} to check{key === undefined ? '' : ` (${key})`}
          </button>
        </div>
      )}
      {open !== null &&
        place !== null &&
        createPortal(
          <SpellingMenu
            key={`${open.found.block.key} ${String(open.found.word.start)}`}
            word={open.found.word.word}
            suggestions={open.suggestions}
            box={open.box}
            onTake={(suggestion) => take(open.found, suggestion)}
            onAdd={() => add(open.found.word.word)}
            onIgnore={() => {
              marks?.ignore(open.found.word.word);
              announce(`${open.found.word.word} is not marked in this note any more.`);
              close();
            }}
            onStep={step}
            onClose={close}
          />,
          place,
        )}
    </>
  );
}

/** Keeps what is known of words in step with the matter's own: those added, and the names of its people. */
function useOwnWords(): void {
  const added = useQuery('listItems', { kind: 'spelling' }).value;
  const people = useQuery('listItems', { kind: 'person' }).value;
  useEffect(() => {
    if (added === undefined || people === undefined) return;
    takeOwnWords(
      [...added, ...people].flatMap((item) => {
        if (item.kind === 'spelling') return [item.fields.word];
        return item.kind === 'person' ? [item.fields.name, ...item.fields.aliases] : [];
      }),
    );
  }, [added, people]);
}

/** A right click on a misspelt word, or the menu key at one, opens its menu; elsewhere both do what they always do. */
function useContextMenu(
  editor: LexicalEditor,
  marks: SpellingMarks | null,
  show: (found: MisspeltWord) => void,
): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const onContextMenu = (event: MouseEvent): void => {
      // The key gives no button, and its place is the caret's box.
      const byKey = event.button !== 2;
      const point = byKey ? null : document.caretPositionFromPoint(event.clientX, event.clientY);
      const found = byKey
        ? marks?.at('caret')
        : point === null
          ? null
          : marks?.at({ node: point.offsetNode, offset: point.offset });
      if (found === null || found === undefined) return;
      event.preventDefault();
      latest.current(found);
    };
    return editor.registerRootListener((root, before) => {
      before?.removeEventListener('contextmenu', onContextMenu);
      root?.addEventListener('contextmenu', onContextMenu);
    });
  }, [editor, marks]);
}

/** Selects a word in the editor. */
function selectWord(editor: LexicalEditor, found: MisspeltWord): void {
  editor.update(() => void $selectWord(found), { discrete: true });
}

/** Puts other letters in place of a word, in its formats; nothing where the word is not there any more. */
function replaceWord(editor: LexicalEditor, found: MisspeltWord, text: string): void {
  editor.update(() => $selectWord(found)?.insertText(text));
}

function $selectWord({ block, word }: MisspeltWord) {
  const now = $blockWords(block.key);
  const still = now?.words.find(({ start, word: letters }) => start === word.start && letters === word.word);
  if (now === null || still === undefined) return null;
  const first = now.pieces.find(({ end }) => end > word.start);
  const last = pieceAt(now, word.end);
  if (first === undefined || last === null) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(first.key, word.start - first.start, 'text');
  selection.focus.set(last.key, last.offset, 'text');
  $setSelection(selection);
  return selection;
}
