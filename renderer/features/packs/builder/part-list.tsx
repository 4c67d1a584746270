import './part-list.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { isTextField } from '../../../state/actions.ts';
import { useVisibleRows } from '../../../ui/use-visible-rows.ts';
import type { BundleRow } from './bundle-rows.ts';
import { contentWords, type NamedThings } from './content-words.ts';
import { PartRow, partRowHeight, type PartRowEvents } from './part-row.tsx';
import type { PartDrag } from './use-part-drag.ts';

/** What the list of parts asks for. */
export interface PartListActions {
  readonly onChoose: (id: string) => void;
  /** Opens what the row can be changed in: its title, or the place below the list. */
  readonly onOpen: (id: string) => void;
  readonly onEditTitle: (id: string | null) => void;
  readonly onTitle: (id: string, title: string) => void;
  readonly onStep: (id: string, step: -1 | 1) => void;
  readonly onRemove: (id: string) => void;
}

/**
 * The sections of a bundle and what is in them, of which only rows near the screen are made. Arrow keys walk, Alt with arrows moves,
 * Enter opens, F2 edits a title, Delete takes out; rows are dragged, too.
 */
export function PartList(
  props: PartListActions & {
    readonly rows: readonly BundleRow[];
    readonly named: NamedThings;
    /** The numbers printed on first pages, by the row's id. */
    readonly pages: ReadonlyMap<string, string>;
    readonly chosen: string | null;
    readonly edited: string | null;
    readonly drag: PartDrag;
  },
): JSX.Element {
  const { rows, chosen, drag } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useVisibleRows(scroller, rows.length, partRowHeight);
  const at = rows.findIndex((row) => row.id === chosen);
  useEffect(() => {
    const element = scroller.current;
    if (at < 0 || element === null) return undefined;
    reveal(at, 4);
    // What opens below makes the list lower; the chosen row stays in view.
    const observer = new ResizeObserver(() => reveal(at, 4));
    observer.observe(element);
    return () => observer.disconnect();
  }, [at, reveal]);
  const latest = useRef({ props });
  useLayoutEffect(() => {
    latest.current = { props };
  });
  const events = useMemo(
    (): PartRowEvents => ({
      onClick: (_event, row) => latest.current.props.onChoose(row),
      onOpen: (row) => latest.current.props.onOpen(row),
      onDragStart: (event, row, words) => {
        latest.current.props.onChoose(row);
        latest.current.props.drag.start(event, { kind: 'row', id: row }, words);
      },
      onDragOver: (event, row) => latest.current.props.drag.over(event, row),
      onTitle: (row, title) => latest.current.props.onTitle(row, title),
      onTitleDone: () => {
        latest.current.props.onEditTitle(null);
        scroller.current?.focus();
      },
    }),
    [],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isTextField(event.target) || event.ctrlKey || event.metaKey) return;
    const row = rows[at];
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / partRowHeight) - 1);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const to = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: rows.length - 1,
      PageUp: at - page,
      PageDown: at + page,
    }[event.key];
    if (event.altKey) {
      if (step === undefined || row === undefined) return;
      props.onStep(row.id, step === -1 ? -1 : 1);
    } else if (to !== undefined) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, to))];
      if (next !== undefined) props.onChoose(next.id);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (row !== undefined) props.onRemove(row.id);
    } else if (event.key === 'Enter') {
      if (row !== undefined) props.onOpen(row.id);
    } else if (event.key === 'F2') {
      if (row !== undefined) props.onEditTitle(row.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { mark } = drag;
  return (
    <div
      ref={scroller}
      className="part-list"
      role="tree"
      aria-label="Parts of the pack"
      tabIndex={0}
      aria-activedescendant={at >= first && at < last ? `${id}-${String(at)}` : undefined}
      onKeyDown={onKeyDown}
      onDragOver={(event) => drag.over(event, null)}
      onDrop={drag.drop}
      onDragEnd={drag.end}
    >
      <div role="none" className="part-list-rows" style={{ height: rows.length * partRowHeight }}>
        {rows.slice(first, last).map((row, offset) => (
          <PartRow
            key={row.id}
            id={`${id}-${String(first + offset)}`}
            row={row}
            top={(first + offset) * partRowHeight}
            words={row.kind === 'item' ? contentWords(row.item.content, props.named) : null}
            page={props.pages.get(row.id) ?? ''}
            isChosen={row.id === chosen}
            isEdited={row.id === props.edited}
            drop={mark?.id === row.id ? mark.side : null}
            events={events}
          />
        ))}
      </div>
    </div>
  );
}
