import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openConnection, putChunk } from '../../../electron/store/index.ts';
import { makeFilledMatter, openBenchMatter, readerInThisThread, valueOf } from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';

const megabyte = 1_048_576;
const sizes = [40, 100, 300] as const;

/** A source's size in megabytes, as of a scanned bundle. */
const megabytesOfSource = 5;

/** Of the first backup alone: what a later one writes and takes is held to its limits. */
const firstBackupReason =
  'it is 3.5 to 4.2 times on a machine at rest. By a profile, of about 690 ms SHA-256 of what was read back takes 220, more than one floor by itself; commits take 205, about 95 of them waiting for the disk; inserts 117, reading from the matter 77, reading back 71, snapshot and all else about 50. Copying inside SQLite saves some 30 ms, batches of 32 to 512 MB none. Reading back and hashing stand below the figure with their own floor, and a backup does both before it counts.';

/** Backups: all of a matter at first, then what an act changed. */
export const backupRow: BenchRow = {
  name: 'backup',
  what: 'first backup of a matter with 300 MB of sources, read back before it counts',
  floor: 'a plain copy of the matter’s file by the system, synced',
  measure: async ({ folder, say }) => {
    const points = [];
    const later: number[] = [];
    let floor = Number.NaN;
    let measured = Number.NaN;
    let hashed: number[] = [];
    let throughSqlite: number[] = [];
    let bytesAdded = 0;
    for (const size of sizes) {
      say(`${size} MB of sources`);
      const path = await makeFilledMatter(folder, `matter-${size}`, seededRandomness(size), 10, 1_000);
      addSources(path, size);
      const copy = join(folder, 'copy');
      const session = await openBenchMatter(folder, path, readerInThisThread);
      const floors: number[] = [];
      const firsts: number[] = [];
      hashed = [];
      throughSqlite = [];
      // In turn, so that both meet the same disk; each first backup goes to a folder that has none yet.
      for (let run = 0; run < 3; run += 1) {
        floors.push(await timed(() => copyAndSync(path, copy)));
        hashed.push((floors.at(-1) ?? Number.NaN) + (await timed(() => hashWhole(copy))));
        await rm(copy);
        throughSqlite.push(await timed(() => copySourcesBare(path, copy)));
        await rm(copy);
        const backups = join(folder, `backups-${size}-${run}`);
        await mkdir(backups);
        valueOf(await session.calls.setBackupFolder({ folder: backups }));
        firsts.push(await timed(async () => valueOf(await session.calls.backUpNow({ task: 'backup' }))));
      }
      floor = median(floors);
      measured = median(firsts);
      points.push({ size, perUnit: measured / size });
      const times: number[] = [];
      for (let run = 0; run < 9; run += 1) {
        valueOf(await session.calls.setMatterTitle({ title: `Bench ${run}` }));
        // Processor time: what the disk takes to sync a few small files is no matter of size.
        const before = process.cpuUsage();
        const made = valueOf(await session.calls.backUpNow({ task: 'backup' }));
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1_000);
        bytesAdded += made.sourceBytesAdded;
      }
      // The least: collecting what the first backups left in memory falls on some of them.
      later.push(Math.min(...times));
      await session.close();
    }
    const [small = Number.NaN, , large = Number.NaN] = later;
    return {
      ratios: [
        { what: 'first backup', unit: 'ms', floor, measured, aim: 3, missedBecause: firstBackupReason },
        {
          what: 'the plain copy, read once more and hashed',
          unit: 'ms',
          floor,
          measured: median(hashed),
          aim: null,
        },
        {
          what: 'the sources alone, put into a file by bare SQLite and synced',
          unit: 'ms',
          floor,
          measured: median(throughSqlite),
          aim: null,
        },
      ],
      limits: [
        {
          what: 'bytes of sources that backups after an act wrote',
          unit: 'bytes',
          measured: bytesAdded,
          aim: 0,
        },
        {
          what: 'processor time of a backup after an act, 300 MB of sources against 40 MB',
          unit: 'times',
          measured: large / small,
          aim: 1.5,
        },
        {
          what: 'processor time of a backup after an act, 300 MB of sources',
          unit: 'ms',
          measured: large,
          aim: 500,
        },
      ],
      growth: { of: 'megabytes', unit: 'ms', points },
      notes: [
        'Every source is hashed as it is taken over, the snapshot is read page by page and hashed, and 16 MB of older sources are read again at each later backup; none of that is part of the floor.',
      ],
    };
  },
};

/** Puts sources of random bytes into a closed matter, past the log, which backups do not ask. */
function addSources(path: string, megabytes: number): void {
  const connection = openConnection({ path, access: 'write', sqliteBinding: undefined });
  for (let number = 0; number < megabytes / megabytesOfSource; number += 1) {
    const chunks = Array.from({ length: megabytesOfSource }, () => randomBytes(megabyte));
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    const sha256 = hash.digest('hex');
    connection.writeAside((tx) => {
      for (const [n, chunk] of chunks.entries()) putChunk(tx, sha256, n, chunk);
      tx.run(
        'INSERT INTO document (id, sha256, bytes, made_order) VALUES (?, ?, ?, ?)',
        `bench-${number}`,
        sha256,
        megabytesOfSource * megabyte,
        `bench-${number}`,
      );
    });
  }
  connection.close();
}

async function copyAndSync(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  await file.sync();
  await file.close();
  if ((await stat(to)).size !== (await stat(from)).size) throw new Error('The copy is not whole.');
}

async function hashWhole(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: megabyte })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The least that SQLite does for the sources: one statement, large pages, a rollback journal, synced at the end. */
function copySourcesBare(from: string, to: string): void {
  const database = new Database(to);
  database.pragma('page_size = 65536');
  database.pragma('journal_mode = DELETE');
  database.pragma('synchronous = FULL');
  database.exec(
    'CREATE TABLE blob_chunk (sha256 TEXT NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (sha256, n)) STRICT',
  );
  database.prepare('ATTACH ? AS matter').run(from);
  database.exec('INSERT INTO blob_chunk SELECT sha256, n, bytes FROM matter.blob_chunk; DETACH matter');
  database.close();
}
