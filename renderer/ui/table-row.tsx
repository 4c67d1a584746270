import type { JSX, MouseEvent } from 'react';
import { classNames } from './class-names.ts';
import type { TablePlace } from './table-place.ts';
import type { TableColumn } from './table-column.ts';

/** One row of a `Table`, at its place among all rows. */
export function TableRow<Row>(props: {
  readonly id: string;
  readonly row: Row;
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly current: boolean;
  readonly dimmed: boolean;
  readonly place: TablePlace | undefined;
  readonly onToggle: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onOpen: () => void;
}): JSX.Element {
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-level={props.place === undefined ? undefined : props.place.depth + 1}
      aria-expanded={props.place?.expanded ?? undefined}
      aria-selected={props.selectable ? props.selected : undefined}
      className={classNames(
        'table-row',
        'table-row-body',
        props.current && 'table-row-current',
        props.selected && 'table-row-selected',
        props.dimmed && 'table-row-dimmed',
      )}
      style={{ top: props.top, height: props.height, gridTemplateColumns: props.template }}
      onClick={props.onClick}
      onDoubleClick={props.onOpen}
    >
      {props.selectable && (
        <div role="gridcell" className="table-cell">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select ${props.name}`}
            checked={props.selected}
            onClick={(event) => event.stopPropagation()}
            onChange={props.onToggle}
          />
        </div>
      )}
      {props.columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={classNames('table-cell', column.align === 'end' && 'table-cell-end')}
        >
          {column.cell(props.row)}
        </div>
      ))}
    </div>
  );
}
