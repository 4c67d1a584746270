import { deflateSync } from 'node:zlib';
import type { PdfInterior, PdfReference } from '../pdfkit-interior.ts';
import { rawReference } from '../raw-reference.ts';
import { decodedStream } from './decoded-stream.ts';
import { PageNotCopied } from './page-not-copied.ts';
import { boxAndMatrix, uprightSize } from './page-frame.ts';
import { Reference, type Dictionary, type PdfValue } from './pdf-values.ts';
import {
  isDictionary,
  isList,
  isStream,
  openSavedPdf,
  type SavedObject,
  type SavedPage,
  type SavedPdf,
} from './saved-pdf.ts';

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

/**
 * Opens a prepared source to copy its pages into a pack as it is drawn; `named` is how a person knows it.
 *
 * Objects keep their bytes: streams are copied as they are compressed, and only numbers of objects change. What a page does not
 * refer to is not copied, and nothing of the source's catalogue is. Throws `PageNotCopied`, also later for a page.
 */
export function openSourceObjects(pdf: PdfInterior, bytes: Uint8Array, named: string): SourceObjects {
  const source = orNotCopied(named, () => openSavedPdf(bytes));
  const layers = orNotCopied(named, () => layersOf(source));
  const copied = new Map<number, PdfReference>();
  const waiting: number[] = [];

  const referenceTo = (number: number): PdfReference => {
    const known = copied.get(number);
    if (known !== undefined) return known;
    const made = pdf.ref({});
    copied.set(number, made);
    waiting.push(number);
    return made;
  };

  const written = (value: PdfValue): string => {
    if (typeof value === 'string') return value;
    if (value instanceof Reference) return `${referenceTo(value.number).id} 0 R`;
    if (isList(value)) return `[${value.map(written).join(' ')}]`;
    return writtenDictionary(value);
  };

  /** Ways back to the page and to the structure of the source would bring all of it along. */
  const writtenDictionary = (dictionary: Dictionary, length?: number): string => {
    let entries = '';
    for (const [key, value] of dictionary) {
      if (leftOut.has(key) || (length !== undefined && key === 'Length')) continue;
      entries += `/${key} ${written(value)} `;
    }
    return length === undefined ? `<< ${entries}>>` : `<< ${entries}/Length ${length} >>`;
  };

  const copyWaiting = (): void => {
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const target = copied.get(number);
      const value = source.object(number);
      if (target === undefined) continue;
      if (isStream(value)) {
        rawReference(pdf, target, writtenDictionary(value.dictionary, value.bytes.length), value.bytes);
      } else {
        rawReference(pdf, target, written(value), null);
      }
    }
  };

  const forms = new Map<number, PageForm>();
  const copyPage = (number: number): PageForm => {
    const page = source.pages[number - 1];
    if (page === undefined) throw new Error(`A source was prepared without its page ${number}.`);
    const { bytes: contents, filter } = contentsOf(source, page);
    const group = page.get('Group');
    const form = pdf.ref({});
    const dictionary = [
      '/Type /XObject /Subtype /Form',
      boxAndMatrix(source, page),
      `/Resources ${written(page.get('Resources') ?? new Map<string, PdfValue>())}`,
      ...(group === undefined ? [] : [`/Group ${written(group)}`]),
      ...filter.map(([key, value]) => `/${key} ${written(value)}`),
      `/Length ${contents.length}`,
    ].join(' ');
    rawReference(pdf, form, `<< ${dictionary} >>`, contents);
    copyWaiting();
    return { reference: form, ...uprightSize(source, page) };
  };

  return {
    page: (number) => {
      const known = forms.get(number);
      if (known !== undefined) return known;
      const made = orNotCopied(named, () => copyPage(number));
      forms.set(number, made);
      return made;
    },
    layers: () =>
      layers.flatMap(({ number, shown }) => {
        const reference = copied.get(number);
        return reference === undefined ? [] : [{ reference, shown }];
      }),
  };
}

/** Objects that cannot be read make the page one that cannot be copied; nothing is guessed. */
function orNotCopied<T>(named: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new PageNotCopied(named);
  }
}

/** A layer of a source, by the number of its object. */
interface SourceLayer {
  readonly number: number;
  readonly shown: boolean;
}

/** The layers of a source and whether its own default shows them (ISO 32000-1, 8.11.4.3). */
function layersOf({ catalog, resolved }: SavedPdf): readonly SourceLayer[] {
  const properties = resolved(catalog.get('OCProperties'));
  if (!isDictionary(properties)) return [];
  const usual = resolved(properties.get('D'));
  const listed = (holder: SavedObject | undefined, key: string): readonly number[] => {
    const list = isDictionary(holder) ? resolved(holder.get(key)) : undefined;
    return isList(list) ? list.flatMap((item) => (item instanceof Reference ? [item.number] : [])) : [];
  };
  const base = isDictionary(usual) ? resolved(usual.get('BaseState')) : undefined;
  const on = new Set(listed(usual, 'ON'));
  const off = new Set(listed(usual, 'OFF'));
  return listed(properties, 'OCGs').map((number) => ({
    number,
    shown: base === '/OFF' ? on.has(number) : !off.has(number),
  }));
}

/** Keys that lead from a page's resources back to pages and structure, or to scripts and what programs keep for themselves. */
const leftOut = new Set(['Parent', 'StructParent', 'StructParents', 'AA', 'PieceInfo', 'Metadata']);

/** A page's content as one stream: as it is where it is one, else all of them one behind the other. */
function contentsOf(
  source: SavedPdf,
  page: SavedPage,
): { readonly bytes: Uint8Array; readonly filter: readonly (readonly [string, PdfValue])[] } {
  const contents = source.resolved(page.get('Contents'));
  const streams = (isList(contents) ? contents.map((item) => source.resolved(item)) : [contents]).filter(
    isStream,
  );
  const [only] = streams;
  if (streams.length === 1 && only !== undefined) {
    const filter = ['Filter', 'DecodeParms'].flatMap((key) => {
      const value = only.dictionary.get(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    return { bytes: only.bytes, filter };
  }
  const plain = streams.flatMap((stream) => [decodedStream(source, stream), lineFeed]);
  return { bytes: deflateSync(Buffer.concat(plain)), filter: [['Filter', '/FlateDecode']] };
}

const lineFeed = Uint8Array.of(10);
