import { hash } from 'node:crypto';
import { canonicalHeader } from '../../../electron/crypto/index.ts';
import {
  checkLog,
  type Connection,
  openConnection,
  operationsInOrderOfArrival,
  readMatter,
  readSignatures,
  storeChecks,
} from '../../../electron/store/index.ts';
import { addPassages, makeFilledMatter } from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';

const sizes = [1_000, 10_000, 100_000] as const;
const documents = 10;
const wordsOfText = 5_000;
const runs = 5;

/** Checking a log operation by operation, and everything else that a check of a matter takes in. */
export const verifyRow: BenchRow = {
  name: 'verify',
  what: 'verify a log of 100,000 operations: every body, header, link and signature',
  floor:
    'SHA-256 of the same bytes, lying ready in memory: each body, and each header between its two hashes',
  measure: async ({ folder, say }) => {
    const points = [];
    let floor = Number.NaN;
    let measured = Number.NaN;
    let whole = Number.NaN;
    for (const size of sizes) {
      say(`${size} operations`);
      const random = seededRandomness(size);
      const path = await makeFilledMatter(folder, `verify-${size}`, random, documents, wordsOfText);
      addPassages(
        path,
        random,
        Array.from({ length: documents }, () => size / documents / 2),
      );
      const connection = openConnection({ path, access: 'read', sqliteBinding: undefined });
      const ready = bytesOf(connection);
      const floors: number[] = [];
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        times.push(await timed(() => checkWholeLog(connection)));
        floors.push(await timed(() => ready.map((bytes) => hash('sha256', bytes, 'buffer'))));
      }
      whole = await timed(() => checkMatter(connection));
      connection.close();
      floor = median(floors);
      measured = median(times);
      points.push({ size, perUnit: measured / size });
    }
    return {
      ratios: [
        { what: 'the log', unit: 'ms', floor, measured, aim: 4 },
        { what: 'the whole matter', unit: 'ms', floor, measured: whole, aim: null },
      ],
      limits: [],
      growth: { of: 'operations', unit: 'ms', points },
      notes: [
        'Reading the rows from the file is part of what is measured and no part of the floor.',
        'The whole check also reads every page, folds the log anew into tables and compares them row by row, and looks up every quotation.',
      ],
    };
  },
};

function bytesOf({ reader }: Connection): readonly Buffer[] {
  return [...operationsInOrderOfArrival(reader)].flatMap(({ body, header, previousHash, bodyHash }) => [
    Buffer.from(body ?? ''),
    Buffer.concat([previousHash, Buffer.from(canonicalHeader(header)), bodyHash]),
  ]);
}

function checkWholeLog({ reader }: Connection): void {
  const report = checkLog({
    matter: readMatter(reader)?.id ?? '',
    operations: operationsInOrderOfArrival(reader),
    signatures: readSignatures(reader),
    remembered: [],
    isPurged: () => false,
  });
  if (report.faults.length + report.signatureFaults.length > 0) throw new Error('A whole log has a fault.');
}

function checkMatter(connection: Connection): void {
  const matter = readMatter(connection.reader)?.id ?? '';
  for (const check of storeChecks(connection, matter, { receipts: [], knownHead: null }, undefined)) {
    const found = check.run();
    if (!found.ok) throw new Error(`${found.name}: ${found.detail}`);
  }
}
