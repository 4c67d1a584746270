/**
 * Takes each feature of the reading room away, one after another, and runs its test, which must then fail, and by itself
 * pass with the feature in place. Clause numbers as arguments choose among them, `--part=2/3` the second third. Works on
 * copies of the checkout, so nothing here is ever changed.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clause } from '../e2e/reading-room/clauses/clause.ts';
import { readClauseTables } from './clause-tables.ts';

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const copied = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'tests',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vitest.e2e.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.renderer.json',
  'tsconfig.electron.json',
  'tsconfig.shared.json',
  'tsconfig.tests.json',
];

const place = mkdtempSync(join(tmpdir(), 'glossator-features-off-'));
const whole = join(place, 'whole');
const without = join(place, 'without');
let faults = 0;
try {
  for (const copy of [whole, without]) makeCopy(copy);
  if (!isBuilt(whole)) throw new Error('The application could not be built.');
  const entries = chosenEntries(await readClauseTables());
  for (const entry of entries) {
    const said = outcome(entry);
    if (said !== 'fails, as it must') faults += 1;
    process.stdout.write(`${entry.clause.padEnd(5)} ${entry.name}: ${said}\n`);
  }
  process.stdout.write(`${entries.length - faults} passed, ${faults} failed\n`);
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;

function makeCopy(copy: string): void {
  mkdirSync(copy);
  for (const path of copied) {
    if (existsSync(join(checkout, path))) cpSync(join(checkout, path), join(copy, path), { recursive: true });
  }
  for (const path of ['node_modules', '.runtime']) symlinkSync(join(checkout, path), join(copy, path));
}

function chosenEntries(entries: readonly Clause[]): readonly Clause[] {
  const part = /^--part=(\d+)\/(\d+)$/u.exec(process.argv.find((one) => one.startsWith('--part=')) ?? '');
  const [which, parts] = part === null ? [1, 1] : [Number(part[1]), Number(part[2])];
  return entries
    .filter(({ clause }) => chosen.length === 0 || chosen.includes(clause))
    .filter((_entry, index) => index % parts === which - 1);
}

function outcome(entry: Clause): string {
  const { off } = entry;
  const file = join(without, off.file);
  const before = readFileSync(file, 'utf8');
  if (before.split(off.find).length !== 2) return `its text does not stand in ${off.file} exactly once`;
  writeFileSync(
    file,
    before.replace(off.find, () => off.replace),
  );
  try {
    if (!isBuilt(without)) return 'the application without it could not be built';
    if (passes(without, entry, 12_000)) return 'passes although the feature is off';
    return passes(whole, entry, 40_000) ? 'fails, as it must' : 'fails by itself even with the feature';
  } finally {
    writeFileSync(file, before);
  }
}

function passes(copy: string, { test, name }: Clause, timeoutMs: number): boolean {
  const options = ['--config', 'vitest.e2e.config.ts', '--configLoader', 'native', '--bail=1'];
  const only = [`--testTimeout=${timeoutMs}`, test, '-t', `${escaped(name)}$`];
  return runTool(copy, 'vitest/vitest.mjs', ['run', ...options, ...only]) === 0;
}

function isBuilt(copy: string): boolean {
  return runTool(copy, 'electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'error']) === 0;
}

function runTool(copy: string, script: string, args: readonly string[]): number {
  const tool = join(copy, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [tool, ...args], { cwd: copy, stdio: 'ignore' });
  return status ?? 1;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
