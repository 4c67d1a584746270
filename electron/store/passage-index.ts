import { countedSpans, type CountedSpans } from './counted-spans.ts';
import type { ReadableDatabase } from './database.ts';
import { placedPassages, type PlacedPassages } from './placed-passages.ts';
import { readThemeTree } from './theme-tree.ts';

/** Counts of a document's passages: all, those with one span once; and per theme, those that overlap in the text once. */
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
  /** A theme's passages in all documents, those that overlap in the text counted once, and how many documents have one. */
  readonly themeCounts: (theme: string) => ThemeCounts;
  /** Whether a document in use has a passage with the theme. */
  readonly isTaggedIn: (theme: string, document: string) => boolean;
  /** All passages of documents in use, those with one span counted once. */
  readonly total: () => number;
  /** Other standing passages with the same document and span. */
  readonly twinsOf: (passage: string) => readonly string[];
  /** The passages of documents in use, where they are and what they carry, merged-away themes replaced. */
  readonly placed: () => Pick<PlacedPassages<PassageEntry>, 'documents' | 'ofDocument'>;
  /** Reads one passage anew. */
  readonly refresh: (passage: string) => void;
  /** Reads one document's passages anew: after a withdrawal or its reversal. */
  readonly refreshDocument: (document: string) => void;
  /** Counts anew at the next question what is already read: after merges of themes. */
  readonly recount: () => void;
}

/** How often a theme is used. */
export interface ThemeCounts {
  readonly passages: number;
  readonly documents: number;
}

/** A passage as it was read, its themes as tagged. */
export interface PassageEntry {
  readonly id: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
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
    isTaggedIn: (theme, document) => current().isTaggedIn(theme, document),
    total: () => current().total(),
    twinsOf: (passage) => current().twinsOf(passage),
    placed: () => current().placed,
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
    start: row.span_start,
    end: row.span_end,
    themes: [...themes],
  };
}

interface Counted {
  readonly add: (entry: PassageEntry) => void;
  readonly remove: (passage: string) => void;
  readonly documentCounts: (document: string) => DocumentCounts;
  readonly themeCounts: (theme: string) => ThemeCounts;
  readonly isTaggedIn: (theme: string, document: string) => boolean;
  readonly total: () => number;
  readonly twinsOf: (passage: string) => readonly string[];
  readonly placed: PlacedPassages<PassageEntry>;
}

/** A theme in one document. */
interface ThemeInDocument {
  readonly spans: CountedSpans;
  /** What of it is in the theme's total. */
  counted: number;
}

/** A theme in all documents that have it. */
interface ThemeEverywhere {
  readonly documents: Map<string, ThemeInDocument>;
  /** What has changed since the total was last brought up to date. */
  readonly changed: Set<ThemeInDocument>;
  total: number;
}

function countAll(database: ReadableDatabase, all: ReadonlyMap<string, PassageEntry>): Counted {
  const successors = readThemeTree(database).successors;
  const entries = new Map<string, PassageEntry>();
  const placed = placedPassages<PassageEntry>();
  /** Passages by span, by document: a span with several passages holds twins. */
  const spans = new Map<string, Map<string, Set<string>>>();
  const themes = new Map<string, ThemeEverywhere>();
  const themesOf = new Map<string, Map<string, ThemeInDocument>>();
  let total = 0;

  const tag = (theme: string, { document, start, end }: PassageEntry): void => {
    const everywhere = getOrMake(themes, theme, () => ({
      documents: new Map<string, ThemeInDocument>(),
      changed: new Set<ThemeInDocument>(),
      total: 0,
    }));
    const here = getOrMake(everywhere.documents, document, () => ({ spans: countedSpans(), counted: 0 }));
    getOrMake(themesOf, document, () => new Map<string, ThemeInDocument>()).set(theme, here);
    here.spans.add(start, end);
    everywhere.changed.add(here);
  };
  const untag = (theme: string, { document, start, end }: PassageEntry): void => {
    const everywhere = themes.get(theme);
    const here = everywhere?.documents.get(document);
    if (everywhere === undefined || here === undefined) return;
    here.spans.remove(start, end);
    everywhere.changed.add(here);
    if (!here.spans.isEmpty()) return;
    everywhere.documents.delete(document);
    themesOf.get(document)?.delete(theme);
  };

  const counted: Counted = {
    placed,
    add: (entry) => {
      const merged = [...new Set(entry.themes.map((theme) => successors.get(theme) ?? theme))];
      const kept = { ...entry, themes: merged };
      entries.set(entry.id, kept);
      placed.add(kept);
      const bySpan = getOrMake(spans, entry.document, () => new Map<string, Set<string>>());
      const twins = getOrMake(bySpan, spanKey(entry), () => new Set<string>());
      if (twins.size === 0) total += 1;
      twins.add(entry.id);
      for (const theme of merged) tag(theme, entry);
    },
    remove: (passage) => {
      const entry = entries.get(passage);
      if (entry === undefined) return;
      entries.delete(passage);
      placed.remove(entry);
      const bySpan = spans.get(entry.document);
      const twins = bySpan?.get(spanKey(entry));
      twins?.delete(passage);
      if (twins?.size === 0) {
        bySpan?.delete(spanKey(entry));
        total -= 1;
      }
      for (const theme of entry.themes) untag(theme, entry);
    },
    documentCounts: (document) => ({
      passages: spans.get(document)?.size ?? 0,
      byTheme: Object.fromEntries(
        [...(themesOf.get(document) ?? [])].map(([theme, here]) => [theme, here.spans.places()] as const),
      ),
    }),
    themeCounts: (theme) => {
      const everywhere = themes.get(theme);
      if (everywhere === undefined) return { passages: 0, documents: 0 };
      for (const here of everywhere.changed) {
        everywhere.total += here.spans.places() - here.counted;
        here.counted = here.spans.places();
      }
      everywhere.changed.clear();
      return { passages: everywhere.total, documents: everywhere.documents.size };
    },
    isTaggedIn: (theme, document) => themes.get(theme)?.documents.has(document) === true,
    total: () => total,
    twinsOf: (passage) => {
      const entry = entries.get(passage);
      if (entry === undefined) return [];
      const twins = spans.get(entry.document)?.get(spanKey(entry)) ?? new Set<string>();
      return [...twins].filter((id) => id !== passage).sort();
    },
  };
  for (const entry of all.values()) counted.add(entry);
  return counted;
}

function spanKey({ start, end }: PassageEntry): string {
  return `${start}-${end}`;
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const standing = map.get(key);
  if (standing !== undefined) return standing;
  const made = make();
  map.set(key, made);
  return made;
}
