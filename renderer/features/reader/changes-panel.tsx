import './changes-panel.css';
import type { JSX, KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import type { PassageMark, TextMark, Theme } from '../../../shared/model/index.ts';
import { markWords } from '../../../shared/text/index.ts';
import { offeredThemes, themeLabels } from '../../state/theme-order.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { numberWords } from '../../ui/words.ts';
import type { ReaderDocument } from './reader-document.ts';
import { authorOf, inShort, isOffered, lookOfMark, sayingOf, markedText } from './source-marks.ts';
import type { Changes } from './use-changes.ts';
import { VirtualList } from './virtual-list.tsx';

const everyone = '*';

/** The signs of the kinds of mark, so that colour is not the only one. */
const signs = {
  inserted: '+',
  deleted: '−',
  comment: '“',
  highlight: '▬',
  note: '*',
  hidden: '?',
  covered: '■',
} as const;

/**
 * The tracked changes and comments that the source holds, with who and when: all of them or one person's. Comments and highlights
 * are offered as passages under a theme that is chosen, what they say as notes.
 */
export function ChangesPanel(props: {
  readonly reading: ReaderDocument;
  readonly changes: Changes;
  readonly passages: readonly PassageMark[];
  readonly themes: readonly Theme[];
  readonly caret: number;
  readonly writable: boolean;
}): JSX.Element {
  const { reading, changes, themes, caret } = props;
  const { marks } = changes;
  const [author, setAuthor] = useState(everyone);
  const [themeId, setThemeId] = useState<string | null>(null);
  const [focused, setFocused] = useState<{ readonly key: string; readonly turn: number } | null>(null);
  const offeredUnder = useMemo(() => offeredThemes(themes), [themes]);
  const labels = useMemo(() => themeLabels(themes), [themes]);
  const theme = offeredUnder.find(({ id }) => id === themeId) ?? offeredUnder[0];
  const people = useMemo(() => countByAuthor(marks), [marks]);
  const shown = useMemo(
    () => (author === everyone ? marks : marks.filter((mark) => authorOf(mark) === author)),
    [marks, author],
  );
  const keys = useMemo(() => new Map(marks.map((mark, at) => [mark, String(at)])), [marks]);
  const keyOf = (mark: TextMark): string => keys.get(mark) ?? '';
  const made = useMemo(
    () => new Set(props.passages.map(({ start, end }) => `${String(start)} ${String(end)}`)),
    [props.passages],
  );
  const isMade = ({ start, end }: TextMark): boolean => made.has(`${String(start)} ${String(end)}`);
  const waiting = shown.filter((mark) => isOffered(mark) && !isMade(mark));
  const current = shown.find(({ start, end }) => start <= caret && end >= caret) ?? null;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('.reader-change-go')) return;
    const key = event.target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const at = shown.findIndex((mark) => keyOf(mark) === key);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined || at === -1) return;
    event.preventDefault();
    event.stopPropagation();
    const mark = shown[next];
    if (mark === undefined) return;
    changes.go(mark);
    setFocused({ key: keyOf(mark), turn: (focused?.turn ?? 0) + 1 });
  };

  if (marks.length === 0) {
    return (
      <>
        <div className="reader-pane-bar">
          <h2>Changes and comments</h2>
        </div>
        <p className="reader-pane-empty">
          This document holds no tracked changes, comments or highlights of its own.
        </p>
      </>
    );
  }
  return (
    <>
      <div className="reader-pane-bar">
        <h2>{numberWords(shown.length)} in the source</h2>
        <Select
          label="Whose"
          labelHidden
          value={author}
          onChange={setAuthor}
          options={[
            { value: everyone, label: 'Everyone' },
            ...people.map(([name, count]) => ({
              value: name,
              label: `${name === '' ? 'Nobody named' : name} (${numberWords(count)})`,
            })),
          ]}
        />
      </div>
      {props.writable && waiting.length > 0 && theme !== undefined && (
        <div className="reader-change-offer" role="group" aria-label="Passages from comments and highlights">
          <Select
            label="As passages of"
            value={theme.id}
            onChange={setThemeId}
            options={offeredUnder.map(({ id, name }) => ({ value: id, label: labels.get(id) ?? name }))}
          />
          <IconlessButton onClick={() => void changes.makePassages(waiting, theme)}>
            {waiting.length === 1 ? 'Make it a passage' : `Make all ${numberWords(waiting.length)} passages`}
          </IconlessButton>
        </div>
      )}
      <VirtualList
        label="Changes and comments"
        className="reader-pane-list"
        items={shown}
        keyOf={keyOf}
        estimate={72}
        shownKey={current === null ? null : keyOf(current)}
        focused={focused}
        onKeyDown={onKeyDown}
        renderItem={(mark) => (
          <ChangeRow
            mark={mark}
            reading={reading}
            isCurrent={mark === current}
            onGo={() => changes.go(mark)}
            isMade={isOffered(mark) && isMade(mark)}
            onMake={
              props.writable && theme !== undefined && isOffered(mark) && !isMade(mark)
                ? () => void changes.makePassages([mark], theme)
                : null
            }
          />
        )}
      />
    </>
  );
}

function ChangeRow(props: {
  readonly mark: TextMark;
  readonly reading: ReaderDocument;
  readonly isCurrent: boolean;
  readonly isMade: boolean;
  readonly onGo: () => void;
  /** Null where nothing can be made of it. */
  readonly onMake: (() => void) | null;
}): JSX.Element {
  const { mark, reading } = props;
  const look = lookOfMark(mark) ?? 'hidden';
  const saying = sayingOf(mark, reading);
  return (
    <div className="reader-change" data-look={look} data-current={props.isCurrent ? '' : undefined}>
      <button
        type="button"
        className="reader-change-go"
        data-takes-focus=""
        aria-current={props.isCurrent ? 'location' : undefined}
        onClick={props.onGo}
      >
        <span className="reader-change-sign" aria-hidden="true">
          {signs[look]}
        </span>
        <span className="reader-change-who">{markWords(mark)}</span>
        <span className="reader-change-text" dir="auto">
          {markedText(mark, reading.text, 140) || 'End of paragraph'}
        </span>
        {saying !== '' && (
          <span className="reader-change-saying" dir="auto">
            {inShort(saying, 300)}
          </span>
        )}
      </button>
      {props.isMade && <span className="reader-change-made">A passage stands here</span>}
      {props.onMake !== null && <IconlessButton onClick={props.onMake}>Make a passage</IconlessButton>}
    </div>
  );
}

/** How many marks each person made, the most first. */
function countByAuthor(marks: readonly TextMark[]): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(authorOf(mark), (counts.get(authorOf(mark)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}
