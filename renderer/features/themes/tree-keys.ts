import type { KeyPress } from '../../state/shortcut.ts';
import { matchesShortcut } from '../../state/shortcut.ts';
import type { ThemeStep } from './theme-moves.ts';
import type { TreeRow } from './tree-rows.ts';
import type { TreeSelection } from './tree-selection.ts';
import { allThemes, atTheme, onlyTheme, upToTheme, withThemeToggled } from './tree-selection.ts';

/** The keys that move the chosen themes in the tree. */
export const moveKeys: readonly { readonly step: ThemeStep; readonly shortcut: string }[] = [
  { step: 'up', shortcut: 'Alt+Up' },
  { step: 'down', shortcut: 'Alt+Down' },
  { step: 'in', shortcut: 'Alt+Shift+Right' },
  { step: 'out', shortcut: 'Alt+Shift+Left' },
];

/** What a key means in the tree. */
export type TreeKey =
  | { readonly kind: 'select'; readonly selection: TreeSelection }
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'open'; readonly ids: readonly string[] }
  | { readonly kind: 'step'; readonly step: ThemeStep }
  | { readonly kind: 'enter' | 'cut' | 'paste' | 'leave' };

/**
 * What a key press means, as in any tree (ARIA Authoring Practices, tree view), and cut and paste besides; null where it
 * means nothing here.
 *
 * @param page how many rows a page has.
 */
export function treeKey(
  press: KeyPress,
  selection: TreeSelection,
  rows: readonly TreeRow[],
  page: number,
): TreeKey | null {
  const move = moveKeys.find(({ shortcut }) => matchesShortcut(shortcut, press));
  if (move !== undefined) return { kind: 'step', step: move.step };
  if (press.altKey) return null;
  const main = press.ctrlKey || press.metaKey;
  const at = rows.findIndex((row) => row.theme.id === selection.current);
  const row = rows[at];
  const target = targetOf(press.key, at, rows, page);
  if (target !== null) {
    const id = rows[Math.max(0, Math.min(rows.length - 1, target))]?.theme.id;
    if (id === undefined) return null;
    if (press.shiftKey) return { kind: 'select', selection: upToTheme(selection, rows, id) };
    return { kind: 'select', selection: main ? atTheme(selection, id) : onlyTheme(id) };
  }
  if (main) {
    switch (press.key.toLowerCase()) {
      case 'a':
        return { kind: 'select', selection: allThemes(selection, rows) };
      case 'x':
        return { kind: 'cut' };
      case 'v':
        return { kind: 'paste' };
      case ' ':
        break;
      default:
        return null;
    }
  }
  if (row === undefined) return null;
  const id = row.theme.id;
  switch (press.key) {
    case ' ':
      return { kind: 'select', selection: withThemeToggled(selection, id) };
    case 'Enter':
    case 'F2':
      return { kind: 'enter' };
    case 'Escape':
      return { kind: 'leave' };
    case '*':
      return {
        kind: 'open',
        ids: rows.filter((other) => other.theme.parent === row.theme.parent).map((other) => other.theme.id),
      };
    case 'ArrowRight':
      if (row.branch === 'closed') return { kind: 'toggle', id };
      return row.branch === 'open' ? selecting(rows[at + 1]?.theme.id) : null;
    case 'ArrowLeft':
      if (row.branch === 'open') return { kind: 'toggle', id };
      return row.depth === 0 ? null : selecting(row.theme.parent);
    default:
      return null;
  }
}

/** The next theme whose name begins with what was typed, from the present one on, which stays where it still fits. */
export function typedAhead(typed: string, current: string | null, rows: readonly TreeRow[]): string | null {
  const wanted = typed.toLowerCase();
  const at = Math.max(
    0,
    rows.findIndex((row) => row.theme.id === current),
  );
  const from = at + ([...wanted].length === 1 ? 1 : 0);
  const inTurn = [...rows.slice(from), ...rows.slice(0, from)];
  return inTurn.find((row) => row.theme.name.toLowerCase().startsWith(wanted))?.theme.id ?? null;
}

function selecting(id: string | null | undefined): TreeKey | null {
  return id === null || id === undefined ? null : { kind: 'select', selection: onlyTheme(id) };
}

function targetOf(key: string, at: number, rows: readonly TreeRow[], page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    default:
      return null;
  }
}
