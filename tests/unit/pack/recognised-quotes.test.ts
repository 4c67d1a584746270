import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quoteConfidence } from '../../../shared/pack/index.ts';
import type { PageWord } from '../../../shared/model/index.ts';
import { builtPack, builtPdf } from './build-for-test.ts';
import { checkedByApplication, failing } from './checked-pack.ts';
import { ordinarySelection } from './pack-fixture.ts';
import { folded, readPackPdf } from './read-pack-pdf.ts';

const word = (start: number, end: number, confidence: number): PageWord => ({
  start,
  end,
  left: 0,
  top: 0,
  right: 1,
  bottom: 1,
  confidence,
});

test('a quote’s confidence is that of the words it holds, wholly or in part, and of no other', () => {
  const words = [word(0, 3, 20), word(4, 9, 98), word(10, 14, 54), word(15, 18, -1)];
  expect(quoteConfidence(words, 6, 12)).toEqual({ mean: 76, least: 54 });
  expect(quoteConfidence(words, 4, 18)).toEqual({ mean: 76, least: 54 });
  expect(quoteConfidence(words, 15, 18)).toBeNull();
});

test('a pack says of a quote that is recognised text how sure it is, and passes every check', async () => {
  const ordinary = ordinarySelection();
  const [first, ...others] = ordinary.passages;
  if (first === undefined) throw new Error('The selection has no passage.');
  const selection = {
    ...ordinary,
    passages: [{ ...first, recognised: { mean: 91, least: 54 } }, ...others],
  };
  const { folder, files } = await builtPack(selection);
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as {
    readonly passages: readonly { readonly recognised?: unknown }[];
  };
  expect(manifest.passages.map(({ recognised }) => recognised)).toEqual([
    { mean: 91, least: 54 },
    ...others.map(() => undefined),
  ]);
  const [head = '', row = ''] = (files.get('passages.csv')?.toString() ?? '').split('\r\n');
  expect(head).toContain('"passage","confidence","least_confidence","prefixed_columns"');
  expect(row).toContain(`"${first.id}","91","54"`);
  expect(failing(await checkedByApplication(new Map(files)))).toEqual([]);
  const verified = spawnSync(process.execPath, [join(folder, 'verify-pack.mjs'), folder], {
    encoding: 'utf8',
  });
  expect([verified.status, verified.stderr]).toEqual([0, '']);
  const { pages } = await readPackPdf(await builtPdf(selection));
  const text = folded(pages.map((page) => page.text).join(' '));
  expect(text).toContain(folded('Recognised text, confidence 91 %, least certain word 54 %'));
});
