import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from '../../../shared/contract/index.ts';
import type { DataKey } from '../../../electron/crypto/index.ts';
import { openMatter } from '../../../electron/usecases/open-matter.ts';
import { readerInThisThread, surroundingsIn, valueOf, writeTexts } from '../../bench/bench-matter.ts';
import { below, type Randomness, seededRandomness } from '../../bench/generated-text.ts';
import { type RunningApplication, startApplication } from '../application.ts';
import { activities, type ActivityName, type Planned } from './activities.ts';
import { type Answered, listenToPage, type Seen, startDriving, whatWasSeen } from './driving.ts';
import { packFaults } from './pack-faults.ts';
import { keyOf, makeProtectedMatter, type Protection, unlockInWindow } from './protection.ts';
import { connectPage, type ServicePage } from './service-page.ts';
import { serviceProcessId } from './service-process.ts';
import { faultsAfterKill } from './whole-matter.ts';

/** How often the application starts a service again before it gives it up: a run kills no oftener. */
export const killsOfRun = 4;

/** What goes on in a run, and what is killed in it. */
export interface RunKind {
  readonly activities: readonly ActivityName[];
  readonly victim: 'service' | 'application';
  readonly protection: Protection;
  readonly kills: number;
}

/** What came of one run. */
export interface KilledRun {
  readonly kills: number;
  /** Acts whose reply was seen. */
  readonly confirmed: readonly Answered[];
  /** What was lost, half there or in the way; nothing, if all is well. */
  readonly faults: readonly string[];
}

const files = 240;

/** What a run works on. */
interface Ground {
  readonly folder: string;
  readonly path: string;
  readonly packs: string;
  readonly sources: readonly string[];
  readonly random: Randomness;
  readonly key: DataKey | null;
  readonly kind: RunKind;
  readonly confirmed: Answered[];
}

/**
 * Starts the application with a new matter and kills its service, or all of its processes, again and again while it works. After
 * each kill the matter is opened again, without a question but for the passphrase, and everything confirmed so far must be
 * there; after the last one the application is quit and the matter opened once more.
 */
