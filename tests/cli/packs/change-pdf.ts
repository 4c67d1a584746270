import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import type { PackToCheck } from './pack-to-check.ts';
import { writeInto } from './pack-to-check.ts';

/** Changes one of a pack's PDFs, by default its first, with a library that had no part in writing it. */
export async function changePdf(
  pack: PackToCheck,
  change: (document: PDFDocument) => void | Promise<void>,
  volume = 0,
): Promise<void> {
  const { name, bytes } = pack.volumes[volume] ?? missing('volume');
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  await change(document);
  writeInto(pack.folder, name, await document.save({ useObjectStreams: false, addDefaultPage: false }));
}

/** Changes the operators of a page; fails where they stay as they were. */
export function changeContent(
  document: PDFDocument,
  index: number,
  change: (operators: string) => string,
): void {
  const page = document.getPage(index);
  const before = operatorsOf(page);
  const after = change(before);
  if (after === before) throw new Error(`Nothing of page ${index + 1} was changed.`);
  const stream = document.context.stream(Buffer.from(after, 'latin1'));
  page.node.set(PDFName.of('Contents'), document.context.register(stream));
}

/** The operators of a page as text. */
export function operatorsOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => page.doc.context.lookup(one)) : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
        : stream instanceof PDFStream
          ? Buffer.from(stream.getContents()).toString('latin1')
          : '',
    )
    .join('\n');
}

/** Pieces of text in a page's operators: each from its first operator to its last, with the height its line stands at from the top. */
export function textPieces(
  operators: string,
): readonly { readonly all: string; readonly left: number; readonly down: number; readonly size: number }[] {
  const piece = /BT \/\S+ ([\d.]+) Tf 1 0 0 -1 ([\d.-]+) ([\d.-]+) Tm.*? ET/gu;
  return [...operators.matchAll(piece)].map(([all, size, left, down]) => ({
    all,
    size: Number(size),
    left: Number(left),
    down: Number(down),
  }));
}

/** Takes the text of lines away for which this is true. */
export function withoutText(
  operators: string,
  is: (piece: { readonly left: number; readonly down: number; readonly size: number }) => boolean,
): string {
  return textPieces(operators)
    .filter(is)
    .reduce((text, { all }) => text.replace(all, ''), operators);
}

/** The annotations of a page that are links. */
export function linksOf(page: PDFPage): readonly { readonly reference: PDFObject; readonly link: PDFDict }[] {
  const annotations = page.node.Annots();
  return (annotations?.asArray() ?? []).flatMap((reference) => {
    const link = page.doc.context.lookup(reference);
    return link instanceof PDFDict && link.get(PDFName.of('Subtype')) === PDFName.of('Link')
      ? [{ reference, link }]
      : [];
  });
}

/** Takes links of a page away for which this is true of their areas; fails where there is none. */
export function withoutLinks(
  page: PDFPage,
  is: (area: {
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
    readonly top: number;
  }) => boolean,
): void {
  const annotations = page.node.Annots();
  const kept = (annotations?.asArray() ?? []).filter((reference) => {
    const link = page.doc.context.lookup(reference);
    const rectangle = link instanceof PDFDict ? link.lookup(PDFName.of('Rect')) : undefined;
    if (!(rectangle instanceof PDFArray)) return true;
    const [left = 0, bottom = 0, right = 0, top = 0] = rectangle.asArray().map((one) => Number(String(one)));
    return !is({ left, bottom, right, top });
  });
  if (kept.length === annotations?.size()) throw new Error('No link was taken away.');
  page.node.set(PDFName.of('Annots'), page.doc.context.obj(kept));
}

/** The bookmarks of a document, depth first, each as its dictionary. */
export function bookmarksOf(document: PDFDocument): readonly PDFDict[] {
  const found: PDFDict[] = [];
  const walk = (node: PDFDict): void => {
    for (
      let child = node.lookup(PDFName.of('First'));
      child instanceof PDFDict;
      child = child.lookup(PDFName.of('Next'))
    ) {
      found.push(child);
      walk(child);
    }
  };
  const top = document.catalog.lookup(PDFName.of('Outlines'));
  if (top instanceof PDFDict) walk(top);
  return found;
}

/** Says that a plant found nothing to change. */
export function missing(what: string): never {
  throw new Error(`There is no ${what} to change.`);
}

export { PDFArray, PDFDict, PDFName, PDFRef };
