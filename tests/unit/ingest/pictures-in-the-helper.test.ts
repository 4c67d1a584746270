import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { drawPagesInProcess } from '../../../electron/ingest/draw-pages-in-process.ts';
import { forkHelper } from '../../../electron/ingest/forked-reader.ts';
import { encodeJpeg, encodePng, pictureOf } from '../../fixtures/pictures/encode-picture.ts';
import { barInGroup4, encodeTiff } from '../../fixtures/pictures/encode-tiff.ts';

const helperFile = join(import.meta.dirname, '../../../electron/ingest/helper/index.ts');
const limits = { timeLimitMs: 20_000, memoryLimitBytes: 1024 ** 3 };
const bar = { ...barInGroup4(24), height: 24 };
const picture = pictureOf('#...', '....', '...#', '####');

const aside = drawPagesInProcess(
  () => forkHelper({ helperFile, execPath: process.execPath, ...limits }),
  limits,
);

afterAll(() => aside.end());

// The process loads its libraries as Node does, which is not how a test's own process does.
test.each([
  ['a PNG', 'a.png', () => encodePng(picture)],
  ['a JPEG', 'a.jpg', () => encodeJpeg(picture)],
  [
    'a TIFF',
    'a.tiff',
    () => encodeTiff([{ ...bar, bits: 1, samples: 1, compression: 4, zeroIsWhite: true }]),
  ],
])('%s is drawn in a process of its own', async (_name, fileName, make) => {
  const drawn = await aside.draw({ key: fileName, fileName, bytes: make }, 1, 1);
  expect(drawn).toMatchObject({ ok: true });
});
