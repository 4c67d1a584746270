import { Reference, ValueReader, type Dictionary, type PdfValue, type StreamValue } from './pdf-values.ts';

/** A page with what it has from the nodes above it (ISO 32000-1, 7.7.3.4). */
export type SavedPage = Dictionary;

/** What an object of a file is. */
export type SavedObject = PdfValue | StreamValue;

/** A PDF as pdfium writes it when it saves one. */
export interface SavedPdf {
  readonly pages: readonly SavedPage[];
  readonly catalog: Dictionary;
  /** An object by its number; `null` as it is written for one that is not there. */
  readonly object: (number: number) => SavedObject;
  /** What a value stands for: itself, or what it refers to. */
  readonly resolved: (value: PdfValue | undefined) => SavedObject | undefined;
}

/** Keys that a page has from above where it has none itself. */
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

const deepestTree = 200;
const deepestReference = 20;
const rowBytes = 20;

/**
 * Opens a PDF that pdfium saved: whole, with one table of all objects in it at its end and every object outside of streams. Objects are
 * read when they are asked for. Throws for any other file.
 */
export function openSavedPdf(file: Uint8Array): SavedPdf {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const { places, trailer } = readTable(bytes);

  const object = (number: number, depth = 0): SavedObject => {
    const place = places.get(number);
    if (place === undefined) return 'null';
    const reader = new ValueReader(bytes, place);
    reader.expect(`${number} 0 obj`);
    const value = reader.value();
    if (!isDictionary(value) || !reader.isNext('stream')) return value;
    reader.expect('stream');
    const length = Number(resolved(value.get('Length'), depth + 1));
    if (!Number.isSafeInteger(length) || length < 0) throw new Error('A stream of a source has no length.');
    return { dictionary: value, bytes: reader.streamBytes(length) };
  };
  const resolved = (value: PdfValue | undefined, depth = 0): SavedObject | undefined => {
    let found: SavedObject | undefined = value;
    for (let steps = depth; found instanceof Reference; steps += 1) {
      if (steps > deepestReference) throw new Error('References of a source lead in a circle.');
      found = object(found.number, steps);
    }
    return found;
  };

  const pages: SavedPage[] = [];
  const seen = new Set<number>();
  const walk = (node: Dictionary, above: Dictionary, depth: number): void => {
    if (depth > deepestTree) throw new Error('The pages of a source lie too deeply.');
    const own = new Map(above);
    const kids = resolved(node.get('Kids'));
    if (!isList(kids)) {
      for (const [key, value] of node) own.set(key, value);
      pages.push(own);
      return;
    }
    for (const key of inherited) {
      const value = node.get(key);
      if (value !== undefined) own.set(key, value);
    }
    for (const kid of kids) {
      if (kid instanceof Reference) {
        if (seen.has(kid.number)) throw new Error('The pages of a source lead in a circle.');
        seen.add(kid.number);
      }
      const below = resolved(kid);
      if (!isDictionary(below)) throw new Error('A page of a source is missing.');
      walk(below, own, depth + 1);
    }
  };
  const catalog = resolved(trailer.get('Root'));
  if (!isDictionary(catalog)) throw new Error('A source has no catalogue.');
  const root = resolved(catalog.get('Pages'));
  if (!isDictionary(root)) throw new Error('A source has no pages.');
  walk(root, new Map(), 0);
  return { pages, catalog, object: (number) => object(number), resolved: (value) => resolved(value) };
}

/** Where each object is, and the trailer (ISO 32000-1, 7.5.4 and 7.5.5). */
function readTable(bytes: Buffer): {
  readonly places: ReadonlyMap<number, number>;
  readonly trailer: Dictionary;
} {
  const end = bytes.lastIndexOf('startxref');
  if (end === -1) throw new Error('A source has no table of objects.');
  const ending = new ValueReader(bytes, end);
  ending.expect('startxref');
  const reader = new ValueReader(bytes, Number(ending.value()));
  reader.expect('xref');
  const places = new Map<number, number>();
  while (!reader.isNext('trailer')) {
    const first = Number(reader.value());
    const count = Number(reader.value());
    reader.skipBlanks();
    const start = reader.at;
    const rows = bytes.toString('latin1', start, start + count * rowBytes);
    for (let row = 0; row < count; row += 1) {
      const at = row * rowBytes;
      if (rows[at + 17] === 'n') places.set(first + row, Number(rows.slice(at, at + 10)));
    }
    reader.goTo(start + rows.length);
  }
  reader.expect('trailer');
  const trailer = reader.value();
  if (!isDictionary(trailer)) throw new Error('A source has no trailer.');
  if (trailer.has('Encrypt')) throw new Error('A source is encrypted.');
  return { places, trailer };
}

/** Whether an object is a dictionary without bytes. */
export function isDictionary(value: SavedObject | undefined): value is Dictionary {
  return value instanceof Map;
}

/** Whether an object is an array. */
export function isList(value: SavedObject | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** Whether an object is a stream. */
export function isStream(value: SavedObject | undefined): value is StreamValue {
  return typeof value === 'object' && 'dictionary' in value;
}
