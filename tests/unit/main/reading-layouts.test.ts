import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readingLayoutsFile, withReadingLayout } from '../../../electron/main/reading-layouts.ts';
import type { ReadingLayout } from '../../../shared/contract/index.ts';

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'glossator-layouts-'));
});

afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

function layout(matter: string, first: string, second: string | null = null): ReadingLayout {
  return { matter, first, second, focused: 'first', share: 0.5 };
}

it('a matter has one layout, the latest, and it is remembered for the next start as ids and numbers', async () => {
  const file = readingLayoutsFile(profile);
  for (const next of [layout('m1', 'a'), layout('m2', 'b'), layout('m1', 'a', 'c')]) {
    await file.change((before) => withReadingLayout(before, next));
  }
  expect(await readingLayoutsFile(profile).read()).toEqual([layout('m2', 'b'), layout('m1', 'a', 'c')]);
  const stored: unknown = JSON.parse(readFileSync(join(profile, 'reading-layouts.json'), 'utf8'));
  expect(stored).toEqual([layout('m2', 'b'), layout('m1', 'a', 'c')]);
});

it('of more than 50 matters the ones read longest ago are forgotten', () => {
  let layouts: readonly ReadingLayout[] = [];
  for (let number = 1; number <= 52; number += 1) {
    layouts = withReadingLayout(layouts, layout(`m${String(number)}`, 'a'));
  }
  expect([layouts.length, layouts[0]?.matter, layouts.at(-1)?.matter]).toEqual([50, 'm3', 'm52']);
});
