import { randomBytes } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addPassages, makeFilledMatter, openBenchMatter, valueOf } from '../bench-matter.ts';
import { openInApplication } from '../application-window.ts';
import { openBareDatabase } from '../bare-database.ts';
import type { BenchRow } from '../bench-row.ts';
import { type Randomness, seededRandomness } from '../generated-text.ts';
import { breath, median, quantile, timed } from '../measure.ts';
import { planTags } from '../plan-tags.ts';

const sizes = [1_000, 10_000, 100_000] as const;
const documents = 100;
const wordsOfText = 5_000;
const warmUps = 30;
const tags = 300;

/** One frame of a 60 Hz screen, in milliseconds. */
const frameMs = 1_000 / 60;

/** How long a person takes, at the very least, from one tag to the next, in milliseconds. */
const betweenTagsMs = 30;

/** Tagging a passage: from the call in the window until the reply that says it is on the disk. */
export const tagRow: BenchRow = {
  name: 'tag',
  what: 'tag a passage in a matter with 100,000 passages, call to durable reply',
  floor:
    'the same rows inserted by bare better-sqlite3 into a copy of the same file, a synced transaction each',
  missedBecause:
    'The slowest of a hundred stays well within one frame, and in one process the ratio is met. What is left is the way there and back: three processes that have gone to sleep in the 30 ms between two tags are woken, and the window draws what the tag before it changed.',
  growsBecause:
    'a tag goes into indexes that are a level deeper then: bare insertion of the same rows grows as much.',
  measure: async ({ folder, say }) => {
    const random = seededRandomness(5);
    const path = await makeFilledMatter(folder, 'tag', random, documents, wordsOfText);
    const points = [];
    const floors: number[] = [];
    let before = 0;
    let inProcess: readonly number[] = [];
    for (const size of sizes) {
      say(`${size} passages`);
      addPassages(path, random, new Array<number>(documents).fill((size - before) / documents));
      before = size;
      inProcess = await tagInProcess(folder, path, random);
      points.push({ size, perUnit: median(inProcess) });
      const copy = join(folder, `bare-${size}.matter`);
      await copyFile(path, copy);
      floors.push(median(await insertBare(copy)));
    }
    const floor = floors.at(-1) ?? Number.NaN;
    say('the application');
    const inWindow = await tagInWindow(folder, path, random);
    return {
      ratios: [
        { what: 'window to service and back', unit: 'ms', floor, measured: median(inWindow), aim: 4 },
        {
          what: 'in one process, without a window',
          unit: 'ms',
          floor,
          measured: median(inProcess),
          aim: null,
        },
      ],
      limits: [
        {
          what: 'window to service and back, slowest of a hundred',
          unit: 'ms',
          measured: quantile(inWindow, 0.99),
          aim: frameMs,
        },
      ],
      growth: { of: 'passages in the matter, a tag', unit: 'ms', points },
      notes: [
        `Bare insertion costs ${floors.map((one) => `${one.toFixed(2)} ms`).join(', ')} at these sizes.`,
        `Each of ${tags} tags comes ${betweenTagsMs} ms after the reply to the one before, while the window shows the library and reads anew what changed.`,
      ],
    };
  },
};

async function tagInProcess(folder: string, path: string, random: Randomness): Promise<readonly number[]> {
  const session = await openBenchMatter(folder, path);
  const times: number[] = [];
  for (const call of await planTags(session.calls, random, tags + warmUps)) {
    times.push(
      await timed(async () =>
        valueOf(await session.calls.tagSpan({ ...call, themeIds: [...call.themeIds] })),
      ),
    );
    await breath();
  }
  await session.close();
  return times.slice(warmUps);
}

async function tagInWindow(folder: string, path: string, random: Randomness): Promise<readonly number[]> {
  const planning = await openBenchMatter(folder, path);
  const calls = await planTags(planning.calls, random, tags + warmUps);
  await planning.close();
  const { application } = await openInApplication(folder, path);
  try {
    const times = await application.window.evaluate(
      async ([planned, pauseMs]) => {
        const taken: number[] = [];
        for (const call of planned) {
          const answer = await window.glossatorTest?.call('tagSpan', call);
          if (answer?.result.ok !== true) throw new Error('A passage could not be tagged.');
          taken.push(answer.tookMs);
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
        return taken;
      },
      [calls, betweenTagsMs] as const,
    );
    return times.slice(warmUps);
  } finally {
    await application.close();
  }
}

/** The rows of the newest acts, inserted again under other ids: the same sizes, the same indexes to keep. */
async function insertBare(path: string): Promise<readonly number[]> {
  const database = openBareDatabase(path);
  const rowsOf = (sql: string): unknown[][] => database.prepare<[], unknown[]>(sql).raw().all();
  const [creations, additions, passages, lives, tagged] = [
    `SELECT * FROM operation WHERE type = 'passage.create' ORDER BY seq DESC LIMIT ${tags}`,
    `SELECT * FROM operation WHERE type = 'tag.add' ORDER BY seq DESC LIMIT ${tags}`,
    `SELECT * FROM passage ORDER BY rowid DESC LIMIT ${tags}`,
    `SELECT * FROM life ORDER BY subject DESC LIMIT ${tags}`,
    `SELECT * FROM tag ORDER BY rowid DESC LIMIT ${tags}`,
  ].map(rowsOf);
  const places = (row: readonly unknown[] | undefined): string => (row ?? []).map(() => '?').join();
  const insert = (table: string, rows: unknown[][] | undefined) =>
    database.prepare<unknown[]>(`INSERT INTO ${table} VALUES (${places(rows?.[0])})`);
  const intoLog = insert('operation', creations);
  const intoPassages = insert('passage', passages);
  const intoLives = insert('life', lives);
  const intoTags = insert('tag', tagged);
  const id = (): string => randomBytes(18).toString('hex');
  let seq = database.prepare<[], number>('SELECT max(seq) FROM operation').pluck().get() ?? 0;
  /** An operation's row with a place and an id of its own; its replica is another, so that its number is free. */
  const logRow = (row: readonly unknown[] | undefined, ownId: string): unknown[] => {
    seq += 1;
    return (row ?? []).map((cell, column) =>
      column === 0 ? seq : column === 1 ? ownId : column === 4 ? id() : cell,
    );
  };
  const write = database.transaction((index: number) => {
    const [passage, create, add] = [id(), id(), id()];
    intoLog.run(...logRow(creations?.[index], create));
    intoLog.run(...logRow(additions?.[index], add));
    intoPassages.run(passage, ...(passages?.[index]?.slice(1) ?? []));
    intoLives.run(passage, create, ...(lives?.[index]?.slice(2) ?? []));
    intoTags.run(add, passage, ...(tagged?.[index]?.slice(2) ?? []));
  });
  const times: number[] = [];
  for (let index = 0; index < tags; index += 1) {
    times.push(await timed(() => write(index)));
    await breath();
  }
  database.close();
  return times.slice(warmUps);
}
