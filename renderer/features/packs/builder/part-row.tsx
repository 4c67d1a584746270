import type { DragEvent, JSX, MouseEvent } from 'react';
import { memo } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import type { BundleRow } from './bundle-rows.ts';
import type { ContentWords } from './content-words.ts';
import type { PartMark } from './use-part-drag.ts';

/** The height of every row of the list of parts, in CSS pixels. */
export const partRowHeight = 30;

/** What the list does with what happens on its rows; the same for every row. */
export interface PartRowEvents {
  readonly onClick: (event: MouseEvent, id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onDragStart: (event: DragEvent<HTMLElement>, id: string, words: string) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>, id: string) => void;
  readonly onTitle: (id: string, title: string) => void;
  readonly onTitleDone: () => void;
}

/** A section or an item in the list of parts, with the number of its first page; its title as a field while it is edited. */
export const PartRow = memo(PartRowOf);

function PartRowOf(props: {
  readonly id: string;
  readonly row: BundleRow;
  readonly top: number;
  readonly words: ContentWords | null;
  /** The number printed on its first page, or empty. */
  readonly page: string;
  readonly isChosen: boolean;
  readonly isEdited: boolean;
  readonly drop: PartMark['side'] | null;
  readonly events: PartRowEvents;
}): JSX.Element {
  const { row, words, events } = props;
  const title = titleOf(row);
  const shown = words?.title ?? (title.trim() === '' ? 'Untitled section' : title);
  return (
    <div
      id={props.id}
      role="treeitem"
      aria-level={row.kind === 'section' ? 1 : 2}
      aria-setsize={row.siblings}
      aria-posinset={row.place}
      aria-selected={props.isChosen}
      aria-expanded={row.kind === 'section' ? true : undefined}
      draggable={!props.isEdited}
      className={classNames(
        'part-row',
        row.kind === 'section' && 'part-row-section',
        props.isChosen && 'part-row-chosen',
        props.drop !== null && `part-row-drop-${props.drop}`,
      )}
      style={{ top: props.top, height: partRowHeight }}
      onClick={(event) => events.onClick(event, row.id)}
      onDoubleClick={() => events.onOpen(row.id)}
      onDragStart={(event) => events.onDragStart(event, row.id, shown)}
      onDragOver={(event) => events.onDragOver(event, row.id)}
    >
      {row.kind === 'section' && (
        <span className="part-row-letter">
          {row.letter ?? <span title="Nothing of this section is in the pack yet">–</span>}
        </span>
      )}
      {props.isEdited ? (
        <input
          className="field-input part-row-input"
          aria-label={row.kind === 'section' ? 'Title of the section' : 'Title'}
          value={title}
          maxLength={500}
          autoFocus
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => events.onTitle(row.id, event.target.value)}
          onBlur={events.onTitleDone}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            events.onTitleDone();
          }}
        />
      ) : (
        <bdi className="part-row-title" title={shown}>
          {shown}
        </bdi>
      )}
      {words !== null && <span className="number part-row-kind">{words.kind}</span>}
      {words !== null && <span className="number part-row-page">{props.page}</span>}
    </div>
  );
}

/** The title of a row as a person wrote it; empty for what is named by something else. */
export function titleOf(row: BundleRow): string {
  if (row.kind === 'section') return row.section.title;
  const { content } = row.item;
  return 'title' in content ? content.title : '';
}
