import { describe, expect, test } from 'vitest';
import { pdfDate } from '../../../../electron/ingest/pdf/pdf-date.ts';
import { pagesInWords } from '../../../../electron/ingest/pdf/pdf-warnings.ts';
import { readPdf } from '../../../../electron/ingest/pdf/read-pdf.ts';
import { readAnySource } from '../../../../electron/ingest/read-any-source.ts';
import { barePdf, shown } from '../../../fixtures/pdf/bare-pdf.ts';
import { drawnPdf } from '../../../fixtures/pdf/drawn-pdf.ts';
import { readingOfPdf } from './reading-of-pdf.ts';

describe('what a PDF says about itself', () => {
  test('is kept in its own words, dates as written with what they mean', async () => {
    const info =
      "/Title (The night at Skerry Point) /Author (Ada Merrow) /Producer (A Printer) /CreationDate (D:20131220091500+01'00') /ModDate (yesterday) /Case (Nr 4)";
    const reading = await readingOfPdf(
      barePdf([{ content: shown('The night at Skerry Point', 60, 700, 20) }], { info }),
    );
    expect(reading.facts).toMatchObject({
      format: 'pdf',
      mediaType: 'application/pdf',
      typeName: 'PDF document',
    });
    expect(reading.facts.fields).toEqual([
      { name: 'Title', value: 'The night at Skerry Point' },
      { name: 'Author', value: 'Ada Merrow' },
      { name: 'Producer', value: 'A Printer' },
      { name: 'Created', value: "D:20131220091500+01'00' (2013-12-20 09:15:00 +01:00)" },
      { name: 'Modified', value: 'yesterday' },
      { name: 'Case', value: 'Nr 4' },
    ]);
    expect(reading.detected).toMatchObject({
      title: 'The night at Skerry Point',
      author: 'Ada Merrow',
      date: null,
    });
  });

  test('is not believed where a program made it up', async () => {
    const info = '/Title (Microsoft Word - letter final2.doc) /Author (Microsoft Office User)';
    const reading = await readingOfPdf(
      barePdf(
        [{ content: `${shown('A letter to the board', 60, 700, 20)} ${shown('It was late.', 60, 660)}` }],
        {
          info,
        },
      ),
    );
    expect(reading.detected).toMatchObject({ title: 'A letter to the board', author: null });
  });

  test('its own labels of pages are kept where they differ from their numbers', async () => {
    const reading = await readingOfPdf(
      barePdf(
        ['one', 'two', 'three', 'four'].map((word) => ({ content: shown(word, 60, 700) })),
        { catalog: '/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 3 >> 3 << /P (A-) /S /D >>] >>' },
      ),
    );
    expect(reading.pages.map(({ label }) => label)).toEqual(['i', 'ii', null, 'A-1']);
  });

  test.each([
    ["D:20131220091500+01'00'", '2013-12-20T09:15:00+01:00'],
    ['D:20131220091500Z', '2013-12-20T09:15:00Z'],
    ['D:20131220091500', '2013-12-20T09:15:00'],
    ['D:201312', '2013-12'],
    ['20131220', '2013-12-20'],
    ['D:20131399', undefined],
    ['the day before', undefined],
  ])('the date %s is %s', (written, iso) => {
    expect(pdfDate(written)?.iso).toBe(iso);
  });

  test('pages are named in words', () => {
    expect(pagesInWords([4])).toBe('page 4');
    expect(pagesInWords([2, 3, 4, 9])).toBe('pages 2–4 and 9');
    expect(pagesInWords(Array.from({ length: 20 }, (_, index) => 2 * index + 1))).toBe(
      'pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 8 more',
    );
  });
});

describe('a PDF with a password', () => {
  const locked = drawnPdf((drawing) => drawing.addPage().text('Behind a lock.', 60, 60), {
    userPassword: 'skerry',
    ownerPassword: 'point',
  });

  test('is read with it, and asks for it without', async () => {
    const bytes = await locked;
    expect((await readingOfPdf(bytes, 'skerry')).text).toBe('Behind a lock.');
    const codes = await Promise.all(
      [undefined, 'wrong'].map(async (password) => {
        const read = await readPdf({
          fileName: 'locked.pdf',
          bytes,
          ...(password === undefined ? {} : { password }),
        });
        return read.ok ? null : read.failure.code;
      }),
    );
    expect(codes).toEqual(['source-needs-password', 'source-password-wrong']);
  });
});

describe('a PDF under another name', () => {
  test('is known by its first bytes', async () => {
    const bytes = barePdf([{ content: shown('Known by its bytes.', 60, 700) }]);
    const read = await readAnySource({ fileName: 'scan.dat', bytes });
    expect(read.ok && read.value.text).toBe('Known by its bytes.');
  });

  test('is no PDF where only its name says so', async () => {
    const read = await readAnySource({
      fileName: 'letter.pdf',
      bytes: new TextEncoder().encode('Dear all,'),
    });
    expect(read.ok ? null : read.failure.code).toBe('source-damaged');
  });
});
