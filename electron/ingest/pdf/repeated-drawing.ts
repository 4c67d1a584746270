import { inflateSync } from 'node:zlib';

/** pdfium follows drawings in drawings no deeper. */
const deepest = 40;

/** The most drawings that one page may come to. */
const mostDrawn = 200_000;

/** The most bytes that one stream of drawing may become while it is looked through. */
const largestStream = 16 * 1024 * 1024;

/** An object as it lies in the file: its dictionary and where its stream begins. */
interface PlainObject {
  readonly dictionary: string;
  readonly stream: number | null;
}

/**
 * True for a document whose drawings draw each other so often that no program could finish a page: one that draws itself twice,
 * or tens of others that each draw tens of others.
 *
 * `file` is a PDF as pdfium writes it, its objects open. Only drawings that are used as such (`Do`) are counted.
 */
export function drawsWithoutEnd(file: Buffer): boolean {
  if (!file.includes('/Form', 0, 'latin1')) return false;
  const objects = objectsOf(file);
  const uses = new Map<number, ReadonlyMap<number, number>>();
  for (const [number, object] of objects) {
    if (object.stream !== null && /\/Subtype\s*\/Form\b/u.test(object.dictionary))
      uses.set(number, usesOf(file, object, objects));
  }
  let drawn = new Map<number, number>();
  for (let depth = 0; depth < deepest; depth += 1) {
    const next = new Map<number, number>();
    for (const [number, others] of uses) {
      let sum = 1;
      for (const [other, times] of others) sum += uses.has(other) ? times * (drawn.get(other) ?? 1) : 0;
      if (sum > mostDrawn) return true;
      next.set(number, sum);
    }
    drawn = next;
  }
  return false;
}

function objectsOf(file: Buffer): ReadonlyMap<number, PlainObject> {
  const objects = new Map<number, PlainObject>();
  const text = file.toString('latin1');
  const start = /(?:^|[\r\n])(\d{1,10}) \d{1,5} obj\b/gu;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const from = start.lastIndex;
    const end = text.indexOf('endobj', from);
    const stream = text.indexOf('stream', from);
    const hasStream = stream !== -1 && (end === -1 || stream < end);
    const to = hasStream ? stream : end === -1 ? text.length : end;
    const afterWord = stream + 'stream'.length;
    objects.set(Number(found[1]), {
      dictionary: text.slice(from, Math.min(to, from + 200_000)),
      stream: hasStream ? afterWord + (text.startsWith('\r\n', afterWord) ? 2 : 1) : null,
    });
    // What lies in a stream may look like an object.
    if (hasStream) start.lastIndex = Math.max(start.lastIndex, text.indexOf('endstream', stream));
  }
  return objects;
}

/** How often a drawing uses which others. */
function usesOf(
  file: Buffer,
  object: PlainObject,
  objects: ReadonlyMap<number, PlainObject>,
): ReadonlyMap<number, number> {
  const resources = entryOf(object.dictionary, '/Resources', objects);
  const drawings = entryOf(resources, '/XObject', objects);
  const uses = new Map<number, number>();
  if (drawings === '') return uses;
  const content = contentOf(file, object);
  for (const [, name = '', number = ''] of drawings.matchAll(/\/([^\s/<>[\]()]+)\s+(\d{1,10}) \d{1,5} R/gu)) {
    // A content that cannot be looked through here is taken to use each of them several times.
    const times = content?.get(name) ?? (content === null ? 8 : 0);
    uses.set(Number(number), (uses.get(Number(number)) ?? 0) + times);
  }
  return uses;
}

/** What stands under a name in a dictionary, or in the object that it names. */
function entryOf(dictionary: string, name: string, objects: ReadonlyMap<number, PlainObject>): string {
  const at = dictionary.indexOf(name);
  if (at === -1) return '';
  const rest = dictionary.slice(at + name.length).trimStart();
  const other = /^(\d{1,10}) \d{1,5} R/u.exec(rest)?.[1];
  return other === undefined ? rest : (objects.get(Number(other))?.dictionary ?? '');
}

/** How often a stream draws under each name; null where it is packed in a way that is not undone here. */
function contentOf(file: Buffer, { dictionary, stream }: PlainObject): ReadonlyMap<string, number> | null {
  const length = Number(/\/Length\s+(\d{1,10})(?! \d)/u.exec(dictionary)?.[1] ?? Number.NaN);
  if (stream === null || Number.isNaN(length)) return null;
  const bytes = file.subarray(stream, stream + length);
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/u.exec(dictionary)?.[1] ?? '';
  const names = filters.match(/\/\w+/gu) ?? [];
  if (names.length > 1 || (names.length === 1 && names[0] !== '/FlateDecode')) return null;
  try {
    const content = names.length === 0 ? bytes : inflateSync(bytes, { maxOutputLength: largestStream });
    const counts = new Map<string, number>();
    for (const [, name = ''] of content.toString('latin1').matchAll(/\/([^\s/<>[\]()]+)\s+Do\b/gu))
      counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  } catch {
    return null;
  }
}
