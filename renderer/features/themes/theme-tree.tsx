import './themes-screen.css';
import type { DragEvent, JSX, KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { matchesShortcut } from '../../state/shortcut.ts';
import { themeTree } from '../../state/theme-order.ts';
import { classNames } from '../../ui/class-names.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';
import type { ThemePlace, ThemeStep } from './theme-moves.ts';
import { dropPlace, stepPlace } from './theme-moves.ts';

/** The keys that move the chosen theme in the tree. */
export const moveKeys: readonly { readonly step: ThemeStep; readonly shortcut: string }[] = [
  { step: 'up', shortcut: 'Alt+Up' },
  { step: 'down', shortcut: 'Alt+Down' },
  { step: 'in', shortcut: 'Alt+Shift+Right' },
  { step: 'out', shortcut: 'Alt+Shift+Left' },
];

/** The tree of themes: arrow keys choose, Alt with arrows moves, and so does dragging one onto another. */
export function ThemeTree(props: {
  readonly themes: readonly Theme[];
  readonly chosen: string | null;
  readonly writable: boolean;
  readonly onChoose: (themeId: string) => void;
  readonly onMove: (theme: Theme, place: ThemePlace) => void;
}): JSX.Element {
  const { themes, chosen, onChoose, onMove } = props;
  const tree = themeTree(themes);
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<{
    readonly id: string;
    readonly where: 'before' | 'after' | 'into';
  } | null>(null);
  const chosenAt = Math.max(
    0,
    tree.findIndex(({ theme }) => theme.id === chosen),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const theme = tree[chosenAt]?.theme;
    const move = moveKeys.find(({ shortcut }) => matchesShortcut(shortcut, event));
    if (move !== undefined) {
      const place = theme === undefined || !props.writable ? null : stepPlace(themes, theme.id, move.step);
      if (theme !== undefined && place !== null) onMove(theme, place);
    } else {
      const next = { ArrowDown: chosenAt + 1, ArrowUp: chosenAt - 1, Home: 0, End: tree.length - 1 }[
        event.key
      ];
      const target = next === undefined || event.altKey ? undefined : tree[next]?.theme;
      if (target === undefined) return;
      onChoose(target.id);
      list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[next ?? 0]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onDragOver = (event: DragEvent<HTMLElement>, id: string) => {
    if (dragged === null || dropPlace(themes, dragged, id, 'into') === null) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientY - box.top) / box.height;
    const where = part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'into';
    if (over?.id !== id || over.where !== where) setOver({ id, where });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const theme = themes.find((found) => found.id === dragged);
    const place =
      over === null || theme === undefined ? null : dropPlace(themes, theme.id, over.id, over.where);
    if (theme !== undefined && place !== null) onMove(theme, place);
    setDragged(null);
    setOver(null);
  };

  return (
    <ul ref={list} className="theme-tree" role="tree" aria-label="Themes" onKeyDown={onKeyDown}>
      {tree.map(({ theme, depth }, index) => (
        <li
          key={theme.id}
          role="treeitem"
          aria-level={depth + 1}
          aria-selected={theme.id === chosen}
          tabIndex={index === chosenAt ? 0 : -1}
          draggable={props.writable}
          className={classNames(
            'theme-tree-item',
            theme.retired && 'theme-tree-retired',
            over?.id === theme.id && `theme-tree-${over.where}`,
          )}
          style={{ paddingInlineStart: 10 + Math.min(depth, 10) * 16 }}
          onClick={() => onChoose(theme.id)}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', theme.name);
            setDragged(theme.id);
          }}
          onDragEnd={() => {
            setDragged(null);
            setOver(null);
          }}
          onDragOver={(event) => onDragOver(event, theme.id)}
          onDrop={onDrop}
        >
          <ThemeChip theme={theme} named />
          {theme.conflicts.length > 0 && <span className="theme-tree-conflict">in conflict</span>}
          {theme.retired && <span className="number">retired</span>}
          <span className="number theme-tree-count">{countWords(theme.passages, 'passage')}</span>
        </li>
      ))}
    </ul>
  );
}
