import './theme-tree.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { useVisibleRows } from '../../ui/use-visible-rows.ts';
import type { DropPart, ThemePlace } from './theme-moves.ts';
import { dropPlace, intoTheme, isWithin, outermost, stepPlace } from './theme-moves.ts';
import { themesWords } from './theme-words.ts';
import type { TreeKey } from './tree-keys.ts';
import { treeKey, typedAhead } from './tree-keys.ts';
import type { TreeRowEvents } from './tree-row.tsx';
import { treeRowHeight, TreeRowView } from './tree-row.tsx';
import type { TreeRow } from './tree-rows.ts';
import type { TreeSelection } from './tree-selection.ts';
import { onlyTheme, upToTheme, withThemeToggled } from './tree-selection.ts';
import type { DropMark } from './use-tree-drag.ts';
import { useTreeDrag } from './use-tree-drag.ts';

/** What the tree is given, and what it asks for. */
export interface ThemeTreeProps {
  readonly themes: readonly Theme[];
  readonly rows: readonly TreeRow[];
  readonly selection: TreeSelection;
  readonly writable: boolean;
  readonly onSelect: (selection: TreeSelection) => void;
  readonly onToggle: (id: string) => void;
  readonly onOpenBranches: (ids: readonly string[]) => void;
  /** Enter or a double click: to the theme's own fields. */
  readonly onEnter: () => void;
  readonly onMove: (ids: ReadonlySet<string>, place: ThemePlace) => void;
}

const nothing: ReadonlySet<string> = new Set();

/** How long letters typed one after another are one word, in milliseconds. */
const typingMs = 700;

/**
 * The tree of themes, of which only the rows near the screen are made. Arrow keys walk, letters find, Shift and Ctrl choose
 * several; these are moved by dragging, by Alt with arrows, or by Ctrl+X and Ctrl+V.
 */
