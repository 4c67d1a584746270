import type { ReadableDatabase } from './database.ts';
import { readThemeTree } from './theme-tree.ts';

/** Counts of a document's passages: all of them, and per theme, passages with one span counted once. */
export interface DocumentCounts {
  readonly passages: number;
  readonly byTheme: Readonly<Record<string, number>>;
}

/**
 * Counts of passages by document and theme, held in memory and kept in line passage by passage, so that counting
 * after a tag costs nothing however large the matter is. Read from the tables on first use.
 */
export interface PassageIndex {
  readonly documentCounts: (document: string) => DocumentCounts;
  readonly themeCounts: (theme: string) => { readonly passages: number; readonly documents: number };
  /** All passages of documents in use, those with one span counted once. */
  readonly total: () => number;
  /** Other standing passages with the same document and span. */
  readonly twinsOf: (passage: string) => readonly string[];
  /** Reads one passage anew. */
  readonly refresh: (passage: string) => void;
  /** Reads one document's passages anew: after a withdrawal or its reversal. */
  readonly refreshDocument: (document: string) => void;
  /** Counts anew at the next question what is already read: after merges of themes. */
  readonly recount: () => void;
}

/** A passage as it was read, its themes as tagged. */
interface PassageEntry {
  readonly id: string;
  readonly document: string;
  readonly span: string;
  readonly themes: readonly string[];
}

interface PassageRow {
  readonly id: string;
  readonly document: string;
  readonly span_start: number;
  readonly span_end: number;
}

interface TagRow {
  readonly passage: string;
  readonly theme: string;
}

const standingPassages = `
  SELECT p.id, p.document, p.span_start, p.span_end
  FROM passage p JOIN document d ON d.id = p.document
  WHERE d.made_order IS NOT NULL AND d.withdrawn IS NULL AND p.made_order IS NOT NULL
    AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)`;

/** An index over one connection. */
export function passageIndex(database: ReadableDatabase): PassageIndex {
  let read: Map<string, PassageEntry> | null = null;
  let counted: Counted | null = null;
  const entries = (): Map<string, PassageEntry> => (read ??= readAll(database));
  const current = (): Counted => (counted ??= countAll(database, entries()));
  const drop = (passage: string): void => {
    read?.delete(passage);
    counted?.remove(passage);
  };
  const take = (entry: PassageEntry): void => {
    read?.set(entry.id, entry);
    counted?.add(entry);
  };
  return {
    documentCounts: (document) => current().documentCounts(document),
    themeCounts: (theme) => current().themeCounts(theme),
    total: () => current().total(),
    twinsOf: (passage) => current().twinsOf(passage),
    refresh: (passage) => {
      if (read === null) return;
      drop(passage);
      const row = database.get<PassageRow>(`${standingPassages} AND p.id = ?`, passage);
      if (row === undefined) return;
      const tags = database.all<TagRow>(
        'SELECT passage, theme FROM tag WHERE passage = ? AND covered = 0',
        passage,
      );
      take(entryOf(row, new Set(tags.map((tag) => tag.theme))));
    },
    refreshDocument: (document) => {
      if (read === null) return;
      for (const entry of [...read.values()]) if (entry.document === document) drop(entry.id);
      const themes = themesByPassage(
        database.all<TagRow>(
          `SELECT g.passage, g.theme FROM passage p JOIN tag g ON g.passage = p.id AND g.covered = 0
           WHERE p.document = ?`,
          document,
        ),
      );
      for (const row of database.all<PassageRow>(`${standingPassages} AND p.document = ?`, document)) {
        take(entryOf(row, themes.get(row.id)));
      }
    },
    recount: () => {
      counted = null;
    },
  };
}

/** Two plain scans, because a subquery for each passage's tags takes twice as long at 100,000 passages. */
function readAll(database: ReadableDatabase): Map<string, PassageEntry> {
  const themes = themesByPassage(
    database.all<TagRow>('SELECT passage, theme FROM tag INDEXED BY tag_theme WHERE covered = 0'),
  );
  return new Map(
    database
      .all<PassageRow>(standingPassages)
      .map((row) => [row.id, entryOf(row, themes.get(row.id))] as const),
  );
}

