import fc from 'fast-check';
import { expect, test } from 'vitest';
import { preparePdf } from '../../../electron/ingest/pdf/prepare-pdf.ts';
import { decodedStream } from '../../../electron/pack/source-pages/decoded-stream.ts';
import { boxAndMatrix, uprightSize } from '../../../electron/pack/source-pages/page-frame.ts';
import { Reference, ValueReader, type PdfValue } from '../../../electron/pack/source-pages/pdf-values.ts';
import {
  isList,
  isStream,
  openSavedPdf,
  type SavedPdf,
} from '../../../electron/pack/source-pages/saved-pdf.ts';
import { barePdf, shown, streamObject } from '../../fixtures/pdf/bare-pdf.ts';

async function saved(bytes: Uint8Array): Promise<SavedPdf> {
  const prepared = await preparePdf(bytes);
  if (!prepared.ok || prepared.value.kind !== 'pdf') throw new Error('The PDF was not prepared.');
  return openSavedPdf(prepared.value.pdf);
}

/** A PDF with words in it replaced, so that its table of objects is wrong, too, which pdfium mends. */
function altered(bytes: Uint8Array, from: string, to: string): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes(from)) throw new Error('There is nothing to alter.');
  return Buffer.from(text.replace(from, to), 'latin1');
}

const twoPages = barePdf([{ content: shown('One', 60, 700) }, { content: shown('Two', 60, 700) }]);

test.each([
  ['is not there', '12 0 R]', '52 0 R]'],
  ['is something else', '12 0 obj\n<<', '12 0 obj\n[1] <<'],
])(
  'a page that %s makes the source damaged, though it is not opened to look for notes',
  async (_what, from, to) => {
    expect(await preparePdf(twoPages)).toMatchObject({ ok: true });
    const result = await preparePdf(altered(twoPages, from, to));
    expect(result).toMatchObject({ ok: false, failure: { code: 'source-damaged' } });
    expect(result.ok ? '' : result.failure.message).toBe('Its page 2 is damaged and cannot be shown.');
  },
);

test('content in several streams, compressed in several ways, is all there', async () => {
  const hexadecimal = (text: string): string => `${Buffer.from(text).toString('hex')}>`;
  const bytes = barePdf([{ content: 'q' }], {
    objects: {
      100: streamObject(hexadecimal('BT /F1 12 Tf (told) Tj'), '/Filter /ASCIIHexDecode'),
      101: streamObject(hexadecimal(hexadecimal('ET Q')), '/Filter [/ASCIIHexDecode /ASCIIHexDecode]'),
    },
  });
  const source = await saved(altered(bytes, '/Contents 11 0 R', '/Contents [11 0 R 100 0 R 101 0 R]'));
  const contents = source.resolved(source.pages[0]?.get('Contents'));
  const streams = isList(contents) ? contents.map((item) => source.resolved(item)).filter(isStream) : [];
  const plain = streams.map((stream) => Buffer.from(decodedStream(source, stream)).toString('latin1').trim());
  expect(plain).toEqual(['q', 'BT /F1 12 Tf (told) Tj', 'ET Q']);
});

test.each([
  ['', [595, 842], '/BBox [0 0 595 842] /Matrix [1 0 0 1 0 0]'],
  ['/Rotate 90', [842, 595], '/BBox [0 0 595 842] /Matrix [0 -1 1 0 0 595]'],
  ['/Rotate -90', [842, 595], '/BBox [0 0 595 842] /Matrix [0 1 -1 0 842 0]'],
  ['/CropBox [545 800 50 600]', [495, 200], '/BBox [50 600 545 800] /Matrix [1 0 0 1 -50 -600]'],
  ['/CropBox [-100 -100 300 900]', [300, 842], '/BBox [0 0 300 842] /Matrix [1 0 0 1 0 0]'],
  ['/CropBox [700 0 900 842]', [595, 842], '/BBox [0 0 595 842] /Matrix [1 0 0 1 0 0]'],
  ['/UserUnit 2', [1190, 1684], '/BBox [0 0 595 842] /Matrix [2 0 0 2 0 0]'],
])('a page with %j is shown upright and as far as there is sheet', async (entries, size, frame) => {
  const source = await saved(barePdf([{ content: shown('One', 60, 700), entries }]));
  const [page] = source.pages;
  if (page === undefined) throw new Error('The page is missing.');
  expect(Object.values(uprightSize(source, page)).map(Math.round)).toEqual(size);
  expect(boxAndMatrix(source, page)).toBe(frame);
});

test('every value is read as it is written, whatever stands around it', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9#+.-]{1,8}$/u);
  const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('true', 'false', 'null', '-1.5', '.25', '12', '0'),
      fc.constantFrom('(a)', '(a \\) b)', '(a (b) c)', '(\\\\)', '(>> endobj)', '<48 65>', '<>', '/Na#20me'),
      name.map((word) => `/${word}`),
      fc.nat(9_999).map((number) => new Reference(number)),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(name, tie('value'), { maxKeys: 5 }).map((entries) => new Map(Object.entries(entries))),
    ),
  }));
  const blank = fc.constantFrom(' ', '\n', '\r\n', '\t ');
  fc.assert(
    fc.property(value, blank, (given, between) => {
      const bytes = Buffer.from(`xx${between}${written(given, between)}${between}endobj`, 'latin1');
      const reader = new ValueReader(bytes, 2);
      expect(reader.value()).toEqual(given);
      expect(reader.isNext('endobj')).toBe(true);
    }),
  );
});

function written(value: PdfValue, between: string): string {
  if (typeof value === 'string') return value;
  if (value instanceof Reference) return `${value.number}${between}0${between}R`;
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, PdfValue>)];
    return `<<${entries.map(([key, item]) => `/${key}${between}${written(item, between)}`).join(between)}>>`;
  }
  return `[${(value as readonly PdfValue[]).map((item) => written(item, between)).join(between)}]`;
}

test.each(['<< /A', '[1 2', '(never ends', '<48', '>>', ''])('%j is no value', (text) => {
  expect(() => new ValueReader(Buffer.from(text), 0).value()).toThrow(/source/u);
});

test('what is nested without end is refused', () => {
  expect(() => new ValueReader(Buffer.from('['.repeat(100_000)), 0).value()).toThrow('too deeply');
});
