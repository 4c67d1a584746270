import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipOf } from '../fixtures/archive/zip-of.ts';
import { makeWorkplace, type Workplace } from './command-line.ts';
import { mustDo } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = makeWorkplace();
  await mustDo(workplace, ['new', 'Harrow.matter', '--no-passphrase', '--prefix', 'HAR']);
  mkdirSync(workplace.path('in'));
  writeFileSync(workplace.path('in/one.txt'), 'Letter one\n\nThe lamp was lit.\n');
  writeFileSync(
    workplace.path('in/two.zip'),
    zipOf([{ name: 'two.txt', bytes: 'Letter two\n\nThe lamp was out.\n' }]),
  );
});

afterEach(() => {
  workplace.remove();
});

test('an import is planned, done for a provider, and leaves a report and a load file that can be loaded again', async () => {
  const plan = await workplace.ask(['import', 'Harrow.matter', 'in', '--dry-run']);
  expect(plan).toMatchObject({ code: 0, json: { ok: true, dryRun: true, files: 2, documents: 2 } });
  expect((await workplace.ask(['documents', 'Harrow.matter'])).json).toEqual([]);
  const files = ['--report', 'report.csv', '--load-file', 'load.csv'];
  const origin = ['--provider', 'Harbour Council', '--prefix', 'HCO'];
  const done = await workplace.ask(['import', 'Harrow.matter', 'in', ...origin, ...files]);
  expect(done).toMatchObject({
    code: 0,
    json: {
      ok: true,
      items: [
        { path: workplace.path('in/one.txt'), result: 'imported', urn: 'HCO000001' },
        { path: `${workplace.path('in/two.zip')}/two.txt`, result: 'imported', urn: 'HCO000002' },
      ],
    },
  });
  const lines = readFileSync(workplace.path('report.csv'), 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(4);
  const load = readFileSync(workplace.path('load.csv'), 'utf8').replaceAll('Letter one', 'The first letter');
  writeFileSync(workplace.path('load.csv'), load);
  const loaded = await workplace.ask(['load', 'Harrow.matter', 'load.csv']);
  expect(loaded).toMatchObject({
    code: 0,
    json: { ok: true, loaded: true, lines: [{ result: 'changed' }, { result: 'unchanged' }] },
  });
  expect((await workplace.ask(['documents', 'Harrow.matter'])).json).toMatchObject([
    { urn: 'HCO000001', title: 'The first letter' },
    { urn: 'HCO000002', title: 'Letter two' },
  ]);
  expect(await workplace.ask(['load-file', 'Harrow.matter', '--out', 'all.csv'])).toMatchObject({
    code: 0,
    json: { ok: true, documents: 2 },
  });
});

test('what cannot be asked for is said, and nothing waits to go on where every import was finished', async () => {
  expect(await workplace.ask(['import', 'Harrow.matter', 'in', '--prefix', 'h'])).toMatchObject({
    code: 2,
    json: { ok: false, code: 'call-invalid' },
  });
  await mustDo(workplace, ['import', 'Harrow.matter', 'in']);
  expect(await workplace.ask(['import-resume', 'Harrow.matter'])).toMatchObject({
    code: 1,
    json: { ok: false, code: 'item-not-found' },
  });
  expect(await workplace.ask(['near-duplicates', 'Harrow.matter', '--threshold', '0.6'])).toMatchObject({
    code: 0,
    json: { ok: true, compared: 2, groups: [] },
  });
});
