import { decodePDFRawStream, PDFContext, PDFDict, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib';
import type { PdfValue, StreamValue } from './pdf-values.ts';
import type { SavedPdf } from './saved-pdf.ts';

/** The bytes of a stream without its filters. Throws where they cannot be undone. */
export function decodedStream(source: SavedPdf, { dictionary, bytes }: StreamValue): Uint8Array {
  const entries = ['Filter', 'DecodeParms'].flatMap((key) => {
    const value = dictionary.get(key);
    return value === undefined ? [] : [`/${key} ${inPlace(source, value)}`];
  });
  const parsed = PDFObjectParser.forBytes(
    Buffer.from(`<< ${entries.join(' ')} >>`, 'latin1'),
    PDFContext.create(),
  ).parseObject();
  if (!(parsed instanceof PDFDict)) throw new Error('How a stream of a source is compressed cannot be read.');
  return decodePDFRawStream(PDFRawStream.of(parsed, bytes)).decode();
}

/** A value in PDF's notation with what it refers to in its place. */
function inPlace(source: SavedPdf, value: PdfValue, depth = 0): string {
  if (depth > 10) throw new Error('How a stream of a source is compressed is nested too deeply.');
  const found = source.resolved(value);
  if (typeof found === 'string') return found;
  if (Array.isArray(found))
    return `[${found.map((item: PdfValue) => inPlace(source, item, depth + 1)).join(' ')}]`;
  if (found instanceof Map) {
    const entries = [...(found as ReadonlyMap<string, PdfValue>)];
    return `<< ${entries.map(([key, item]) => `/${key} ${inPlace(source, item, depth + 1)}`).join(' ')} >>`;
  }
  return 'null';
}
