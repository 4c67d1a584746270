import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import type { PdfInterior, PdfReference } from '../pdfkit-interior.ts';
import { rawReference } from '../raw-reference.ts';
import { PageNotCopied } from './page-not-copied.ts';

/** A page as a form object (ISO 32000-1, 8.10) of the pack: upright, its lower left corner at the origin; sizes in points. */
export interface PageForm {
  readonly reference: PdfReference;
  readonly width: number;
  readonly height: number;
}

/** The pages of a prepared source; what a page is made of is copied into the pack once. */
export interface SourceObjects {
  /** A page, from 1. */
  readonly page: (page: number) => PageForm;
  /** The layers that the pages copied so far lie in, and whether the source shows them. */
  readonly layers: () => readonly { readonly reference: PdfReference; readonly shown: boolean }[];
}

/** How deep dictionaries and arrays may lie in each other; deeper ones are no page of a document. */
const deepest = 200;

/**
 * Opens a prepared source to copy its pages into a pack as it is drawn; `named` is how a person knows it.
 *
 * Objects keep their bytes: streams are copied as they are compressed, and only numbers of objects change. What a page does not
 * refer to is not copied, and nothing of the source's catalogue is. Throws `PageNotCopied`, also later for a page.
 */
export async function openSourceObjects(
  pdf: PdfInterior,
  bytes: Uint8Array,
  named: string,
): Promise<SourceObjects> {
  const { context, pages, layers } = await readSource(bytes).catch(() => {
    throw new PageNotCopied(named);
  });
  const copied = new Map<PDFRef, PdfReference>();
  const waiting: PDFRef[] = [];

  const referenceTo = (ref: PDFRef): PdfReference => {
    const known = copied.get(ref);
    if (known !== undefined) return known;
    const made = pdf.ref({});
    copied.set(ref, made);
    waiting.push(ref);
    return made;
  };

  const written = (value: PDFObject | undefined, depth = 0): string => {
    if (depth > deepest) throw new Error('A page of a source is nested too deeply.');
    if (value === undefined) return 'null';
    if (value instanceof PDFRef) return `${referenceTo(value).id} 0 R`;
    if (value instanceof PDFDict) return writtenDictionary(value, depth);
    if (value instanceof PDFArray) {
      return `[${value
        .asArray()
        .map((item) => written(item, depth + 1))
        .join(' ')}]`;
    }
    return value.toString();
  };

  /** Ways back to the page and to the structure of the source would bring all of it along. */
  const writtenDictionary = (dictionary: PDFDict, depth: number, length?: number): string => {
    const entries = dictionary
      .entries()
      .filter(
        ([key]) => !leftOut.has(key.toString()) && (length === undefined || key !== PDFName.of('Length')),
      )
      .map(([key, value]) => `${key.toString()} ${written(value, depth + 1)}`);
    if (length !== undefined) entries.push(`/Length ${length}`);
    return `<< ${entries.join(' ')} >>`;
  };

  const copyWaiting = (): void => {
    for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
      const target = copied.get(ref);
      const value = context.lookup(ref);
      if (target === undefined) continue;
      if (value instanceof PDFStream) {
        const contents = value.getContents();
        rawReference(target, writtenDictionary(value.dict, 0, contents.length), contents);
      } else {
        rawReference(target, written(value), null);
      }
    }
  };

  const forms = new Map<number, PageForm>();
  const copyPage = (number: number): PageForm => {
    const page = pages[number - 1];
    if (page === undefined) throw new Error(`A source was prepared without its page ${number}.`);
    const { bytes: contents, filter } = contentsOf(page);
    const { node } = page;
    const group = node.get(PDFName.of('Group'));
    const form = pdf.ref({});
    const dictionary = [
      '/Type /XObject /Subtype /Form',
      boxAndMatrix(page),
      `/Resources ${written(node.Resources())}`,
      ...(group === undefined ? [] : [`/Group ${written(group)}`]),
      ...filter.map(([key, value]) => `${key} ${written(value)}`),
      `/Length ${contents.length}`,
    ].join(' ');
    rawReference(form, `<< ${dictionary} >>`, contents);
    copyWaiting();
    return { reference: form, ...uprightSize(page) };
  };

  return {
    page: (number) => {
      const known = forms.get(number);
      if (known !== undefined) return known;
      try {
        const made = copyPage(number);
        forms.set(number, made);
        return made;
      } catch {
        throw new PageNotCopied(named);
      }
    },
    layers: () =>
      layers.flatMap(({ ref, shown }) => {
        const reference = copied.get(ref);
        return reference === undefined ? [] : [{ reference, shown }];
      }),
  };
}

