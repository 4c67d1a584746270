/**
 * A handful of a pack's pages, compared with pictures that were looked at. After a page was changed on purpose, look at the pictures in
 * `test-results/golden-pages` and renew those that are kept: `GLOSSATOR_RENEW_PAGES=1` with this test.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { drawnPages, goldenPages, type GoldenPage } from './golden-pack.ts';
import { asPng, differenceOf, fromPng, type GreyPicture } from './grey-picture.ts';

const root = dirname(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))));
const kept = join(root, 'tests', 'fixtures', 'golden-pages');
const results = join(root, 'test-results', 'golden-pages');
const renews = process.env['GLOSSATOR_RENEW_PAGES'] === '1';

/** A page may differ in so few dots, as when an edge of a letter falls otherwise. */
const fewDots = 8;

let drawn: ReadonlyMap<GoldenPage, GreyPicture>;

beforeAll(async () => {
  drawn = await drawnPages();
  if (!renews) return;
  mkdirSync(kept, { recursive: true });
  for (const [name, picture] of drawn) writeFileSync(join(kept, `${name}.png`), asPng(picture));
});

function pictureOf(name: GoldenPage): GreyPicture {
  const picture = drawn.get(name);
  if (picture === undefined) throw new Error(`The page ${name} was not drawn.`);
  return fromPng(asPng(picture));
}

test.each(goldenPages.map(([name]) => [name]))('the page “%s” looks as it did', (name) => {
  const now = pictureOf(name);
  const { dots, picture } = differenceOf(fromPng(readFileSync(join(kept, `${name}.png`))), now);
  if (dots > fewDots) {
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, `${name}.png`), asPng(now));
    writeFileSync(join(results, `${name}-difference.png`), asPng(picture));
  }
  expect(dots, `The page as it is now and what is different lie in ${results}.`).toBeLessThanOrEqual(fewDots);
});

test('no picture is kept of a page that is not drawn', () => {
  expect(readdirSync(kept).sort()).toEqual(goldenPages.map(([name]) => `${name}.png`).sort());
});

/** The picture with a band of rows moved down by so many dots. */
function moved(picture: GreyPicture, from: number, to: number, by: number): GreyPicture {
  const greys = Uint8Array.from(picture.greys);
  const { width } = picture;
  greys.fill(255, from * width, to * width);
  greys.set(picture.greys.subarray(from * width, (to - by) * width), (from + by) * width);
  return { ...picture, greys };
}

/** The rows in which there is something, as bands from the first to the last row of each. */
function bandsOf({ width, height, greys }: GreyPicture): readonly (readonly [number, number])[] {
  const bands: [number, number][] = [];
  for (let y = 0; y < height; y += 1) {
    if (greys.subarray(y * width, (y + 1) * width).every((grey) => grey > 225)) continue;
    const last = bands.at(-1);
    if (last !== undefined && last[1] === y) last[1] = y + 1;
    else bands.push([y, y + 1]);
  }
  return bands;
}

test('any line of any page that moves by three points, and any that is missing, is seen', () => {
  const unseen: string[] = [];
  for (const [name] of goldenPages) {
    const picture = pictureOf(name);
    for (const [from, to] of bandsOf(picture)) {
      // Three points are 2.4 dots.
      if (differenceOf(picture, moved(picture, from, to + 2, 2)).dots <= fewDots)
        unseen.push(`${name} ${from} moved`);
      const blank = Uint8Array.from(picture.greys).fill(255, from * picture.width, to * picture.width);
      if (differenceOf(picture, { ...picture, greys: blank }).dots <= fewDots)
        unseen.push(`${name} ${from} missing`);
    }
  }
  expect(unseen).toEqual([]);
});
