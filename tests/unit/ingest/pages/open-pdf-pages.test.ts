import { describe, expect, it } from 'vitest';
import { openPdfPages } from '../../../../electron/ingest/pdf/open-pdf-pages.ts';
import type { Bitmap, PageImages } from '../../../../electron/ingest/page-images.ts';
import { linesDown, pagedPdf } from '../../../fixtures/pages/paged-pdf.ts';

const square = { x: 100, y: 200, size: 50, colour: '#cc2200' };

async function opened(bytes: Uint8Array, password?: string): Promise<PageImages> {
  const result = await openPdfPages(bytes, password);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function drawn(images: PageImages, page: number, scale: number): Bitmap {
  const result = images.draw(page, scale);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** The colour at a place, in pixels. */
function colourAt({ width, pixels }: Bitmap, x: number, y: number): readonly number[] {
  return [...pixels.slice((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

describe('pages of a PDF', () => {
  it('are drawn upright on white, red where the page is red, with as many pixels a point as asked', async () => {
    const images = await opened(await pagedPdf({ pages: [{ lines: [], box: square }] }));
    const picture = drawn(images, 1, 2);
    expect([picture.width, picture.height]).toEqual([1191, 1684]);
    expect(picture.pixels).toHaveLength(1191 * 1684 * 4);
    expect(colourAt(picture, 250, 450)).toEqual([0xcc, 0x22, 0, 255]);
    expect(colourAt(picture, 198, 398)).toEqual([255, 255, 255, 255]);
    expect(colourAt(picture, 0, 0)).toEqual([255, 255, 255, 255]);
    images.close();
  });

  it('say their sizes in points as they are shown', async () => {
    const bytes = await pagedPdf({
      pages: [{ lines: linesDown(['Upright']) }, { lines: linesDown(['Lying']), landscape: true }],
    });
    const images = await opened(bytes);
    expect(images.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
      [842, 595],
    ]);
    images.close();
  });

  it('of the same bytes are the same pictures', async () => {
    const bytes = await pagedPdf({ pages: [{ lines: linesDown(['The bell of Harrow Lane']) }] });
    const [one, other] = [await opened(bytes), await opened(bytes)];
    expect(Buffer.from(drawn(one, 1, 1).pixels).equals(drawn(other, 1, 1).pixels)).toBe(true);
    one.close();
    other.close();
  });

  it('are not drawn larger than memory allows, nor where there are none', async () => {
    const images = await opened(await pagedPdf({ pages: [{ lines: [] }] }));
    expect(images.draw(1, 64)).toMatchObject({ ok: false, failure: { code: 'source-too-complex' } });
    expect(images.draw(2, 1)).toMatchObject({ ok: false, failure: { code: 'source-damaged' } });
    expect(drawn(images, 1, 0.001)).toMatchObject({ width: 1, height: 1 });
    images.close();
  });

  it('of a protected PDF are drawn with its password only', async () => {
    const bytes = await pagedPdf({ pages: [{ lines: [], box: square }], password: 'harrow bell' });
    expect(await openPdfPages(bytes)).toMatchObject({
      ok: false,
      failure: { code: 'source-needs-password' },
    });
    expect(await openPdfPages(bytes, 'another')).toMatchObject({
      ok: false,
      failure: { code: 'source-password-wrong' },
    });
    const images = await opened(bytes, 'harrow bell');
    expect(colourAt(drawn(images, 1, 1), 125, 225)).toEqual([0xcc, 0x22, 0, 255]);
    images.close();
  });
});
