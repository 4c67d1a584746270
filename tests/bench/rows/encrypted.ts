import type { DataKey } from '../../../electron/crypto/index.ts';
import type { MatterSession } from '../../../electron/usecases/matter-session.ts';
import {
  addPassages,
  makeEncryptedMatter,
  makeMatter,
  openBenchMatter,
  readerInThisThread,
  valueOf,
  writeTexts,
} from '../bench-matter.ts';
import type { BenchRow, Ratio } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { breath, median, quantile, timed } from '../measure.ts';
import { planTags } from '../plan-tags.ts';
import { searchQueries } from '../search-queries.ts';

const documents = 300;
const wordsOfText = 5_000;
const passagesOfDocument = 70;

const openings = 9;
const searches = 9;
const pageOfHits = 50;
const warmUps = 30;
const tags = 300;
const imports = 7;
const documentsOfImport = 50;
const wordsOfImport = 1_000;

/** How many times the plain matter's time an encrypted one may take. */
const aim = 1.3;

/** One frame of a 60 Hz screen, in milliseconds. */
const frameMs = 1_000 / 60;

/** A matter of the pair: the same texts and as many passages, with a key where it is encrypted. */
interface Twin {
  readonly path: string;
  readonly key: DataKey | null;
}

/** One value for the plain matter and one for the encrypted one. */
interface Pair<Value> {
  readonly plain: Value;
  readonly encrypted: Value;
}

/** What encryption costs in everyday work: the same calls on a plain and an encrypted matter, in turn. */
export const encryptedRow: BenchRow = {
  name: 'encrypted',
  what: 'tag, import, search and open in an encrypted matter of 300 documents (1.5 million words) with 21,000 passages',
  floor: 'the same calls on a plain matter of the same texts and as many passages, in turn with them',
  measure: async ({ folder, say }) => {
    say('two matters of the same texts');
    const texts = await writeTexts(folder, 'texts', seededRandomness(19), documents, wordsOfText);
    const twins: Pair<Twin> = {
      plain: { path: await makeMatter(folder, 'plain'), key: null },
      encrypted: await makeEncryptedMatter(folder, 'encrypted'),
    };
    for (const { path, key } of [twins.plain, twins.encrypted]) {
      const session = await openTwin(folder, { path, key });
      await importInto(session, texts, documents);
      await session.close();
      addPassages(path, seededRandomness(23), new Array<number>(documents).fill(passagesOfDocument), key);
    }
    say('opening');
    const opened = await inTurn(openings, (kind) => openAndClose(folder, twins[kind]));
    const sessions: Pair<MatterSession> = {
      plain: await openTwin(folder, twins.plain),
      encrypted: await openTwin(folder, twins.encrypted),
    };
    say('searching');
    const searched = await searchBoth(sessions);
    say('tagging');
    const tagged = await tagBoth(sessions);
    say('importing');
    const imported = await importIntoBoth(folder, sessions);
    await sessions.plain.close();
    await sessions.encrypted.close();
    twins.encrypted.key?.erase();
    return {
      ratios: [
        ratio('open, until its documents are listed', median, opened),
        ratio('five searches in turn', median, searched),
        ratio('tag, call to durable reply', median, tagged),
        { ...ratio('tag, slowest of a hundred', slowestOfHundred, tagged), aim: null },
        ratio(`import of ${documentsOfImport} documents`, median, imported),
      ],
      limits: [
        {
          what: 'tag in an encrypted matter, slowest of a hundred',
          unit: 'ms',
          measured: slowestOfHundred(tagged.encrypted),
          aim: frameMs,
        },
      ],
      growth: null,
      notes: [
        'All in one process, sources read in the same thread: what a helper process or a window would hide of the encryption is not hidden.',
        'Both matters are open side by side; which of the two comes first alternates. Opening takes the key as given: deriving it is the row “unlock”.',
      ],
    };
  },
};

function ratio(what: string, figure: (times: readonly number[]) => number, times: Pair<number[]>): Ratio {
  return { what, unit: 'ms', floor: figure(times.plain), measured: figure(times.encrypted), aim };
}

function slowestOfHundred(times: readonly number[]): number {
  return quantile(times, 0.99);
}

/** Runs work so many times for either matter, the one after the other and at every second run the other way round. */
async function inTurn(
  runs: number,
  work: (kind: keyof Pair<unknown>, run: number) => Promise<number>,
): Promise<Pair<number[]>> {
  const times: Pair<number[]> = { plain: [], encrypted: [] };
  for (let run = 0; run < runs; run += 1) {
    const kinds = run % 2 === 0 ? (['plain', 'encrypted'] as const) : (['encrypted', 'plain'] as const);
    for (const kind of kinds) {
      times[kind].push(await work(kind, run));
      await breath();
    }
  }
  return times;
}

function openTwin(folder: string, { path, key }: Twin): Promise<MatterSession> {
  return openBenchMatter(folder, path, readerInThisThread, key?.another() ?? null);
}

async function openAndClose(folder: string, twin: Twin): Promise<number> {
  let close = (): Promise<void> => Promise.resolve();
  const taken = await timed(async () => {
    const session = await openTwin(folder, twin);
    close = session.close;
    valueOf(await session.calls.listDocuments({}));
  });
  await close();
  return taken;
}

function searchBoth(sessions: Pair<MatterSession>): Promise<Pair<number[]>> {
  return inTurn(searches, (kind) =>
    timed(async () => {
      for (const { written } of searchQueries) {
        valueOf(
          await sessions[kind].calls.search({
            query: written,
            limit: pageOfHits,
            offset: 0,
            furniture: false,
          }),
        );
      }
    }),
  );
}

async function tagBoth(sessions: Pair<MatterSession>): Promise<Pair<number[]>> {
  const planned = {
    plain: await planTags(sessions.plain.calls, seededRandomness(29), warmUps + tags),
    encrypted: await planTags(sessions.encrypted.calls, seededRandomness(29), warmUps + tags),
  };
  const times = await inTurn(warmUps + tags, (kind, run) => {
    const call = planned[kind][run];
    if (call === undefined) throw new Error('Fewer tags were planned than are made.');
    return timed(async () =>
      valueOf(await sessions[kind].calls.tagSpan({ ...call, themeIds: [...call.themeIds] })),
    );
  });
  return { plain: times.plain.slice(warmUps), encrypted: times.encrypted.slice(warmUps) };
}

async function importIntoBoth(folder: string, sessions: Pair<MatterSession>): Promise<Pair<number[]>> {
  const folders: string[] = [];
  for (let number = 0; number < imports; number += 1) {
    const random = seededRandomness(31 + number);
    folders.push(await writeTexts(folder, `import-${number}`, random, documentsOfImport, wordsOfImport));
  }
  return inTurn(imports, (kind, run) =>
    timed(() => importInto(sessions[kind], folders[run] ?? '', documentsOfImport)),
  );
}

async function importInto(session: MatterSession, texts: string, count: number): Promise<void> {
  const report = valueOf(await session.calls.importFiles({ task: 'import', paths: [texts] }));
  const imported = report.items.filter((item) => item.result === 'imported').length;
  if (imported !== count) throw new Error(`${imported} of ${count} documents were imported.`);
}
