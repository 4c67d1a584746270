import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foreignArchive } from '../store/exchange/projects.ts';
import { entriesOf } from '../unit/exchange/read-archive.ts';
import { qdaFaults } from '../unit/exchange/qda-faults.ts';
import type { Workplace } from './command-line.ts';
import { fourPassages, mustDo, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

it('a matter is exported as project, codebook and annotations, and the project comes into a new matter', async () => {
  for (const format of ['qdpx', 'qdc', 'jsonld']) {
    const call = ['export', 'Tarn.matter', '--format', format, '--out', `t.${format}`];
    expect(await mustDo(workplace, call)).toMatchObject({
      ok: true,
      file: workplace.path(`t.${format}`),
      lost: expect.arrayContaining([expect.any(String)]) as unknown,
    });
  }
  const entries = entriesOf(readFileSync(workplace.path('t.qdpx')));
  expect(qdaFaults(entries.get('project.qde') ?? '')).toEqual([]);
  expect(qdaFaults(readFileSync(workplace.path('t.qdc'), 'utf8'))).toEqual([]);
  await mustDo(workplace, ['new', 'Other.matter', '--no-passphrase', '--prefix', 'OTH']);
  const dry = await mustDo(workplace, ['import-project', 'Other.matter', 't.qdpx', '--dry-run']);
  expect(dry).toMatchObject({ ok: true, imported: false });
  expect(await mustDo(workplace, ['documents', 'Other.matter'])).toEqual([]);
  expect(await mustDo(workplace, ['import-project', 'Other.matter', 't.qdpx'])).toMatchObject({
    ok: true,
    imported: true,
    cancelled: false,
  });
  const quotes = async (matter: string): Promise<readonly string[]> =>
    ((await mustDo(workplace, ['passages', matter])) as readonly { quote: string }[]).map(
      ({ quote }) => quote,
    );
  expect(await quotes('Other.matter')).toEqual(await quotes('Tarn.matter'));
  expect(await quotes('Other.matter')).toHaveLength(fourPassages.length);
});

it('a project of another program comes in through the helper, and what is none is refused in a sentence', async () => {
  writeFileSync(workplace.path('ferry.qdpx'), foreignArchive());
  const done = await workplace.run(['import-project', 'Tarn.matter', 'ferry.qdpx']);
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('Service / Lateness')]);
  writeFileSync(workplace.path('torn.qdpx'), foreignArchive().subarray(0, 700));
  const torn = await workplace.run(['import-project', 'Tarn.matter', 'torn.qdpx']);
  expect([torn.code, torn.stderr]).toEqual([1, expect.stringContaining('damaged')]);
});

it('names go only where they are asked for, and only into formats that have them', async () => {
  const call = ['export', 'Tarn.matter', '--out', 't.x', '--names', '--format'];
  expect((await workplace.run([...call, 'csv'])).code).toBe(2);
  expect((await workplace.run([...call, 'qdc'])).code).toBe(2);
  await mustDo(workplace, [...call, 'jsonld']);
  expect(readFileSync(workplace.path('t.x'), 'utf8')).toContain('"creator"');
});
