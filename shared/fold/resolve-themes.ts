import type { OrderKey } from '../base/index.ts';

/** A theme's registers as folded, before cycles, merges and equal codes are resolved. */
export interface FoldedTheme {
  readonly id: string;
  readonly code: string;
  readonly codeOrder: OrderKey;
  readonly parent: string | null;
  readonly parentOrder: OrderKey;
  readonly position: number;
  readonly mergedInto: string | null;
  readonly mergedIntoOrder: OrderKey;
  readonly madeOrder: OrderKey;
}

/** What reading makes of the folded themes. */
export interface ThemeResolution {
  /** Parent by theme id, without cycles and never a theme that is not there. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** The theme that stands for a theme after all merges: itself where it was merged into none. */
  readonly successors: ReadonlyMap<string, string>;
  /** Codes, each once: of equal codes the later made is shown with a digit. */
  readonly codes: ReadonlyMap<string, string>;
  /** Theme ids in order of display: depth first, siblings by position, then by order of making. */
  readonly displayOrder: readonly string[];
}

/**
 * Resolves the theme tree on reading: an edge that would close a cycle has no effect, the highest order losing; merges
 * are followed to their end; of two equal codes the later shows as `HO2`. Depends on the set of themes alone.
 */
export function resolveThemes(themes: readonly FoldedTheme[]): ThemeResolution {
  const known = new Set(themes.map((theme) => theme.id));
  const successors = followEdges(
    themes.map((theme) => ({ from: theme.id, to: theme.mergedInto, order: theme.mergedIntoOrder })),
    known,
  );
  const ends = new Map(themes.map((theme) => [theme.id, endOf(theme.id, successors)] as const));
  const parents = followEdges(
    themes.map((theme) => ({ from: theme.id, to: theme.parent, order: theme.parentOrder })),
    known,
  );
  const parentOf = new Map(themes.map((theme) => [theme.id, parents.get(theme.id) ?? null] as const));
  return {
    parents: parentOf,
    successors: ends,
    codes: uniqueCodes(themes),
    displayOrder: inDisplayOrder(themes, parentOf),
  };
}

interface Edge {
  readonly from: string;
  readonly to: string | null;
  readonly order: OrderKey;
}

/** Takes edges lowest order first and leaves out each that would close a cycle or leads nowhere. */
function followEdges(edges: readonly Edge[], known: ReadonlySet<string>): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const edge of [...edges].sort((a, b) => (a.order < b.order ? -1 : 1))) {
    if (edge.to === null || !known.has(edge.to)) continue;
    if (endOf(edge.to, taken) === edge.from || edge.to === edge.from) continue;
    taken.set(edge.from, edge.to);
  }
  return taken;
}

function endOf(start: string, edges: ReadonlyMap<string, string>): string {
  let here = start;
  for (let next = edges.get(here); next !== undefined; next = edges.get(here)) here = next;
  return here;
}

function uniqueCodes(themes: readonly FoldedTheme[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const wanted = new Set(themes.map((theme) => theme.code.toUpperCase()));
  const taken = new Set<string>();
  for (const theme of [...themes].sort((a, b) => (a.codeOrder < b.codeOrder ? -1 : 1))) {
    let code = theme.code;
    for (let digit = 2; taken.has(code.toUpperCase()); digit += 1) {
      const candidate = `${theme.code}${digit}`;
      if (!wanted.has(candidate.toUpperCase())) code = candidate;
    }
    taken.add(code.toUpperCase());
    codes.set(theme.id, code);
  }
  return codes;
}

function inDisplayOrder(
  themes: readonly FoldedTheme[],
  parents: ReadonlyMap<string, string | null>,
): readonly string[] {
  const children = new Map<string | null, FoldedTheme[]>();
  for (const theme of themes) {
    const parent = parents.get(theme.id) ?? null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [theme]);
    else siblings.push(theme);
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.position - b.position || (a.madeOrder < b.madeOrder ? -1 : 1));
  }
  const ordered: string[] = [];
  const waiting = [...(children.get(null) ?? [])].reverse();
  for (let theme = waiting.pop(); theme !== undefined; theme = waiting.pop()) {
    ordered.push(theme.id);
    waiting.push(...[...(children.get(theme.id) ?? [])].reverse());
  }
  return ordered;
}
