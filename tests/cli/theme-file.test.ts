import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workplace } from './command-line.ts';
import { mustDo, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('three sources');
});

afterEach(() => workplace.remove());

async function names(): Promise<readonly string[]> {
  const themes = (await mustDo(workplace, ['themes', 'Tarn.matter'])) as readonly { name: string }[];
  return themes.map((theme) => theme.name);
}

it('themes are written to a CSV file and read from one, with a report of each line', async () => {
  expect(await mustDo(workplace, ['theme', 'export', 'Tarn.matter', 'themes.csv'])).toEqual({
    ok: true,
    file: join(workplace.folder, 'themes.csv'),
    themes: 4,
  });
  const file = join(workplace.folder, 'themes.csv');
  const exported = readFileSync(file, 'utf8');
  expect(exported.split('\r\n')[0]).toBe(
    '\ufeff"code","name","parent_path","colour","definition","use","avoid","retired","prefixed_columns"',
  );
  writeFileSync(file, `${exported}"","Drills","Training","","","Each drill","","no",""\r\n`);
  const dry = await mustDo(workplace, ['theme', 'import', 'Tarn.matter', 'themes.csv', '--dry-run']);
  expect([(dry as { imported: boolean }).imported, await names()]).toEqual([
    false,
    ['Training', 'Culture', 'Leadership', 'Prosecution'],
  ]);
  expect(await mustDo(workplace, ['theme', 'import', 'Tarn.matter', 'themes.csv'])).toMatchObject({
    imported: true,
    lines: [
      { line: 2, path: 'Training', result: 'unchanged' },
      { line: 3, path: 'Culture', result: 'unchanged' },
      { line: 4, path: 'Leadership', result: 'unchanged' },
      { line: 5, path: 'Prosecution', result: 'unchanged' },
      { line: 6, path: 'Training / Drills', result: 'added' },
    ],
  });
  expect(await names()).toEqual(['Training', 'Drills', 'Culture', 'Leadership', 'Prosecution']);
});

it('a refused line makes the exit code 1, and the others are imported all the same', async () => {
  writeFileSync(join(workplace.folder, 'themes.csv'), 'name,parent_path\nDrills,Training\nLost,Nowhere\n');
  const { code } = await workplace.ask(['theme', 'import', 'Tarn.matter', 'themes.csv']);
  expect([code, await names()]).toEqual([1, ['Training', 'Drills', 'Culture', 'Leadership', 'Prosecution']]);
});
