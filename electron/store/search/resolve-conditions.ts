import {
  leavesOf,
  type DateQuery,
  type FieldQuery,
  type ParsedQuery,
  type QueryFault,
  type ThemeQuery,
} from '../../../shared/query/index.ts';
import type { ReadableDatabase } from '../database.ts';
import { documentFinder } from './document-conditions.ts';
import { reviewersNamed } from './reviewers-named.ts';
import { themeFinder } from './theme-finder.ts';

/** What the names in a query mean in this matter. */
export interface Conditions {
  /** Ids of a theme, merges followed, with those under it where it asks for them. */
  readonly themeIds: (theme: ThemeQuery) => ReadonlySet<string>;
  /** Documents in use that meet a condition on documents. */
  readonly documents: (condition: FieldQuery | DateQuery) => ReadonlySet<string>;
  /** Ids of the reviewers of that name. */
  readonly reviewers: (reviewer: FieldQuery) => ReadonlySet<string>;
  /** Passages that one of these reviewers tagged. */
  readonly passagesTaggedBy: (reviewer: FieldQuery) => ReadonlySet<string>;
}

/** What was made of the names, or the fault in one of them. */
export type Resolved =
  { readonly ok: true; readonly value: Conditions } | { readonly ok: false; readonly fault: QueryFault };

/**
 * Looks up every name of a query. `reviewer` is whose reading `status:` asks for.
 *
 * A theme or reviewer that is not in the matter is a fault with its place: a misspelt name under NOT would else quietly
 * leave nothing out.
 */
export function resolveConditions(
  database: ReadableDatabase,
  { query, places }: ParsedQuery,
  reviewer: string | null,
): Resolved {
  const themes = new Map<ThemeQuery, ReadonlySet<string>>();
  const documents = new Map<FieldQuery | DateQuery, ReadonlySet<string>>();
  const reviewers = new Map<FieldQuery, ReadonlySet<string>>();
  const leaves = leavesOf(query);
  const findThemes = leaves.some((leaf) => leaf.kind === 'theme') ? themeFinder(database) : null;
  const findDocuments = documentFinder(database, reviewer);
  for (const leaf of leaves) {
    const fault = (sentence: string): Resolved => {
      const { start, end } = places.get(leaf) ?? { start: 0, end: 0 };
      return { ok: false, fault: { sentence, start, end } };
    };
    if (leaf.kind === 'theme' && findThemes !== null) {
      const found = findThemes(leaf);
      if (typeof found === 'string') return fault(found);
      themes.set(leaf, found);
    } else if (leaf.kind === 'field' && leaf.field === 'reviewer') {
      const ids = reviewersNamed(database, leaf.value);
      if (ids.size === 0) return fault(`Nobody of the name “${leaf.value}” has worked on this matter.`);
      reviewers.set(leaf, ids);
    } else if (leaf.kind === 'field' || leaf.kind === 'date') {
      documents.set(leaf, findDocuments(leaf));
    }
  }
  const none: ReadonlySet<string> = new Set();
  const tagged = new Map<FieldQuery, ReadonlySet<string>>();
  return {
    ok: true,
    value: {
      themeIds: (leaf) => themes.get(leaf) ?? none,
      documents: (leaf) => documents.get(leaf) ?? none,
      reviewers: (leaf) => reviewers.get(leaf) ?? none,
      passagesTaggedBy: (leaf) => {
        const known = tagged.get(leaf) ?? passagesTaggedBy(database, reviewers.get(leaf) ?? none);
        tagged.set(leaf, known);
        return known;
      },
    },
  };
}

function passagesTaggedBy(database: ReadableDatabase, reviewers: ReadonlySet<string>): ReadonlySet<string> {
  const rows = database.all<{ passage: string }>(
    'SELECT DISTINCT passage FROM tag WHERE covered = 0 AND reviewer IN (SELECT value FROM json_each(?))',
    JSON.stringify([...reviewers]),
  );
  return new Set(rows.map((row) => row.passage));
}
