import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentVersion, openConnection } from '../../../electron/store/index.ts';
import { addPassages, makeFilledMatter, openBenchMatter, valueOf } from '../../bench/bench-matter.ts';
import { below, seededRandomness } from '../../bench/generated-text.ts';
import { checkout, sandboxed } from '../application.ts';
import { killProcessGroup } from '../process-group.ts';
import { makeOlderForm, schemaOfForm, schemaText } from './older-form.ts';

/** The latest moment of a kill after the matter's file has been opened, in milliseconds. */
const latestKillMs = 90;

/** How long an application may take to open the file, in milliseconds. */
const openingLimitMs = 20_000;

/** What came of killed migrations. */
export interface KilledMigrations {
  readonly kills: number;
  /** After how many of them the matter still had an older form. */
  readonly unfinished: number;
  readonly faults: readonly string[];
}

/**
 * Has the application open a matter of an earlier form and kills all of its processes while it brings the matter up to date,
 * again and again. The matter must then have one form or another, whole, with everything in it, and open.
 */
export async function killedMigration(seed: number, kills: number): Promise<KilledMigrations> {
  const random = seededRandomness(seed);
  const folder = await mkdtemp(join(tmpdir(), 'glossator-migration-'));
  try {
    const present = await makeFilledMatter(folder, 'present', random, 3, 400);
    addPassages(present, random, [700, 700, 700]);
    // What the profile saw of the present form would be held against the earlier ones, whose log is chained otherwise.
    rmSync(join(folder, 'profile', 'matters'), { recursive: true, force: true });
    const faults: string[] = [];
    let unfinished = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const version = 1 + below(random, currentVersion - 1);
      const path = join(folder, 'older.matter');
      clear(folder, 'older.matter');
      const pristine = join(folder, `form-${String(version)}.matter`);
      if (!existsSync(pristine)) makeOlderForm(present, pristine, version);
      copyFileSync(pristine, path);
      await openAndKill(folder, path, below(random, latestKillMs));
      if (lookInto(path).version < currentVersion) unfinished += 1;
      const found = await faultsOf(folder, path, pristine, version);
      faults.push(
        ...found.map((fault) => `Migration ${String(kill)} from form ${String(version)}: ${fault}`),
      );
    }
    return { kills, unfinished, faults };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function clear(folder: string, name: string): void {
  for (const other of readdirSync(folder)) if (other.startsWith(name)) rmSync(join(folder, other));
}

/** The application is started as a person starts it, not through a driver: it may be killed before it shows a window. */
async function openAndKill(folder: string, path: string, afterMs: number): Promise<void> {
  const child: ChildProcess = spawn(
    process.env['ELECTRON_EXEC_PATH'] ?? (createRequire(import.meta.url)('electron') as string),
    [...(sandboxed ? [] : ['--no-sandbox']), checkout, path],
    {
      cwd: checkout,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, GLOSSATOR_PROFILE: join(folder, 'profile') },
    },
  );
  try {
    const limit = performance.now() + openingLimitMs;
    while (!existsSync(`${path}-wal`)) {
      if (performance.now() > limit) throw new Error('The application did not open the matter.');
      await pause(1);
    }
    await pause(afterMs);
  } finally {
    await killProcessGroup(child);
  }
}

async function faultsOf(
  folder: string,
  path: string,
  pristine: string,
  from: number,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const form = lookInto(path);
  if (form.version < from || form.schema !== schemaOfForm(form.version)) {
    faults.push(`The matter has form ${String(form.version)} in part.`);
  }
  const before = lookInto(pristine);
  if (form.log !== before.log) faults.push('The log is another one.');
  for (const name of readdirSync(folder).filter((other) => /^older\.matter\.before-form-\d+$/u.test(other))) {
    if (lookInto(join(folder, name)).log !== before.log) faults.push('The copy set aside is not whole.');
  }
  const session = await openBenchMatter(folder, path);
  try {
    const { checks } = valueOf(await session.calls.verifyMatter({ task: 'verify' }));
    faults.push(
      ...checks.filter(({ ok }) => !ok).map(({ name, detail }) => `The check ${name} fails: ${detail}`),
    );
  } finally {
    await session.close();
  }
  return faults;
}

function lookInto(path: string): { readonly version: number; readonly schema: string; readonly log: string } {
  const connection = openConnection({ path, access: 'read', sqliteBinding: undefined });
  try {
    return connection.readAtOneState(() => ({
      version: Number(connection.setting('user_version')),
      schema: schemaText(connection),
      log: JSON.stringify(connection.reader.all('SELECT hex(hash) FROM operation ORDER BY seq')),
    }));
  } finally {
    connection.close();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