export async function killedRun(seed: number, kind: RunKind): Promise<KilledRun> {
  const random = seededRandomness(seed);
  const folder = await mkdtemp(join(tmpdir(), 'glossator-kill-'));
  let key: DataKey | null = null;
  try {
    const path = await makeProtectedMatter(folder, kind.protection);
    const first = await writeTexts(folder, 'first-texts', random, 3, 400);
    const texts = await writeTexts(folder, 'texts', random, files, 60);
    const sources = (await readdir(texts)).sort().map((name) => join(texts, name));
    const packs = join(folder, 'packs');
    await mkdir(packs);
    await fill(folder, path, kind.protection, first);
    key = await keyOf(folder, path, kind.protection);
    const ground: Ground = { folder, path, packs, sources, random, key, kind, confirmed: [] };
    const faults = await (kind.victim === 'service' ? killServices(ground) : killApplications(ground));
    const quit = await faultsAfterQuit(ground);
    return { kills: kind.kills, confirmed: ground.confirmed, faults: [...faults, ...quit] };
  } finally {
    key?.erase();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, path: string, protection: Protection, texts: string): Promise<void> {
  const key = await keyOf(folder, path, protection);
  const surroundings = surroundingsIn(folder, readerInThisThread);
  const access = { path, access: 'write', reviewerName: 'Bench', surroundings } as const;
  const session = valueOf(await openMatter({ ...access, ...(key === null ? {} : { key }) }));
  valueOf(await session.calls.importFiles({ task: 'fill', paths: [texts] }));
  await session.close();
}

/** One application whose service is killed, and started again by it, several times. */
async function killServices(ground: Ground): Promise<readonly string[]> {
  const { random, kind } = ground;
  const application = await start(ground);
  const faults: string[] = [];
  try {
    const service = await connectPage(application.window);
    await unlockInWindow(service, kind.protection);
    let processId = await serviceProcessId(application.app);
    for (let kill = 1; kill <= kind.kills; kill += 1) {
      const lanes = await planned(ground, service, kill);
      const ports = await service.ports();
      await startDriving(application.window, { lanes });
      await pause(below(random, latestKillOf(kind)));
      process.kill(processId, 'SIGKILL');
      const seen = await whatWasSeen(application.window);
      ground.confirmed.push(...seen.answered);
      processId = await serviceProcessId(application.app, processId);
      await application.window.waitForFunction(
        (before) => (window.glossatorTest?.ports() ?? 0) > before,
        ports,
      );
      await unlockInWindow(service, kind.protection);
      const found = [...refusals(seen), ...(await faultsInWindow(service)), ...faultsInFile(ground)];
      faults.push(...found.map((fault) => `After kill ${String(kill)}: ${fault}`));
    }
  } finally {
    await application.close();
  }
  return faults;
}

/** Applications that are killed with all their processes, each started anew on what the one before left. */
async function killApplications(ground: Ground): Promise<readonly string[]> {
  const { random, kind } = ground;
  const faults: string[] = [];
  for (let kill = 1; kill <= kind.kills; kill += 1) {
    const application = await start(ground);
    const heard = await listenToPage(application.window);
    const service = await connectPage(application.window);
    await unlockInWindow(service, kind.protection);
    if (kill > 1)
      faults.push(...(await faultsInWindow(service)).map((fault) => `At start ${String(kill)}: ${fault}`));
    const lanes = await planned(ground, service, kill);
    await startDriving(application.window, { lanes });
    await pause(below(random, latestKillOf(kind)));
    await application.kill();
    ground.confirmed.push(...heard.answered);
    const found = [...refusals(heard), ...faultsInFile(ground)];
    faults.push(...found.map((fault) => `After kill ${String(kill)}: ${fault}`));
  }
  return faults;
}

function start({ folder, path }: Ground): Promise<RunningApplication> {
  return startApplication({ profile: join(folder, 'profile'), arguments: [path] });
}

function latestKillOf(kind: RunKind): number {
  return Math.max(...kind.activities.map((name) => activities[name].latestKillMs));
}

/** Plans what goes on until a kill; what the planning itself did counts as confirmed. */
async function planned(ground: Ground, service: ServicePage, kill: number): Promise<Planned['lanes']> {
  const { random, packs, kind } = ground;
  const share = Math.floor(ground.sources.length / killsOfRun);
  const sources = ground.sources.slice((kill - 1) * share, kill * share);
  const lanes = [];
  for (const name of kind.activities) {
    const plan = await activities[name].plan({ service, random, kill, sources, packs });
    lanes.push(...plan.lanes);
    ground.confirmed.push(...plan.before);
  }
  return lanes;
}

/** Nothing that was asked for could rightly be refused: whatever was answered must have been done. */
function refusals({ answered, failures }: Seen): readonly string[] {
  const items = answered
    .filter(({ name }) => name === 'importFiles')
    .flatMap(({ value }) => (value as ImportReport).items);
  return [
    ...failures,
    ...items.flatMap((item) => (item.result === 'failed' ? [`importFiles: ${item.message}`] : [])),
  ];
}

function faultsInFile({ path, packs, confirmed, key }: Ground): readonly string[] {
  return [...faultsAfterKill(path, confirmed, key), ...packFaults(packs)];
}

/** A service that was started again opens the matter for writing and finds it whole. */
async function faultsInWindow(service: ServicePage): Promise<readonly string[]> {
  const state = await service.value('matterState', {});
  const verification = await service.value('verifyMatter', { task: 'verify' });
  return [
    ...(state.readOnlyBecause === null ? [] : [`The matter can only be read: ${state.readOnlyBecause}`]),
    ...verification.checks
      .filter(({ ok }) => !ok)
      .map(({ name, detail }) => `The check ${name} fails: ${detail}`),
  ];
}

async function faultsAfterQuit(ground: Ground): Promise<readonly string[]> {
  const { folder, path, kind } = ground;
  const key = await keyOf(folder, path, kind.protection);
  const surroundings = surroundingsIn(folder, readerInThisThread);
  const access = { path, access: 'write', reviewerName: 'Bench', surroundings } as const;
  const session = valueOf(await openMatter({ ...access, ...(key === null ? {} : { key }) }));
  try {
    const verification = valueOf(await session.calls.verifyMatter({ task: 'verify' }));
    const failed = verification.checks.filter(({ ok }) => !ok);
    return [
      ...failed.map(({ name, detail }) => `After quitting: the check ${name} fails: ${detail}`),
      ...faultsInFile(ground).map((fault) => `After quitting: ${fault}`),
    ];
  } finally {
    await session.close();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
