import { expect, test } from 'vitest';
import { preparePdf } from '../../../electron/ingest/pdf/prepare-pdf.ts';
import { finePicturesOf } from '../../../electron/pack/source-pages/fine-pictures.ts';
import type { PreparedPages } from '../../../shared/pack/index.ts';
import { barePdf, streamObject } from '../../fixtures/pdf/bare-pdf.ts';

/** A black picture of so many samples either way, and the form that shows it 100 points wide and high. */
function pdfWith(samples: number, pages: readonly string[]): Uint8Array {
  const row = '\0'.repeat(Math.ceil(samples / 8));
  const picture = `/Type /XObject /Subtype /Image /Width ${samples} /Height ${samples} /ColorSpace /DeviceGray /BitsPerComponent 1`;
  return barePdf(
    pages.map((content) => ({ content, resources: '/XObject << /Im 100 0 R /Fm 101 0 R >>' })),
    {
      objects: {
        100: streamObject(row.repeat(samples), picture),
        101: streamObject(
          'q 100 0 0 100 0 0 cm /Im Do Q',
          '/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] /Resources << /XObject << /Im 100 0 R >> >>',
        ),
      },
    },
  );
}

async function prepared(pdf: Uint8Array): Promise<PreparedPages> {
  const result = await preparePdf(pdf);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

async function finest(
  samples: number,
  ...pages: readonly string[]
): Promise<readonly (readonly [number, number])[]> {
  const found = finePicturesOf({ pages: [] }, await prepared(pdfWith(samples, pages)));
  return found.map(({ page, dpi }) => [page, Math.round(dpi)]);
}

const placed = (width: number, height = width): string => `q ${width} 0 0 ${height} 50 50 cm /Im Do Q`;

test('how fine a picture is follows from its samples and its size on the page, in a form and turned too', async () => {
  // 600 samples on 144 points are 300 to the inch; on half of that twice as many.
  expect(await finest(600, placed(144), placed(100), placed(145))).toEqual([[2, 432]]);
  expect(await finest(600, 'q 1 0 0 1 20 20 cm /Fm Do Q', 'q 2 0 0 2 20 20 cm /Fm Do Q')).toEqual([[1, 432]]);
  expect(await finest(600, 'q 0 100 -100 0 300 300 cm /Im Do Q')).toEqual([[1, 432]]);
  expect(await finest(600, placed(200, 100), placed(100, 200))).toEqual([
    [1, 432],
    [2, 432],
  ]);
});

test('a small picture such as a logo weighs nothing, and one without size is passed over', async () => {
  expect(await finest(600, placed(60), placed(0), 'q 0 0 0 0 0 0 cm /Fm Do Q')).toEqual([]);
});

test('a picture that is a document of its own is measured against its page', () => {
  const page = {
    number: 1,
    label: null,
    start: 0,
    end: 0,
    width: 240,
    height: 120,
    text: 'none',
    confidence: null,
  };
  const picture = { encoding: 'jpeg', channels: 1, bits: 8, bytes: new Uint8Array() } as const;
  const of = (width: number, height: number, turn: 0 | 90): readonly number[] =>
    finePicturesOf(
      { pages: [{ ...page, text: 'none' }] },
      { kind: 'pictures', pictures: [{ ...picture, width, height, turn }] },
    ).map(({ dpi }) => dpi);
  expect([of(1000, 500, 0), of(2000, 1000, 0), of(1000, 2000, 90)]).toEqual([[], [600], [600]]);
});
