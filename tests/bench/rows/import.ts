import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMatter, openBenchMatter, readerAside, valueOf, writeTexts } from '../bench-matter.ts';
import { openBareDatabase } from '../bare-database.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';

const sizes = [10, 100, 1_000] as const;
const wordsOfText = 1_000;

/** As many as the import writes durably in one go. */
const documentsPerTransaction = 16;

/** Import of 1,000 text documents, helper process included. */
export const importRow: BenchRow = {
  name: 'import',
  what: 'import 1,000 text documents of 1,000 words',
  floor:
    'reading, hashing and inserting the same bytes, texts and full-text rows, 16 documents a transaction',
  measure: async ({ folder, say }) => {
    const points = [];
    let floor = Number.NaN;
    let measured = Number.NaN;
    for (const size of sizes) {
      say(`${size} documents`);
      const texts = await writeTexts(folder, `texts-${size}`, seededRandomness(size), size, wordsOfText);
      const runs = size === 10 ? 5 : size === 100 ? 3 : 1;
      const floors: number[] = [];
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        floors.push(await timed(() => importBare(join(folder, `bare-${size}-${run}.db`), texts)));
        times.push(await importWithSession(folder, `measured-${size}-${run}`, texts, size));
      }
      floor = median(floors);
      measured = median(times);
      points.push({ size, perUnit: measured / size });
    }
    return {
      ratios: [{ what: 'import', unit: 'ms', floor, measured, aim: 3 }],
      limits: [],
      growth: { of: 'documents', unit: 'ms', points },
      notes: [
        'The helper process that reads the sources has been started by an import of one document before, as in a window that is in use.',
      ],
    };
  },
};

async function importWithSession(folder: string, name: string, texts: string, size: number): Promise<number> {
  const path = await makeMatter(folder, name);
  const reader = readerAside();
  const session = await openBenchMatter(folder, path, reader);
  const warming = await writeTexts(folder, `${name}-first`, seededRandomness(1), 1, 100);
  valueOf(await session.calls.importFiles({ task: 'first', paths: [warming] }));
  const taken = await timed(async () => {
    const report = valueOf(await session.calls.importFiles({ task: 'import', paths: [texts] }));
    const imported = report.items.filter((item) => item.result === 'imported').length;
    if (imported !== size) throw new Error(`${imported} of ${size} documents were imported.`);
  });
  await session.close();
  reader.end();
  return taken;
}

function importBare(path: string, texts: string): void {
  const database = openBareDatabase(path);
  database.exec(`
    CREATE TABLE blob_chunk (sha256 TEXT NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (sha256, n)) STRICT;
    CREATE TABLE canonical_text (sha256 TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE block_fts USING fts5 (
      body, furniture, aside, content='', tokenize="unicode61 remove_diacritics 2"
    );
    INSERT INTO block_fts (block_fts, rank) VALUES ('secure-delete', 1);`);
  const putBytes = database.prepare('INSERT INTO blob_chunk VALUES (?, 0, ?)');
  const putText = database.prepare('INSERT INTO canonical_text VALUES (?, ?)');
  const putRow = database.prepare("INSERT INTO block_fts (body, furniture, aside) VALUES (?, '', '')");
  const names = readdirSync(texts).sort();
  const writeSome = database.transaction((some: readonly string[]) => {
    for (const name of some) {
      const bytes = readFileSync(join(texts, name));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const text = bytes.toString('utf8');
      putBytes.run(sha256, bytes);
      putText.run(sha256, text);
      for (const paragraph of text.trimEnd().split('\n\n')) putRow.run(paragraph);
    }
  });
  for (let from = 0; from < names.length; from += documentsPerTransaction) {
    writeSome(names.slice(from, from + documentsPerTransaction));
  }
  database.close();
}
