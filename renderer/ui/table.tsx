import './table.css';
import type { JSX, KeyboardEvent, MouseEvent } from 'react';
import { useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import type { TableColumn } from './table-column.ts';
import type { TablePlace } from './table-place.ts';
import type { TableSort } from './table-sort.ts';
import { TableRow } from './table-row.tsx';
import { useVisibleRows } from './use-visible-rows.ts';

/** What a table is given. Rows come filtered and sorted; the table says what a person asked for. */
export interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What a screen reader calls the row's box. */
  readonly nameOf: (row: Row) => string;
  /** In CSS pixels; one height for all, so that ten thousand rows cost as much as forty. */
  readonly rowHeight: number;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  /** Left out together where rows cannot be selected. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Enter or a double click. */
  readonly onOpen: (row: Row) => void;
  /** The row whose details stand beside the table. */
  readonly current: string | null;
  readonly onCurrent: (row: Row) => void;
  readonly dimmed?: (row: Row) => boolean;
  /** Where rows stand below others: how deep, from 0, and whether what is below is shown; null where nothing is. */
  readonly placeOf?: (row: Row) => TablePlace;
  /** Left and right arrow: folds or unfolds what stands below a row. */
  readonly onFold?: (row: Row, folded: boolean) => void;
}

const headHeight = 32;
const noneSelected: ReadonlySet<string> = new Set();

/**
 * A long table as an ARIA grid with the rows near the screen in the page: arrow keys, Page Up and Down, Home and End move,
 * Space selects, Ctrl+A selects all, Enter opens; headings sort.
 */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const { rows, keyOf, selected = noneSelected, onCurrent, rowHeight } = props;
  const selectable = props.onSelect !== undefined;
  const onSelect = (next: ReadonlySet<string>): void => props.onSelect?.(next);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const { first, last, reveal } = useVisibleRows(scroller, rows.length, rowHeight);
  const currentIndex = rows.findIndex((row) => keyOf(row) === props.current);
  const { template, minimumWidth } = tableTracks(props.columns, selectable);

  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  const selectRange = (from: number, to: number) => {
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(keyOf);
    onSelect(new Set([...selected, ...range]));
  };
  const moveTo = (index: number, extend: boolean) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[target];
    if (row === undefined) return;
    if (extend) selectRange(anchor ?? Math.max(0, currentIndex), target);
    else setAnchor(target);
    onCurrent(row);
    reveal(target, headHeight);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - headHeight) / rowHeight) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[
      event.key
    ];
    const row = rows[currentIndex];
    if (step !== undefined && !event.ctrlKey && !event.altKey)
      moveTo(Math.max(currentIndex, step > 0 ? -1 : 0) + step, event.shiftKey);
    else if (
      (event.key === 'ArrowLeft' || event.key === 'ArrowRight') &&
      row !== undefined &&
      props.placeOf?.(row).expanded === (event.key === 'ArrowLeft')
    )
      props.onFold?.(row, event.key === 'ArrowLeft');
    else if (event.key === ' ' && row !== undefined) toggle(keyOf(row));
    else if (event.key === 'Enter' && row !== undefined) props.onOpen(row);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect(new Set(rows.map(keyOf)));
    else if (event.key === 'Escape' && selected.size > 0) onSelect(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onRowClick = (event: MouseEvent, index: number) => {
    if (event.shiftKey) moveTo(index, true);
    else {
      const row = rows[index];
      if (row !== undefined && (event.ctrlKey || event.metaKey)) toggle(keyOf(row));
      moveTo(index, false);
    }
  };

  return (
    <div
      ref={scroller}
      className="table"
      role={props.placeOf === undefined ? 'grid' : 'treegrid'}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={props.columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable}
      aria-activedescendant={
        currentIndex >= first && currentIndex < last ? `${id}-${String(currentIndex)}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="table-head" role="rowgroup" style={{ minWidth: minimumWidth }}>
        <div className="table-row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          {selectable && (
            <div role="columnheader" className="table-cell" aria-label="Selected">
              <input
                type="checkbox"
                aria-label="Select all rows"
                checked={rows.length > 0 && rows.every((row) => selected.has(keyOf(row)))}
                onChange={(event) => onSelect(new Set(event.target.checked ? rows.map(keyOf) : []))}
              />
            </div>
          )}
          {props.columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className="table-body"
        style={{ height: rows.length * rowHeight, minWidth: minimumWidth }}
      >
        {rows.slice(first, last).map((row, offset) => {
          const index = first + offset;
          const key = keyOf(row);
          return (
            <TableRow
              key={key}
              id={`${id}-${String(index)}`}
              row={row}
              name={props.nameOf(row)}
              columns={props.columns}
              index={index}
              top={index * rowHeight}
              height={rowHeight}
              template={template}
              selected={selected.has(key)}
              selectable={selectable}
              current={index === currentIndex}
              dimmed={props.dimmed?.(row) === true}
              place={props.placeOf?.(row)}
              onToggle={() => toggle(key)}
              onClick={(event) => onRowClick(event, index)}
              onOpen={() => props.onOpen(row)}
            />
          );
        })}
      </div>
    </div>
  );
}

const boxWidth = 26;
const columnGap = 12;
const sidePadding = 12;

/** The grid tracks head and rows share, and the width below which the table scrolls sideways. */
function tableTracks(
  columns: readonly { readonly minimum: number; readonly share: number }[],
  selectable: boolean,
): {
  readonly template: string;
  readonly minimumWidth: number;
} {
  const tracks = columns.map(({ minimum, share }) =>
    share === 0 ? `${String(minimum)}px` : `minmax(${String(minimum)}px, ${String(share)}fr)`,
  );
  const minimums = columns.reduce((sum, column) => sum + column.minimum, selectable ? boxWidth : 0);
  return {
    template: [...(selectable ? [`${String(boxWidth)}px`] : []), ...tracks].join(' '),
    minimumWidth: minimums + columns.length * columnGap + 2 * sidePadding,
  };
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
}): JSX.Element {
  const headings = [
    { id: column.id, heading: column.heading },
    ...(column.also === undefined ? [] : [column.also]),
  ];
  const sorted = headings.some(({ id }) => id === sort.column);
  return (
    <div
      role="columnheader"
      className={classNames('table-cell', column.align === 'end' && 'table-cell-end')}
      aria-sort={sorted ? sort.direction : 'none'}
    >
      {headings.map(({ id, heading }) => {
        const active = sort.column === id;
        const next = active && sort.direction === 'ascending' ? 'descending' : 'ascending';
        return (
          <button
            key={id}
            type="button"
            className={active ? 'table-sort table-sort-active' : 'table-sort'}
            onClick={() => onSort({ column: id, direction: next })}
          >
            {heading}
            <span aria-hidden="true">{active ? (sort.direction === 'ascending' ? ' ▴' : ' ▾') : ''}</span>
          </button>
        );
      })}
    </div>
  );
}