export function ThemeTree(props: ThemeTreeProps): JSX.Element {
  const { themes, rows, selection } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useVisibleRows(scroller, rows.length, treeRowHeight);
  const [cut, setCut] = useState(nothing);
  const typed = useRef({ text: '', atMs: 0 });
  const drag = useTreeDrag((ids, mark) => {
    const place = placeOfMark(themes, rows, ids, mark);
    if (place !== null) props.onMove(ids, place);
  });
  const at = rows.findIndex((row) => row.theme.id === selection.current);
  useEffect(() => {
    if (at >= 0) reveal(at, 0);
  }, [at, reveal]);

  const latest = useRef({ props, drag });
  useLayoutEffect(() => {
    latest.current = { props, drag };
  });
  const events = useMemo(
    (): TreeRowEvents => ({
      onClick: (event, themeId) => {
        const now = latest.current.props;
        if (event.shiftKey) now.onSelect(upToTheme(now.selection, now.rows, themeId));
        else if (event.ctrlKey || event.metaKey) now.onSelect(withThemeToggled(now.selection, themeId));
        else now.onSelect(onlyTheme(themeId));
      },
      onToggle: (themeId) => latest.current.props.onToggle(themeId),
      onOpen: () => latest.current.props.onEnter(),
      onDragStart: (event, themeId) => {
        const now = latest.current.props;
        const ids = now.selection.chosen.has(themeId) ? now.selection.chosen : new Set([themeId]);
        if (!now.selection.chosen.has(themeId)) now.onSelect(onlyTheme(themeId));
        latest.current.drag.start(event, ids, themesWords(outermost(now.themes, ids)));
      },
      onDragOver: (event, themeId) => latest.current.drag.over(event, themeId),
    }),
    [],
  );

  const perform = (key: TreeKey) => {
    switch (key.kind) {
      case 'select':
        props.onSelect(key.selection);
        return;
      case 'toggle':
        props.onToggle(key.id);
        return;
      case 'open':
        props.onOpenBranches(key.ids);
        return;
      case 'enter':
        props.onEnter();
        return;
      case 'step': {
        const place = props.writable ? stepPlace(themes, selection.chosen, key.step) : null;
        if (place !== null) props.onMove(selection.chosen, place);
        return;
      }
      case 'cut':
        if (!props.writable) return;
        setCut(selection.chosen);
        announce(
          `${themesWords(outermost(themes, selection.chosen))} cut. Go to another theme and press Ctrl+V.`,
        );
        return;
      case 'paste':
        if (cut.size === 0) announce('Nothing was cut. Choose themes and press Ctrl+X first.');
        else {
          props.onMove(cut, intoTheme(themes, cut, selection.current));
          setCut(nothing);
        }
        return;
      case 'leave':
        setCut(nothing);
        if (selection.current !== null) props.onSelect(onlyTheme(selection.current));
        return;
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / treeRowHeight) - 1);
    const isTyping = event.key === ' ' && event.timeStamp - typed.current.atMs < typingMs;
    const key = (isTyping ? null : treeKey(event.nativeEvent, selection, rows, page)) ?? keyOfTyping(event);
    if (key === null) return;
    perform(key);
    event.preventDefault();
    event.stopPropagation();
  };
  const keyOfTyping = (event: KeyboardEvent): TreeKey | null => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[\p{L}\p{N} ]$/u.test(event.key)) return null;
    const { text, atMs } = typed.current;
    const goesOn = event.timeStamp - atMs < typingMs;
    typed.current = { text: `${goesOn ? text : ''}${event.key}`, atMs: event.timeStamp };
    const found = typedAhead(typed.current.text, selection.current, rows);
    return { kind: 'select', selection: found === null ? selection : onlyTheme(found) };
  };

  const { mark } = drag;
  const refused = mark !== null && isRefused(themes, drag.dragged, mark);
  return (
    <div className="theme-tree-frame">
      <div
        ref={scroller}
        className="theme-tree"
        role="tree"
        aria-label="Themes"
        aria-multiselectable="true"
        tabIndex={0}
        aria-activedescendant={at >= first && at < last ? `${id}-${String(at)}` : undefined}
        onKeyDown={onKeyDown}
        onDragEnd={drag.end}
        onDrop={drag.drop}
      >
        <div role="none" className="theme-tree-rows" style={{ height: rows.length * treeRowHeight }}>
          {rows.slice(first, last).map((row, offset) => (
            <TreeRowView
              key={row.theme.id}
              id={`${id}-${String(first + offset)}`}
              row={row}
              top={(first + offset) * treeRowHeight}
              isChosen={selection.chosen.has(row.theme.id)}
              isCurrent={first + offset === at}
              isCut={cut.has(row.theme.id)}
              drop={mark?.id !== row.theme.id ? null : refused ? 'refused' : mark.part}
              draggable={props.writable}
              events={events}
            />
          ))}
        </div>
      </div>
      {mark !== null && <p className="theme-tree-drop">{dropWords(themes, drag.dragged, mark, refused)}</p>}
    </div>
  );
}

/** After an open theme means first of what stands under it, for there the mark is seen. */
function placeOfMark(
  themes: readonly Theme[],
  rows: readonly TreeRow[],
  ids: ReadonlySet<string>,
  { id, part }: DropMark,
): ThemePlace | null {
  const isOpen = rows.some((row) => row.theme.id === id && row.branch === 'open');
  if (part === 'after' && isOpen && !ids.has(id)) return { parent: id, position: 0 };
  return dropPlace(themes, ids, id, part);
}

function isRefused(themes: readonly Theme[], ids: ReadonlySet<string>, { id, part }: DropMark): boolean {
  const parent = part === 'into' ? id : (themes.find((theme) => theme.id === id)?.parent ?? null);
  return !ids.has(id) && isWithin(themes, parent, ids);
}

const dropPartWords: Readonly<Record<DropPart, string>> = {
  before: 'before',
  into: 'under',
  after: 'after',
};

function dropWords(
  themes: readonly Theme[],
  ids: ReadonlySet<string>,
  { id, part }: DropMark,
  refused: boolean,
): string {
  if (refused) return 'A theme cannot be put under itself or under one of its own sub-themes.';
  if (ids.has(id)) return 'Stays where it is.';
  const name = themes.find((theme) => theme.id === id)?.name ?? '';
  return `Put ${themesWords(outermost(themes, ids))} ${dropPartWords[part]} ${name}`;
}
