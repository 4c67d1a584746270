import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPicturePages } from '../../../../electron/ingest/picture/open-picture-pages.ts';
import type { Bitmap, PageImages } from '../../../../electron/ingest/page-images.ts';
import { encodeJpeg, encodePng, lettersOf, pictureOf } from '../../../fixtures/pictures/encode-picture.ts';
import {
  barInGroup4,
  deflated,
  encodeTiff,
  plainLzw,
  type TiffPage,
} from '../../../fixtures/pictures/encode-tiff.ts';

/** Two rows that no turning or mirroring leaves as they are. */
const rows = ['rg.', '#b.'] as const;

async function opened(bytes: Uint8Array): Promise<PageImages> {
  const images = await openPicturePages(bytes);
  if (!images.ok) throw new Error(images.failure.message);
  return images.value;
}

/** A page drawn with one pixel for each that it has. */
function drawn(images: PageImages, page: number, width: number): Bitmap {
  const picture = images.draw(page, width / (images.pages[page - 1]?.width ?? 1));
  if (!picture.ok) throw new Error(picture.failure.message);
  return picture.value;
}

function greyPage(compression: 1 | 5 | 8, data: Uint8Array): TiffPage {
  return { width: 3, height: 2, bits: 8, samples: 1, compression, data, resolution: 300 };
}

describe('pictures are drawn', () => {
  it('from PNG, exactly', async () => {
    const images = await opened(encodePng(pictureOf(...rows), 300));
    expect(lettersOf(drawn(images, 1, 3))).toEqual(rows);
  });

  it('from PNG, with clear parts on white', async () => {
    const picture = pictureOf('###');
    picture.pixels[7] = 0;
    const images = await opened(encodePng(picture, 300));
    expect(lettersOf(drawn(images, 1, 3))).toEqual(['#.#']);
  });

  it('from every page of a TIFF file, whatever its compression', async () => {
    const grey = Uint8Array.from([0, 255, 0, 255, 255, 0]);
    const bar = barInGroup4(4);
    const fax: TiffPage = {
      width: bar.width,
      height: 4,
      bits: 1,
      samples: 1,
      compression: 4,
      data: bar.data,
      resolution: 200,
      zeroIsWhite: true,
    };
    const images = await opened(
      encodeTiff([greyPage(1, grey), greyPage(5, plainLzw(grey)), greyPage(8, deflated(grey)), fax]),
    );
    const plain = ['#.#', '..#'];
    expect([1, 2, 3].map((page) => lettersOf(drawn(images, page, 3)))).toEqual([plain, plain, plain]);
    expect(lettersOf(drawn(images, 4, 16))).toEqual(Array.from({ length: 4 }, () => '....###.........'));
  });

  it.each([
    [1, ['rg.', '#b.']],
    [2, ['.gr', '.b#']],
    [3, ['.b#', '.gr']],
    [4, ['#b.', 'rg.']],
    [5, ['r#', 'gb', '..']],
    [6, ['#r', 'bg', '..']],
    [7, ['..', 'bg', '#r']],
    [8, ['..', 'gb', 'r#']],
  ])('upright where they say that they lie otherwise (%i)', async (orientation, upright) => {
    const data = Uint8Array.from(
      [...rows.join('')].flatMap((letter) => [...pictureOf(letter).pixels.subarray(0, 3)]),
    );
    const images = await opened(
      encodeTiff([
        { width: 3, height: 2, bits: 8, samples: 3, compression: 1, data, orientation, resolution: 300 },
      ]),
    );
    expect(lettersOf(drawn(images, 1, upright[0]?.length ?? 0))).toEqual(upright);
  });

  it('from a JPEG file that lies on a side, with its sides exchanged', async () => {
    const picture = pictureOf(...Array.from({ length: 16 }, () => '.'.repeat(32)));
    const images = await opened(encodeJpeg(picture, 6));
    expect(images.pages[0]).toEqual({ width: 12, height: 24 });
    expect(drawn(images, 1, 16)).toMatchObject({ width: 16, height: 32 });
  });

  it('the same whatever was drawn before', async () => {
    const images = await opened(encodePng(pictureOf(...rows), 300));
    const first = drawn(images, 1, 7);
    drawn(images, 1, 2);
    expect(drawn(images, 1, 7)).toEqual(first);
  });
});

describe('damage in pictures', () => {
  const whole = {
    png: encodePng(pictureOf(...rows), 300),
    jpeg: encodeJpeg(pictureOf(...Array.from({ length: 16 }, () => '.#r'.repeat(8))), 3),
    tiff: encodeTiff([greyPage(8, deflated(Uint8Array.from([0, 255, 0, 255, 255, 0])))]),
  };

  it('ends in a sentence or a picture, never in an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(whole)),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(),
        async (file, changes, cut) => {
          const bytes = Uint8Array.from(
            file.subarray(0, cut % 3 === 0 ? cut % (file.length + 1) : file.length),
          );
          for (const [place, value] of changes) bytes[place % Math.max(1, bytes.length)] = value;
          const images = await openPicturePages(bytes);
          if (!images.ok) {
            expect(images.failure.message).toMatch(/\.$/u);
            return;
          }
          const picture = images.value.draw(1, 1);
          if (!picture.ok) expect(picture.failure.code).toMatch(/^source-/u);
        },
      ),
      { numRuns: 300 },
    );
  });
});
