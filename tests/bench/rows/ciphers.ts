import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BareDatabase, type BareEncryption, openBareDatabase } from '../bare-database.ts';
import type { BenchRow, Ratio } from '../bench-row.ts';
import { inventedParagraph, seededRandomness } from '../generated-text.ts';
import { breath, median, timed } from '../measure.ts';

/** The authenticated ciphers of SQLite3 Multiple Ciphers, the one that matters have first. */
const ciphers = ['aegis', 'chacha20', 'sqlcipher', 'ascon128'] as const;

/** Enough for a file that is larger than what SQLite keeps of it in memory. */
const bulkRows = 60_000;
const differentBodies = 1_000;
const singleCommits = 200;
const rounds = 5;

/** What is done to a database under each cipher. */
const figures = ['bulk insert', 'a single commit', 'full read', 'VACUUM INTO'] as const;

type Figure = (typeof figures)[number];

/** The ciphers that pages may be encrypted with, beside plain pages. */
export const ciphersRow: BenchRow = {
  name: 'ciphers',
  what: 'what each authenticated cipher adds to a bare database of 60,000 paragraphs',
  floor: 'the same work on a plain file, in turn with them',
  onlyWhereNamed: true,
  measure: async ({ folder, say }) => {
    const bodies = inventedBodies();
    const kinds = ['plain', ...ciphers] as const;
    const times = new Map<string, number[]>();
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      // Each round begins with another one, so that none always meets the disk as the same other one left it.
      const first = round % kinds.length;
      for (const kind of [...kinds.slice(first), ...kinds.slice(0, first)]) {
        const encryption = kind === 'plain' ? null : { cipher: kind, key: randomBytes(32) };
        const taken = await measureCipher(join(folder, `${kind}-${round}`), encryption, bodies);
        for (const figure of figures) {
          const key = `${kind}: ${figure}`;
          times.set(key, [...(times.get(key) ?? []), taken[figure]]);
        }
      }
    }
    const middle = (kind: string, figure: Figure): number => median(times.get(`${kind}: ${figure}`) ?? []);
    return {
      ratios: ciphers.flatMap((cipher) =>
        figures.map((figure): Ratio => ({
          what: `${cipher}: ${figure}`,
          unit: 'ms',
          floor: middle('plain', figure),
          measured: middle(cipher, figure),
          aim: null,
        })),
      ),
      limits: [],
      growth: null,
      notes: [
        `Medians of ${rounds} rounds; a single commit is the median of ${singleCommits} in each round. The key is given as it is, so that no derivation is part of any figure.`,
        'A full read begins on a connection that has read nothing yet; the system may still hold the file in memory.',
      ],
    };
  },
};

function inventedBodies(): readonly string[] {
  const random = seededRandomness(17);
  return Array.from({ length: differentBodies }, () => inventedParagraph(random));
}

async function measureCipher(
  path: string,
  encryption: BareEncryption | null,
  bodies: readonly string[],
): Promise<Readonly<Record<Figure, number>>> {
  const written = openBareDatabase(path, encryption);
  written.exec('CREATE TABLE entry (id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT');
  const bulk = await timed(() => insertAll(written, bodies));
  const insert = written.prepare('INSERT INTO entry VALUES (?, ?)');
  const commits: number[] = [];
  for (let number = 0; number < singleCommits; number += 1) {
    const id = randomBytes(16).toString('hex');
    commits.push(await timed(() => insert.run(id, bodies[number % bodies.length])));
    await breath();
  }
  written.close();
  const reading = openBareDatabase(path, encryption);
  const read = await timed(() => reading.prepare('SELECT sum(length(body)) FROM entry').get());
  const copy = `${path}-copy`;
  const copied = await timed(() => reading.prepare('VACUUM INTO ?').run(copy));
  reading.close();
  for (const file of [path, copy]) {
    if (isPlain(file) !== (encryption === null)) throw new Error('A file is not encrypted as it should be.');
    await rm(file);
  }
  return {
    'bulk insert': bulk,
    'a single commit': median(commits),
    'full read': read,
    'VACUUM INTO': copied,
  };
}

function insertAll(database: BareDatabase, bodies: readonly string[]): void {
  const insert = database.prepare('INSERT INTO entry VALUES (?, ?)');
  database.transaction(() => {
    for (let number = 0; number < bulkRows; number += 1) {
      insert.run(randomBytes(16).toString('hex'), bodies[number % bodies.length]);
    }
  })();
}

/** Whether a file begins as every plain database does. */
function isPlain(path: string): boolean {
  const beginning = Buffer.alloc(16);
  const file = openSync(path, 'r');
  readSync(file, beginning);
  closeSync(file);
  return beginning.toString('latin1') === 'SQLite format 3\0';
}
