import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { forkedReader } from '../../electron/ingest/forked-reader.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { ImportItem } from '../../shared/contract/index.ts';
import { listeningServer, type ListeningServer } from '../e2e/listening-server.ts';
import { hostileFamilies } from '../fixtures/hostile/index.ts';
import type { HostileInput } from '../fixtures/hostile/hostile-input.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';

const helperFile = join(import.meta.dirname, '../../electron/ingest/helper/index.ts');

/** Windows takes none of these names, so that no file under them can come from there either. */
const families = Object.entries(hostileFamilies).filter(
  ([family]) => family !== 'hostile names' || process.platform !== 'win32',
);
const inputs = families.flatMap(([, family]) => family);

/** Each input has a folder of its own, since some names are one to some systems. */
const placeOf = (input: HostileInput): string => String(inputs.indexOf(input)).padStart(3, '0');

let fixture: MatterFixture;
let session: MatterSession;
let server: ListeningServer;
let sources = '';
let temporary = '';
let besides: readonly string[] = [];
let beforehand: ReadonlyMap<string, Buffer>;
let items: ReadonlyMap<string, ImportItem>;

/** Harmless texts at both ends and in the middle of the corpus. */
const harmless = ['000-a', '080-b', '999-c'];

beforeAll(async () => {
  fixture = await matterFixture(quickFolder);
  sources = mkdtempSync(join(tmpdir(), 'glossator-hostile-'));
  temporary = mkdtempSync(join(tmpdir(), 'glossator-hostile-temporary-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary);
  server = await listeningServer();
  for (const input of inputs) {
    mkdirSync(join(sources, placeOf(input)));
    writeFileSync(join(sources, placeOf(input), input.fileName), input.make(`http://${server.host}`));
  }
  for (const name of harmless) writeFileSync(join(sources, `${name}.txt`), `A harmless text ${name}.\n`);
  beforehand = bytesBelow(sources);
  const readSource = forkedReader({
    helperFile,
    execPath: process.execPath,
    timeLimitMs: 15_000,
    memoryLimitBytes: 1024 ** 3,
  });
  session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource } });
  besides = readdirSync(fixture.folder);
  const report = await session.calls.importFiles({ task: 'hostile', paths: [sources] });
  items = new Map(expectValue(report).items.map((item) => [item.path, item]));
}, 240_000);

afterAll(async () => {
  await session.close();
  await server.close();
  vi.unstubAllEnvs();
  fixture.remove();
  for (const folder of [sources, temporary]) rmSync(folder, { recursive: true, force: true });
});

/** What every file below a folder holds, by its path. */
function bytesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name))]),
  );
}

async function becameOf(path: string) {
  const item = items.get(path);
  if (item === undefined) throw new Error('The import said nothing of this file.');
  if (item.result === 'failed') return { result: 'refused', code: item.code };
  if (item.result === 'imported' && item.sealed !== undefined) {
    return { result: 'sealed', code: item.sealed.code };
  }
  return {
    result: 'inert',
    ...expectValue(await session.calls.readDocument({ documentId: item.documentId })),
  };
}

describe.each(families)('of the %s of the corpus', (_, family) => {
  test.each(family.map((input) => [input.name, input] as const))(
    '%s does as it should',
    async (__, input) => {
      const became = await becameOf(join(sources, placeOf(input), input.fileName));
      if (input.verdict.result !== 'inert' || !('text' in became)) {
        expect(became).toEqual(input.verdict);
        return;
      }
      const { shows = [], hides = [], blocks } = input.verdict;
      const { document, text } = became;
      expect(shows.filter((words) => !text.includes(words))).toEqual([]);
      const seen = [text, document.title, document.author ?? '', document.publisher ?? ''].join('\n');
      expect(hides.filter((words) => seen.includes(words))).toEqual([]);
      expect(became.blocks.length).toBe(blocks ?? became.blocks.length);
      expect(document.fileName).toBe(input.fileName);
    },
  );
});

test('the corpus has more than a hundred files, no two of one name', () => {
  expect(inputs.length).toBeGreaterThan(110);
  expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
});

test('the harmless files among them are imported all the same', async () => {
  const texts = harmless.map(async (name) => {
    const became = await becameOf(join(sources, `${name}.txt`));
    return 'text' in became ? became.text : became.code;
  });
  expect(await Promise.all(texts)).toEqual(harmless.map((name) => `A harmless text ${name}.\n`));
});

test('nobody was called, nothing was left beside the matter or among temporary files, and no source was touched', () => {
  expect(server.visits()).toEqual({ connections: 0, packets: 0 });
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(fixture.folder)).toEqual(besides);
  const changed = [...bytesBelow(sources)].filter(
    ([path, bytes]) => beforehand.get(path)?.equals(bytes) !== true,
  );
  expect(changed.map(([path]) => path)).toEqual([]);
});

test('the matter is whole afterwards', async () => {
  expect(expectValue(await session.calls.verifyMatter({ task: 'verify' }))).toMatchObject({ ok: true });
});
