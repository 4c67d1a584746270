import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './bench-row.ts';
import { explanations, growthFactors, judge, type JudgedRow, resultsTable } from './results-table.ts';
import { backupRow } from './rows/backup.ts';
import { ciphersRow } from './rows/ciphers.ts';
import { encryptedRow } from './rows/encrypted.ts';
import { firstPageRow } from './rows/first-page.ts';
import { foldRow } from './rows/fold.ts';
import { importRow } from './rows/import.ts';
import { keyRow } from './rows/key.ts';
import { memoryRow } from './rows/memory.ts';
import { mixedImportRow } from './rows/mixed-import.ts';
import { openTextRow } from './rows/open-text.ts';
import { packRow } from './rows/pack.ts';
import { pdfTextRow } from './rows/pdf-text.ts';
import { printedRow } from './rows/printed.ts';
import { recognitionRow } from './rows/recognition.ts';
import { relationsRow } from './rows/relations.ts';
import { scrollRow } from './rows/scroll.ts';
import { searchRow } from './rows/search.ts';
import { sourcePagesRow } from './rows/source-pages.ts';
import { startRow } from './rows/start.ts';
import { tagRow } from './rows/tag.ts';
import { unlockRow } from './rows/unlock.ts';
import { verifyRow } from './rows/verify.ts';

/** All rows in the order of the table; names on the command line choose among them. */
const rows: readonly BenchRow[] = [
  startRow,
  tagRow,
  openTextRow,
  firstPageRow,
  keyRow,
  scrollRow,
  memoryRow,
  importRow,
  pdfTextRow,
  mixedImportRow,
  recognitionRow,
  packRow,
  printedRow,
  sourcePagesRow,
  backupRow,
  foldRow,
  searchRow,
  relationsRow,
  verifyRow,
  encryptedRow,
  unlockRow,
  ciphersRow,
];

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

process.exitCode = await runBench(
  rows.filter(({ name, onlyWhereNamed }) =>
    chosen.length === 0 ? onlyWhereNamed !== true : chosen.includes(name),
  ),
);

async function runBench(wanted: readonly BenchRow[]): Promise<number> {
  const judged: JudgedRow[] = [];
  for (const row of wanted) {
    const startedAt = performance.now();
    say(`${row.name}: ${row.what}`);
    judged.push(await measureRow(row));
    say(`${row.name}: measured in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
  process.stdout.write(`\n${resultsTable(judged)}\n\n${explanations(judged)}\n`);
  keepResults(judged);
  const failures = judged.flatMap(({ row, failures: own }) =>
    own.map((failure) => `${row.name}: ${failure}`),
  );
  for (const failure of failures) say(`Missed without a reason: ${failure}`);
  return failures.length === 0 && judged.length > 0 ? 0 : 1;
}

async function measureRow(row: BenchRow): Promise<JudgedRow> {
  const folder = await mkdtemp(join(tmpdir(), `glossator-bench-${row.name}-`));
  try {
    return judge(row, await row.measure({ folder, say: (sentence) => say(`  ${sentence}`) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function keepResults(judged: readonly JudgedRow[]): void {
  const file = join(checkout, 'test-results', 'bench.json');
  const results = {
    platform: `${process.platform} ${process.arch}`,
    processors: cpus().length,
    memoryMegabytes: Math.round(totalmem() / 1_048_576),
    node: process.version,
    rows: judged.map(({ row, measurement, missed, failures }) => ({
      name: row.name,
      what: row.what,
      floor: row.floor,
      ...measurement,
      growthFactors: growthFactors(measurement.growth),
      missed,
      failures,
    })),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
