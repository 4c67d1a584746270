import './outline-panel.css';
import type { JSX, KeyboardEvent, RefObject } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Field } from '../../ui/field.tsx';
import { useVisibleRows } from '../../ui/use-visible-rows.ts';
import { countWords } from '../../ui/words.ts';
import type { OutlineEntry } from './outline.ts';
import { filterOutline, outlineOf, sectionOfBlock } from './outline.ts';
import type { ReaderDocument } from './reader-document.ts';
import type { TextView } from './text-view.ts';
import { usePlaceInText } from './use-place-in-text.ts';
import { scrollToOffset } from './visible-span.ts';

/** Height of a row, in CSS pixels; as in the styles. */
const rowHeight = 30;

/** Room kept above a heading that was gone to, in CSS pixels. */
const aboveHeading = 20;

/** The headings of the text as a tree: it follows the reading, goes to what is chosen, and is narrowed by typing. */
export function OutlinePanel(props: {
  readonly reading: ReaderDocument;
  readonly view: TextView | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Puts the caret at a heading that was gone to, and the keyboard into the text. */
  readonly onGo: (offset: number) => void;
}): JSX.Element {
  const { reading, view, scroller } = props;
  const { text, blocks } = reading;
  const entries = useMemo(() => outlineOf(text, blocks), [text, blocks]);
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => filterOutline(entries, typed), [entries, typed]);
  const reached = usePlaceInText(scroller, view);
  const current = entries[sectionOfBlock(entries, reached)]?.block ?? null;

  const go = (entry: OutlineEntry | undefined): void => {
    const pane = scroller.current;
    const start = entry === undefined ? undefined : blocks[entry.block - 1]?.start;
    if (start === undefined || pane === null || view === null) return;
    props.onGo(start);
    scrollToOffset(pane, view.body, start, aboveHeading);
  };

  return (
    <>
      <div className="reader-pane-bar">
        <h2>{countWords(entries.length, 'heading')}</h2>
      </div>
      {entries.length === 0 ? (
        <p className="reader-pane-empty">
          No headings in this text. Go through it by its passages with [ and ], or find words in it.
        </p>
      ) : (
        <>
          <Field
            className="reader-outline-filter"
            label="Find a heading"
            labelHidden
            type="search"
            placeholder="Find a heading"
            value={typed}
            onChange={setTyped}
            onKeyDown={(event) => {
              if (event.key === 'Enter') go(shown[0]);
              else if (event.key === 'Escape' && typed !== '') setTyped('');
              else return;
              event.preventDefault();
            }}
          />
          {shown.length === 0 ? (
            <p className="reader-pane-empty">No heading has these words.</p>
          ) : (
            <OutlineTree entries={shown} current={current} onGo={go} />
          )}
        </>
      )}
    </>
  );
}

function OutlineTree(props: {
  readonly entries: readonly OutlineEntry[];
  /** The block of the heading one reads under. */
  readonly current: number | null;
  readonly onGo: (entry: OutlineEntry | undefined) => void;
}): JSX.Element {
  const { entries, current, onGo } = props;
  const id = useId();
  const tree = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useVisibleRows(tree, entries.length, rowHeight);
  const currentAt = entries.findIndex(({ block }) => block === current);
  const [chosen, setChosen] = useState<number | null>(null);
  const active = Math.min(entries.length - 1, chosen ?? Math.max(0, currentAt));

  useEffect(() => {
    // What one is choosing from stays where it is.
    if (currentAt !== -1 && tree.current?.matches(':focus, :hover') !== true) reveal(currentAt, 0);
  }, [currentAt, reveal]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: entries.length - 1,
      PageDown: active + 10,
      PageUp: active - 10,
    }[event.key];
    if (next !== undefined) {
      const at = Math.min(entries.length - 1, Math.max(0, next));
      setChosen(at);
      reveal(at, 0);
    } else if (event.key === 'Enter' || event.key === ' ') onGo(entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={tree}
      className="reader-outline"
      role="tree"
      aria-label="Headings"
      tabIndex={0}
      aria-activedescendant={active >= first && active < last ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onBlur={() => setChosen(null)}
    >
      <div role="none" style={{ height: entries.length * rowHeight }}>
        <div role="none" style={{ translate: `0 ${first * rowHeight}px` }}>
          {entries.slice(first, last).map((entry, position) => {
            const at = first + position;
            return (
              <div
                key={entry.block}
                id={`${id}-${at}`}
                role="treeitem"
                aria-level={entry.level}
                aria-posinset={at + 1}
                aria-setsize={entries.length}
                aria-selected={at === active}
                aria-current={entry.block === current ? 'location' : undefined}
                className={classNames(
                  'reader-outline-row',
                  at === active && 'reader-outline-active',
                  entry.block === current && 'reader-outline-current',
                )}
                style={{ paddingInlineStart: 12 + (entry.level - 1) * 14 }}
                title={entry.title}
                onClick={() => onGo(entry)}
              >
                <span className="reader-outline-title" dir="auto">
                  {entry.title}
                </span>
                <span className="reader-outline-label">{entry.label}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