/** Objects that cannot be read make the page one that cannot be copied; nothing is guessed. */
async function readSource(bytes: Uint8Array): Promise<{
  readonly context: PDFDocument['context'];
  readonly pages: readonly PDFPage[];
  readonly layers: readonly SourceLayer[];
}> {
  const source = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
    throwOnInvalidObject: true,
  });
  return { context: source.context, pages: source.getPages(), layers: layersOf(source) };
}

/** A layer of a source. */
interface SourceLayer {
  readonly ref: PDFRef;
  readonly shown: boolean;
}

/** The layers of a source and whether its own default shows them (ISO 32000-1, 8.11.4.3). */
function layersOf(source: PDFDocument): readonly SourceLayer[] {
  const properties = source.catalog.lookup(PDFName.of('OCProperties'));
  if (!(properties instanceof PDFDict)) return [];
  const usual = properties.lookup(PDFName.of('D'));
  const listed = (holder: PDFObject | undefined, key: string): readonly PDFRef[] => {
    const list = holder instanceof PDFDict ? holder.lookup(PDFName.of(key)) : undefined;
    return list instanceof PDFArray ? list.asArray().filter((item) => item instanceof PDFRef) : [];
  };
  const base = usual instanceof PDFDict ? usual.lookup(PDFName.of('BaseState')) : undefined;
  const on = new Set(listed(usual, 'ON'));
  const off = new Set(listed(usual, 'OFF'));
  return listed(properties, 'OCGs').map((ref) => ({
    ref,
    shown: base === PDFName.of('OFF') ? on.has(ref) : !off.has(ref),
  }));
}

/** Keys that lead from a page's resources back to pages and structure, or to scripts and what programs keep for themselves. */
const leftOut = new Set(['/Parent', '/StructParent', '/StructParents', '/AA', '/PieceInfo', '/Metadata']);

/** A page's content as one stream: as it is where it is one, else all of them one behind the other. */
function contentsOf(page: PDFPage): {
  readonly bytes: Uint8Array;
  readonly filter: readonly (readonly [string, PDFObject | undefined])[];
} {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((item) => page.doc.context.lookup(item))
      : [contents];
  const [only] = streams;
  if (streams.length === 1 && only instanceof PDFRawStream) {
    const kept = ['Filter', 'DecodeParms'].flatMap((name) => {
      const value = only.dict.get(PDFName.of(name));
      return value === undefined ? [] : [[`/${name}`, value] as const];
    });
    return { bytes: only.contents, filter: kept };
  }
  const plain = streams.flatMap((stream) => {
    if (stream instanceof PDFRawStream) return [decodePDFRawStream(stream).decode(), lineFeed];
    return stream instanceof PDFStream ? [stream.getContents(), lineFeed] : [];
  });
  return {
    bytes: deflateSync(Buffer.concat(plain)),
    filter: [['/Filter', PDFName.of('FlateDecode')]],
  };
}

const lineFeed = Uint8Array.of(10);

function uprightSize(page: PDFPage): { readonly width: number; readonly height: number } {
  const { width, height } = page.getCropBox();
  const scale = unitOf(page);
  const isTurned = turnOf(page) % 180 !== 0;
  return { width: (isTurned ? height : width) * scale, height: (isTurned ? width : height) * scale };
}

function turnOf(page: PDFPage): number {
  return ((page.getRotation().angle % 360) + 360) % 360;
}

/** How many points a unit of the page is. */
function unitOf(page: PDFPage): number {
  const unit = page.node.get(PDFName.of('UserUnit'));
  return unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1;
}

/** What of the page is shown, and the matrix that stands it upright with its lower left corner at the origin. */
function boxAndMatrix(page: PDFPage): string {
  const { x, y, width, height } = page.getCropBox();
  const scale = unitOf(page);
  const matrices: Readonly<Record<number, readonly number[]>> = {
    0: [1, 0, 0, 1, -x, -y],
    90: [0, -1, 1, 0, -y, x + width],
    180: [-1, 0, 0, -1, x + width, y + height],
    270: [0, 1, -1, 0, y + height, -x],
  };
  const matrix = (matrices[turnOf(page)] ?? matrices[0] ?? []).map((value) => value * scale);
  return `/BBox [${[x, y, x + width, y + height].map(short).join(' ')}] /Matrix [${matrix.map(short).join(' ')}]`;
}

function short(value: number): string {
  return String(Number(value.toFixed(5)));
}