function themesByPassage(rows: readonly TagRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const themes = new Map<string, Set<string>>();
  for (const row of rows) getOrMake(themes, row.passage, () => new Set<string>()).add(row.theme);
  return themes;
}

function entryOf(row: PassageRow, themes: ReadonlySet<string> = new Set()): PassageEntry {
  return {
    id: row.id,
    document: row.document,
    span: `${row.span_start}-${row.span_end}`,
    themes: [...themes],
  };
}

interface Counted {
  readonly add: (entry: PassageEntry) => void;
  readonly remove: (passage: string) => void;
  readonly documentCounts: (document: string) => DocumentCounts;
  readonly themeCounts: (theme: string) => { readonly passages: number; readonly documents: number };
  readonly total: () => number;
  readonly twinsOf: (passage: string) => readonly string[];
}

function countAll(database: ReadableDatabase, all: ReadonlyMap<string, PassageEntry>): Counted {
  const successors = readThemeTree(database).successors;
  const entries = new Map<string, PassageEntry>();
  /** Passages by span, by document: a span with several passages holds twins. */
  const spans = new Map<string, Map<string, Set<string>>>();
  /** How many passages tag a span with a theme: document → theme → span → number. */
  const tagged = new Map<string, Map<string, Map<string, number>>>();
  const themeTotals = new Map<string, number>();
  let total = 0;

  const counted: Counted = {
    add: (entry) => {
      const { document, span } = entry;
      const themes = [...new Set(entry.themes.map((theme) => successors.get(theme) ?? theme))];
      entries.set(entry.id, { ...entry, themes });
      const bySpan = getOrMake(spans, document, () => new Map<string, Set<string>>());
      const twins = getOrMake(bySpan, span, () => new Set<string>());
      if (twins.size === 0) total += 1;
      twins.add(entry.id);
      const byTheme = getOrMake(tagged, document, () => new Map<string, Map<string, number>>());
      for (const theme of themes) {
        const counts = getOrMake(byTheme, theme, () => new Map<string, number>());
        const before = counts.get(span) ?? 0;
        counts.set(span, before + 1);
        if (before === 0) themeTotals.set(theme, (themeTotals.get(theme) ?? 0) + 1);
      }
    },
    remove: (passage) => {
      const entry = entries.get(passage);
      if (entry === undefined) return;
      entries.delete(passage);
      const bySpan = spans.get(entry.document);
      const twins = bySpan?.get(entry.span);
      twins?.delete(passage);
      if (twins?.size === 0) {
        bySpan?.delete(entry.span);
        total -= 1;
      }
      for (const theme of entry.themes) {
        const counts = tagged.get(entry.document)?.get(theme);
        const before = counts?.get(entry.span) ?? 0;
        if (before > 1) {
          counts?.set(entry.span, before - 1);
        } else {
          counts?.delete(entry.span);
          themeTotals.set(theme, (themeTotals.get(theme) ?? 1) - 1);
        }
      }
    },
    documentCounts: (document) => {
      const byTheme: Record<string, number> = {};
      for (const [theme, counts] of tagged.get(document) ?? []) {
        if (counts.size > 0) byTheme[theme] = counts.size;
      }
      return { passages: spans.get(document)?.size ?? 0, byTheme };
    },
    themeCounts: (theme) => {
      let documents = 0;
      for (const byTheme of tagged.values()) if ((byTheme.get(theme)?.size ?? 0) > 0) documents += 1;
      return { passages: themeTotals.get(theme) ?? 0, documents };
    },
    total: () => total,
    twinsOf: (passage) => {
      const entry = entries.get(passage);
      if (entry === undefined) return [];
      const twins = spans.get(entry.document)?.get(entry.span) ?? new Set<string>();
      return [...twins].filter((id) => id !== passage).sort();
    },
  };
  for (const entry of all.values()) counted.add(entry);
  return counted;
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const standing = map.get(key);
  if (standing !== undefined) return standing;
  const made = make();
  map.set(key, made);
  return made;
}
