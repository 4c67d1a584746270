import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forkedReader } from '../../electron/ingest/forked-reader.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { hasMakers } from '../fixtures/mixed/converted.ts';
import { faultsOfImport } from '../fixtures/mixed/faults-of-import.ts';
import { makeMixedFolder } from '../fixtures/mixed/make-mixed-folder.ts';
import type { MixedFile } from '../fixtures/mixed/mixed-file.ts';
import { expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';

const helperFile = join(import.meta.dirname, '../../electron/ingest/helper/index.ts');

let fixture: MatterFixture;
let session: MatterSession;
let folder = '';
let files: readonly MixedFile[] = [];

beforeAll(async () => {
  fixture = await matterFixture();
  folder = mkdtempSync(join(tmpdir(), 'glossator-mixed-folder-'));
  if (!hasMakers) return;
  files = await makeMixedFolder(folder);
  const limits = { timeLimitMs: 60_000, memoryLimitBytes: 2 * 1024 ** 3 };
  const readSource = forkedReader({ helperFile, execPath: process.execPath, ...limits });
  session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource } });
}, 120_000);

afterAll(async () => {
  if (hasMakers) await session.close();
  fixture.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.runIf(hasMakers)(
  'a folder of every kind of file comes in with its text, blocks, pages, families and warnings',
  async () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    const report = expectValue(await session.calls.importFiles({ task: 'mixed', paths: [folder] }));
    expect(report.items.filter((item) => item.result === 'failed')).toEqual([]);
    expect(await faultsOfImport(session.calls, folder, files)).toEqual([]);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
  },
  120_000,
);
