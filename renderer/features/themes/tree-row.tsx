import type { DragEvent, JSX, MouseEvent } from 'react';
import { memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { numberWords } from '../../ui/words.ts';
import type { DropPart } from './theme-moves.ts';
import type { TreeRow } from './tree-rows.ts';

/** The height of every row of the tree, in CSS pixels. */
export const treeRowHeight = 30;

/** What the tree does with what happens on its rows; the same for every row, so that rows are drawn anew only when they change. */
export interface TreeRowEvents {
  readonly onClick: (event: MouseEvent, id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onDragStart: (event: DragEvent<HTMLElement>, id: string) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>, id: string) => void;
}

/** A theme in the tree: its chip, what is to be known of it at a glance, and how many passages it counts. */
export const TreeRowView = memo(TreeRowOf);

function TreeRowOf(props: {
  readonly id: string;
  readonly row: TreeRow;
  readonly top: number;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  readonly isCut: boolean;
  readonly drop: DropPart | 'refused' | null;
  readonly draggable: boolean;
  readonly events: TreeRowEvents;
}): JSX.Element {
  const { row, events } = props;
  const { theme } = row;
  return (
    <div
      id={props.id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-setsize={row.siblings}
      aria-posinset={row.place}
      aria-selected={props.isChosen}
      aria-expanded={row.branch === 'leaf' ? undefined : row.branch === 'open'}
      draggable={props.draggable}
      className={classNames(
        'theme-row',
        props.isCurrent && 'theme-row-current',
        props.isCut && 'theme-row-cut',
        theme.retired && 'theme-row-retired',
        props.drop !== null && `theme-row-${props.drop}`,
      )}
      style={{ top: props.top, height: treeRowHeight, paddingInlineStart: indent(row.depth) }}
      onClick={(event) => events.onClick(event, theme.id)}
      onDoubleClick={() => events.onOpen(theme.id)}
      onDragStart={(event) => events.onDragStart(event, theme.id)}
      onDragOver={(event) => events.onDragOver(event, theme.id)}
    >
      <span
        className="theme-row-branch"
        aria-hidden="true"
        onClick={(event) => {
          if (row.branch === 'leaf') return;
          event.stopPropagation();
          events.onToggle(theme.id);
        }}
      >
        {{ leaf: '', open: '▾', closed: '▸' }[row.branch]}
      </span>
      <ThemeChip theme={theme} named />
      {theme.conflicts.length > 0 && <span className="theme-row-conflict">in conflict</span>}
      {theme.retired && <span className="number">retired</span>}
      <span className="number theme-row-count">
        {numberWords(theme.passages)}
        <span className="visually-hidden">{theme.passages === 1 ? ' passage' : ' passages'}</span>
      </span>
      {(props.drop === 'before' || props.drop === 'after') && (
        <span className="theme-row-mark" style={{ insetInlineStart: indent(row.depth) + 14 }} />
      )}
    </div>
  );
}

function indent(depth: number): number {
  return 6 + Math.min(depth, 12) * 16;
}
