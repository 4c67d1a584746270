import type { DocumentSummary } from '../../../shared/model/index.ts';
import type { Families } from '../../state/families.ts';

/** How a row of the library stands in its family. */
export interface FamilyRow {
  /** 0 for what stands by itself or first. */
  readonly depth: number;
  /** How many rows stand or would stand below it, at any depth. */
  readonly below: number;
  /** Null where nothing stands below it. */
  readonly expanded: boolean | null;
}

/** Rows with families together, and how each stands in its own. */
export interface FamilyRows {
  readonly rows: readonly DocumentSummary[];
  readonly places: ReadonlyMap<string, FamilyRow>;
}

/**
 * Puts what came with a document below it, in the order of the source, whatever the list is sorted by; the family stands where its
 * first listed document sorts. What lies below a folded document is left out.
 */
export function familyRows(
  listed: readonly DocumentSummary[],
  families: Families,
  folded: ReadonlySet<string>,
): FamilyRows {
  const shown = new Set(listed.map(({ id }) => id));
  const below = new Map<string, DocumentSummary[]>();
  const first: DocumentSummary[] = [];
  for (const document of listed) {
    const above = families.above(document).findLast(({ id }) => shown.has(id));
    const known = above === undefined ? first : below.get(above.id);
    if (known !== undefined) known.push(document);
    else if (above !== undefined) below.set(above.id, [document]);
  }
  const order = new Map<string, number>();
  for (const root of families.byId.values()) {
    if (root.family === null || !families.byId.has(root.family.parent))
      families.below(root.id).forEach(({ id }, index) => order.set(id, index));
  }
  for (const list of below.values())
    list.sort((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));

  const rows: DocumentSummary[] = [];
  const places = new Map<string, FamilyRow>();
  const sizeOf = (id: string): number =>
    (below.get(id) ?? []).reduce((sum, document) => sum + 1 + sizeOf(document.id), 0);
  const open = first.toReversed().map((document) => ({ document, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { document, depth } = next;
    const members = below.get(document.id) ?? [];
    const expanded = members.length === 0 ? null : !folded.has(document.id);
    rows.push(document);
    places.set(document.id, { depth, below: sizeOf(document.id), expanded });
    if (expanded === true)
      open.push(...members.toReversed().map((member) => ({ document: member, depth: depth + 1 })));
  }
  return { rows, places };
}
