import { describe, expect, it } from 'vitest';
import { readPicture } from '../../../../electron/ingest/picture/read-picture.ts';
import { encodeJpeg, encodePng, pictureOf } from '../../../fixtures/pictures/encode-picture.ts';
import { encodeTiff, type TiffPage } from '../../../fixtures/pictures/encode-tiff.ts';

const grey: TiffPage = {
  width: 600,
  height: 300,
  bits: 8,
  samples: 1,
  compression: 1,
  data: new Uint8Array(600 * 300),
  resolution: 300,
};

describe('a picture is read as pages without text', () => {
  it('with the size that its resolution gives', async () => {
    const read = await readPicture({
      fileName: 'letter.tif',
      bytes: encodeTiff([grey, { ...grey, height: 600 }]),
    });
    if (!read.ok) throw new Error(read.failure.message);
    expect(read.value).toMatchObject({ text: '', drafts: [], reader: { name: 'picture' } });
    expect(
      read.value.pages?.map(({ number, width, height, text }) => ({ number, width, height, text })),
    ).toEqual([
      { number: 1, width: 144, height: 72, text: 'none' },
      { number: 2, width: 144, height: 144, text: 'none' },
    ]);
    expect(read.value.facts).toMatchObject({
      format: 'picture',
      mediaType: 'image/tiff',
      fields: [
        { name: 'Sizes', value: '600 × 300 pixels, 600 × 600 pixels' },
        { name: 'Resolution', value: '300 pixels an inch' },
      ],
    });
  });

  it('as a sheet of A4 where a large picture says nothing of its resolution', async () => {
    const wide = { ...grey, width: 3_000, height: 1_500, data: new Uint8Array(4_500_000) };
    const { resolution: _none, ...unknown } = wide;
    const read = await readPicture({ fileName: 'photo.tif', bytes: encodeTiff([unknown]) });
    expect(read.ok && read.value.pages?.[0]).toMatchObject({ width: 842, height: 421 });
  });

  it('and says so where a JPEG file was cut', async () => {
    const jpeg = encodeJpeg(pictureOf(...Array.from({ length: 64 }, () => '.#'.repeat(32))));
    const read = await readPicture({ fileName: 'cut.jpg', bytes: jpeg.subarray(0, jpeg.length - 40) });
    expect(read.ok && read.value.warnings.join()).toContain('ends before its end');
  });

  it('or not at all where its kind cannot be shown', async () => {
    const read = await readPicture({
      fileName: 'old.gif',
      bytes: new TextEncoder().encode('GIF89a and more'),
    });
    expect(read).toMatchObject({ ok: false, failure: { code: 'file-type-unknown' } });
    expect(!read.ok && read.failure.message).toContain('(GIF)');
  });

  it('or not at all where a PNG file is cut', async () => {
    const png = encodePng(pictureOf('rg.', '#b.'));
    const read = await readPicture({ fileName: 'cut.png', bytes: png.subarray(0, png.length - 10) });
    expect(read).toMatchObject({ ok: false, failure: { code: 'source-damaged' } });
  });
});
