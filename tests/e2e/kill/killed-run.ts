import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Passage } from '../../../shared/model/index.ts';
import { makeFilledMatter, openBenchMatter, valueOf, writeTexts } from '../../bench/bench-matter.ts';
import {
  below,
  inventedSentence,
  inventedSpan,
  type Randomness,
  seededRandomness,
} from '../../bench/generated-text.ts';
import { startApplication } from '../application.ts';
import { type DrivingPlan, type PlannedTag, type Seen, startDriving, whatWasSeen } from './driving.ts';
import { connectPage, type ServicePage } from './service-page.ts';
import { serviceProcessId } from './service-process.ts';
import { faultsAfterKill } from './whole-matter.ts';

/** How often the application starts a service again before it gives it up: a run kills no oftener. */
export const killsOfRun = 4;

/** What came of one run of the application. */
export interface KilledRun {
  readonly kills: number;
  /** Acts whose reply was seen. */
  readonly confirmedTags: number;
  readonly confirmedImports: number;
  /** What was lost, half there or in the way; nothing, if all is well. */
  readonly faults: readonly string[];
}

/** The latest moment of a kill after the driving has begun, in milliseconds. */
const latestKillMs = 700;

const files = 240;

/**
 * Starts the application with a new matter and kills its service `kills` times while it tags and imports. After each kill the
 * application starts the service again, and everything confirmed so far must be there; after the last one it is quit and
 * the matter opened once more.
 */
export async function killedRun(seed: number, kills: number): Promise<KilledRun> {
  const random = seededRandomness(seed);
  const folder = await mkdtemp(join(tmpdir(), 'glossator-kill-'));
  try {
    const path = await makeFilledMatter(folder, 'killed', random, 3, 400);
    const texts = await writeTexts(folder, 'texts', random, files, 60);
    const sources = (await readdir(texts)).sort().map((name) => join(texts, name));
    const application = await startApplication({ profile: join(folder, 'profile'), arguments: [path] });
    const seen: Seen[] = [];
    const before: Seen[] = [];
    const faults: string[] = [];
    try {
      const service = await connectPage(application.window);
      let processId = await serviceProcessId(application.app);
      for (let kill = 1; kill <= kills; kill += 1) {
        const plan = await planDriving(service, random, sources, kill);
        before.push(await importFirst(service, plan.first));
        const ports = await service.ports();
        await startDriving(application.window, plan);
        await new Promise((resolve) => setTimeout(resolve, below(random, latestKillMs)));
        process.kill(processId, 'SIGKILL');
        seen.push(await whatWasSeen(application.window));
        processId = await serviceProcessId(application.app, processId);
        await application.window.waitForFunction(
          (before) => (window.glossatorTest?.ports() ?? 0) > before,
          ports,
        );
        const found = [
          ...refusals(seen.slice(-1)),
          ...(await faultsInWindow(service)),
          ...faultsAfterKill(path, [...before, ...seen]),
        ];
        faults.push(...found.map((fault) => `After kill ${String(kill)}: ${fault}`));
      }
    } finally {
      await application.close();
    }
    faults.push(...(await faultsAfterQuit(folder, path, [...before, ...seen])));
    const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
    return {
      kills,
      confirmedTags: sum(seen.map(({ tagged }) => tagged.length)),
      confirmedImports: sum(seen.flatMap(({ imported }) => imported.map(({ items }) => items.length))),
      faults,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function planDriving(
  service: ServicePage,
  random: Randomness,
  sources: readonly string[],
  kill: number,
): Promise<DrivingPlan & { readonly first: string }> {
  const documents = await service.value('listDocuments', {});
  const themes = (await service.value('listThemes', {})).map(({ id }) => id);
  const tags: PlannedTag[] = [];
  for (const document of documents.slice(0, 3)) {
    const { text } = await service.value('readDocument', { documentId: document.id });
    for (let number = 0; number < 300; number += 1) {
      const first = below(random, themes.length);
      const themeIds = [themes[first] ?? '', themes[(first + 1) % themes.length] ?? ''];
      const words = inventedSentence(random);
      tags.push({ documentId: document.id, ...inventedSpan(random, text), themeIds, words });
    }
  }
  const share = Math.floor(sources.length / killsOfRun);
  const own = sources.slice((kill - 1) * share, kill * share);
  const first = own.shift() ?? '';
  const imports: string[][] = [];
  while (own.length > 0) imports.push(own.splice(0, 1 + below(random, 20)));
  const standing = await service.value('listPassages', {});
  return { first, tags: shuffled(random, withoutTwins(tags, standing)), imports };
}

/** Imports one file, so that the process that reads sources runs and the kill meets an import at work, not one that waits. */
async function importFirst(service: ServicePage, path: string): Promise<Seen> {
  const report = await service.value('importFiles', { task: 'first', paths: [path] });
  return { tagged: [], imported: [report], failures: [] };
}

/** A span tagged twice is one passage, and its second act less than a whole one: each span is tagged once. */
function withoutTwins(tags: readonly PlannedTag[], standing: readonly Passage[]): readonly PlannedTag[] {
  const keyOf = (span: Pick<PlannedTag, 'documentId' | 'start' | 'end'>): string =>
    `${span.documentId} ${String(span.start)} ${String(span.end)}`;
  const taken = new Set(standing.map(keyOf));
  return [...new Map(tags.map((tag) => [keyOf(tag), tag])).values()].filter((tag) => !taken.has(keyOf(tag)));
}

function shuffled<Item>(random: Randomness, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Nothing that was asked for could rightly be refused: whatever was answered must have been done. */
function refusals(seen: readonly Seen[]): readonly string[] {
  const items = seen.flatMap(({ imported }) => imported).flatMap((report) => report.items);
  return [
    ...seen.flatMap(({ failures }) => failures),
    ...items.flatMap((item) => (item.result === 'failed' ? [`importFiles: ${item.message}`] : [])),
  ];
}

/** A service that was started again opens the matter without a question, for writing, and finds it whole. */
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

async function faultsAfterQuit(
  folder: string,
  path: string,
  seen: readonly Seen[],
): Promise<readonly string[]> {
  const session = await openBenchMatter(folder, path);
  try {
    const verification = valueOf(await session.calls.verifyMatter({ task: 'verify' }));
    const failed = verification.checks.filter(({ ok }) => !ok);
    return [
      ...failed.map(({ name, detail }) => `After quitting: the check ${name} fails: ${detail}`),
      ...faultsAfterKill(path, seen).map((fault) => `After quitting: ${fault}`),
    ];
  } finally {
    await session.close();
  }
}
