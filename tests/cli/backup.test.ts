import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workplace } from './command-line.ts';
import { mustDo, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

async function passages(matter: string): Promise<unknown> {
  return (await workplace.ask(['passages', matter])).json;
}

it('a backup is restored over a spoilt matter, which is kept, and holds in every check', async () => {
  const before = await passages('Tarn.matter');
  const { file } = (await mustDo(workplace, ['backup', 'Tarn.matter'])) as { file: string };
  await mustDo(workplace, ['undo', 'Tarn.matter']);
  writeFileSync(workplace.path('Tarn.matter'), 'spoilt');
  const restored = (await mustDo(workplace, ['restore', file, 'Tarn.matter'])) as { keptAs: string };
  expect(readFileSync(restored.keptAs, 'utf8')).toBe('spoilt');
  expect(await passages('Tarn.matter')).toEqual(before);
  expect((await workplace.ask(['verify', 'Tarn.matter'])).code).toBe(0);
});

it('a complete file opens as a matter, restores as one, and is never written over', async () => {
  const made = await workplace.ask(['backup', 'Tarn.matter', '--out', 'copy.matter']);
  expect(made).toEqual({ code: 0, json: { ok: true, file: workplace.path('copy.matter') } });
  expect(await passages('copy.matter')).toEqual(await passages('Tarn.matter'));
  const again = await workplace.ask(['backup', 'Tarn.matter', '--out', 'copy.matter']);
  expect(again).toMatchObject({ code: 1, json: { ok: false, code: 'matter-exists' } });
  const restored = await workplace.ask(['restore', 'copy.matter', 'new.matter']);
  expect(restored).toEqual({ code: 0, json: { ok: true, file: workplace.path('new.matter') } });
  expect((await workplace.ask(['verify', 'new.matter'])).code).toBe(0);
});

it('what is no backup is refused in a sentence and touches nothing', async () => {
  writeFileSync(workplace.path('letter.txt'), 'Minutes of a meeting. '.repeat(400));
  const missing = await workplace.ask(['restore', 'gone.matter', 'Tarn.matter']);
  expect(missing).toMatchObject({ code: 1, json: { code: 'backup-not-found' } });
  const wrong = await workplace.ask(['restore', 'letter.txt', 'Tarn.matter']);
  expect(wrong).toMatchObject({ code: 1, json: { code: 'not-a-matter' } });
  expect(existsSync(workplace.path('Tarn.matter'))).toBe(true);
  expect((await workplace.ask(['verify', 'Tarn.matter'])).code).toBe(0);
});
