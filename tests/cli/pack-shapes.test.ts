import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workplace } from './command-line.ts';
import { fourPassages, mustDo, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

const call = ['pack', 'Tarn.matter', '--out', 'pack', '--title', 'Night of the Isolde'];

it('shapes are named one by one and lie in the folder, and the pack holds', async () => {
  await mustDo(workplace, [...call, '--shape', 'html', '--shape', 'index', '--shape', 'html']);
  const names = readdirSync(workplace.path('pack'));
  expect(names.filter((name) => /\.(?:docx|html|zip|csv)$/u.test(name)).sort()).toEqual([
    'Index.docx',
    'Night of the Isolde.html',
    'index.csv',
    'passages.csv',
    'verify-pack.html',
  ]);
  expect(await mustDo(workplace, ['verify-pack', 'pack'])).toMatchObject({ ok: true });
});

it('a shape that there is not, and documents without their full texts, are refused before anything is built', async () => {
  const unknown = await workplace.run([...call, '--shape', 'word', '--shape', 'odt']);
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    expect.stringContaining('index, word, html, archive, documents, originals'),
  ]);
  const kept = await workplace.run([...call, '--shape', 'documents', '--no-full-texts']);
  expect(kept.code).toBe(2);
  expect(existsSync(workplace.path('pack'))).toBe(false);
});

it('passages of a theme are exported as a page for browsers and as a Word file, without what must not leave', async () => {
  const [passage] = (await mustDo(workplace, ['passages', 'Tarn.matter', '--theme', 'CU'])) as {
    id: string;
  }[];
  const note = ['note', 'Tarn.matter', '--passage', passage?.id ?? '', '--text'];
  await mustDo(workplace, [...note, 'An open remark.', '--open']);
  await mustDo(workplace, [...note, 'Privilegedcanary.']);
  const exported = (format: string): Promise<unknown> =>
    mustDo(workplace, ['export', 'Tarn.matter', '--format', format, '--out', `p.${format}`, '--theme', 'CU']);
  expect(await exported('html')).toMatchObject({
    ok: true,
    file: workplace.path('p.html'),
    lost: [
      'The texts of the documents are not in the file.',
      'Reviewers’ names are not in the file.',
      '1 privileged note left out: what is privileged never leaves the matter.',
    ],
  });
  const html = readFileSync(workplace.path('p.html'), 'utf8');
  expect(html).toContain('An open remark.');
  expect(html).toContain('{TAR000002 ¶6}');
  expect(html).toContain(fourPassages[1].quote.replaceAll('"', '&quot;'));
  expect(html).not.toMatch(/Privilegedcanary|page\u00a0|SHA256SUMS/u);
  await exported('docx');
  expect(readFileSync(workplace.path('p.docx')).subarray(0, 2).toString()).toBe('PK');
});
