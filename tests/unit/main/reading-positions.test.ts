import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readingPositionsFile, withReadingPosition } from '../../../electron/main/reading-positions.ts';
import type { ReadingPosition } from '../../../shared/contract/index.ts';

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'glossator-positions-'));
});

afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

function position(documentId: string, block = 1): ReadingPosition {
  return { documentId, block, pixels: 12.5, caret: 40 };
}

it('a document has one place, the latest, and is remembered for the next start', async () => {
  const file = readingPositionsFile(profile);
  for (const place of [position('one', 1), position('two', 2), position('one', 3)]) {
    await file.change((before) => withReadingPosition(before, place));
  }
  expect(await readingPositionsFile(profile).read()).toEqual([position('two', 2), position('one', 3)]);
});

it('of more than 500 documents the ones left longest ago are forgotten', () => {
  let places: readonly ReadingPosition[] = [];
  for (let number = 1; number <= 502; number += 1) {
    places = withReadingPosition(places, position(`d${String(number)}`));
  }
  expect([places.length, places[0]?.documentId, places.at(-1)?.documentId]).toEqual([500, 'd3', 'd502']);
});

it('nothing but ids and numbers is on disk', async () => {
  await readingPositionsFile(profile).change((before) => withReadingPosition(before, position('one')));
  const stored: unknown = JSON.parse(readFileSync(join(profile, 'reading-positions.json'), 'utf8'));
  expect(stored).toEqual([{ documentId: 'one', block: 1, pixels: 12.5, caret: 40 }]);
});

it('one document on both sides has a place on each', () => {
  const beside: ReadingPosition = { ...position('one', 9), beside: true };
  const places = [position('one', 1), beside, position('one', 2)].reduce(withReadingPosition, []);
  expect(places).toEqual([beside, position('one', 2)]);
});
