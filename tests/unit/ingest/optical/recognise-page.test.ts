import { beforeAll, describe, expect, it } from 'vitest';
import { recognisePage } from '../../../../electron/ingest/optical/recognise-page.ts';
import type { RecognisedPage } from '../../../../electron/ingest/optical/recognised-page.ts';
import { loadTesseract, type Tesseract } from '../../../../electron/ingest/optical/tesseract.ts';
import type { Bitmap } from '../../../../electron/ingest/page-images.ts';
import { openPicturePages } from '../../../../electron/ingest/picture/open-picture-pages.ts';
import { turnedBy } from '../../../../electron/ingest/picture/turn-upright.ts';
import { drawText } from '../../../fixtures/pictures/draw-text.ts';
import { encodePng } from '../../../fixtures/pictures/encode-picture.ts';

const sentence = 'Nobody signed the book that night, and the matron found it empty.';
const size = { width: 300, height: 130 } as const;
const resolution = 150;

let tesseract: Tesseract;
let sheet: Bitmap;

beforeAll(async () => {
  tesseract = await loadTesseract();
  sheet = await drawText({ paragraphs: [sentence], ...size, fontSize: 12 }, resolution);
});

async function read(picture: Bitmap): Promise<RecognisedPage> {
  const images = await openPicturePages(encodePng(picture, resolution));
  if (!images.ok) throw new Error(images.failure.message);
  const page = recognisePage(images.value, 1, tesseract);
  images.value.close();
  if (!page.ok) throw new Error(page.failure.message);
  return page.value;
}

const words = ({ text }: RecognisedPage): string => text.replace(/\s+/gu, ' ');

describe('a page that is recognised', () => {
  it('is left as it lies where it is upright', async () => {
    const page = await read(sheet);
    expect(words(page)).toBe(sentence);
    expect(page.turned).toBeUndefined();
  });

  it.each([
    [90, 270],
    [180, 180],
    [270, 90],
  ] as const)('lying turned by %i degrees is turned by %i, with its boxes', async (lies, turned) => {
    const upright = await read(sheet);
    const page = await read(turnedBy(sheet, lies));
    expect(words(page)).toBe(sentence);
    expect(page.turned).toBe(turned);
    // Drawing and turning move an edge by a pixel at most.
    page.words.forEach(({ left, top, right, bottom }, index) => {
      const box = upright.words[index];
      const apart = [
        left - (box?.left ?? 0),
        top - (box?.top ?? 0),
        right - (box?.right ?? 0),
        bottom - (box?.bottom ?? 0),
      ];
      expect(Math.max(...apart.map(Math.abs))).toBeLessThan(200);
    });
  });

  it('stays as it lies where nothing can be read in any turn', async () => {
    const blank = { ...sheet, pixels: new Uint8Array(sheet.pixels.length).fill(255) };
    expect(await read(blank)).toEqual({ text: '', paragraphs: [], words: [] });
  });
});
