import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folded, readPackPdf } from '../../unit/pack/read-pack-pdf.ts';
import type { Workplace } from '../command-line.ts';
import { mustDo, workplaceWith } from '../matter-of-three.ts';

let workplace: Workplace;

beforeAll(async () => {
  workplace = await workplaceWith('four passages');
  await mustDo(workplace, ['pack', 'Tarn.matter', '--out', 'served', '--title', 'Served']);
  await mustDo(workplace, ['pack-served', 'Tarn.matter', 'Served', '--to', 'Counsel']);
  await mustDo(workplace, ['tag', 'Tarn.matter', 'TAR000001', '--quote', 'two deckhands', '--theme', 'CU']);
  const late = ['pack', 'Tarn.matter', '--after', 'Served', '--title', 'Late'];
  await mustDo(workplace, [...late, '--out', 'late']);
  await mustDo(workplace, ['tag', 'Tarn.matter', 'TAR000001', '--quote', 'lifeboat drill', '--theme', 'LE']);
  await mustDo(workplace, [...late, '--insert-behind', '2', '--out', 'inserted']);
}, 120_000);

afterAll(() => workplace.remove());

/** What is wrong with a pack that goes on from a served one (A16: late documents go on in number, nothing is numbered anew). */
async function faultsOf(later: string): Promise<readonly string[]> {
  const served = await readPackPdf(readFileSync(workplace.path('served/Served.pdf')));
  const pack = await readPackPdf(readFileSync(join(workplace.path(later), 'Late.pdf')));
  const known = new Set(served.pages.map(({ label }) => label));
  const last = Math.max(...[...known].map(Number));
  const fingerprint = manifestOf(later).choices.after?.pack;
  return [
    ...pack.pages.flatMap(({ label }) =>
      known.has(label) ? [`The number ${label} was served already.`] : [],
    ),
    ...pack.pages.flatMap(({ label }, index) => {
      const wanted = [String(last + 1 + index), `2${String.fromCharCode(65 + index)}`];
      return wanted.includes(label) ? [] : [`Page ${label} does not go on from the served pack.`];
    }),
    ...pack.pages.flatMap(({ label, runs }) => {
      const stamped = runs
        .filter(({ bottom, left }) => bottom < 40 && left > 400)
        .map(({ text }) => text.trim());
      return stamped.includes(label) ? [] : [`Page ${label} is stamped ${stamped.join(' ')}.`];
    }),
    ...(folded(pack.pages[0]?.text ?? '').includes('“Served”')
      ? []
      : ['The cover does not name the served pack.']),
    ...(fingerprint === undefined ? ['The manifest does not say which pack it goes on from.'] : []),
  ];
}

function manifestOf(folder: string): { choices: { after?: { pack: string } } } {
  return JSON.parse(readFileSync(join(workplace.path(folder), 'manifest.json'), 'utf8')) as ReturnType<
    typeof manifestOf
  >;
}

it('A16 holds for late documents behind the last page, and for pages inserted behind one', async () => {
  expect(await faultsOf('late')).toEqual([]);
  expect(await faultsOf('inserted')).toEqual([]);
});

it('A16 is seen to be broken where late pages are numbered anew, and where the cover is silent', async () => {
  cpSync(workplace.path('late'), workplace.path('planted'), { recursive: true });
  const file = workplace.path('planted/Late.pdf');
  const document = await PDFDocument.load(readFileSync(file), { updateMetadata: false });
  const labels = { Nums: [0, { S: 'D', St: 1 }] };
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj(labels));
  document.removePage(0);
  writeFileSync(file, await document.save());
  const faults = (await faultsOf('planted')).join('\n');
  expect(faults).toContain('was served already');
  expect(faults).toContain('is stamped');
  expect(faults).toContain('The cover does not name the served pack.');
});
