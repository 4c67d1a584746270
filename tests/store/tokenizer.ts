import Database from 'better-sqlite3';

/** SQLite's own FTS5 tokenizer, asked by way of a table in memory. */
export interface RealTokenizer {
  /** The tokens of each text, in order. */
  readonly tokens: (texts: readonly string[]) => readonly (readonly string[])[];
  readonly close: () => void;
}

/** Opens the tokenizer that search uses, `unicode61 remove_diacritics 2`. */
export function openRealTokenizer(): RealTokenizer {
  const db = new Database(':memory:');
  db.exec(`
    CREATE VIRTUAL TABLE indexed USING fts5(body, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(indexed, 'instance');
  `);
  const insert = db.prepare('INSERT INTO indexed(rowid, body) VALUES (?, ?)');
  const list = db.prepare<[], { doc: number; term: string }>(
    'SELECT doc, term FROM vocabulary ORDER BY doc, offset',
  );
  return {
    tokens: (texts) => {
      db.exec('BEGIN; DELETE FROM indexed');
      texts.forEach((text, index) => insert.run(index + 1, text));
      const result: string[][] = texts.map(() => []);
      for (const { doc, term } of list.iterate()) result[doc - 1]?.push(term);
      db.exec('COMMIT');
      return result;
    },
    close: () => db.close(),
  };
}
