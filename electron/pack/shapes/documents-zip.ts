import {
  countOf,
  fileNameFromTitle,
  type PackOutline,
  type PackSelection,
  type PackSource,
} from '../../../shared/pack/index.ts';
import { zipWriter } from './zip-writer.ts';

/** Gives the bytes of a source as they were sealed; null where they are not those of their SHA-256. */
export type ReadOriginal = (sha256: string) => Uint8Array | null;

/** Thrown where a sealed file is not what was imported. */
export class OriginalDamaged extends Error {
  /** The document, as a person knows it. */
  readonly source: string;

  constructor({ urn, title }: PackSource) {
    super('A sealed file is not what was imported.');
    this.source = `${urn} (${title})`;
  }
}

/**
 * The documents of a pack one by one as a ZIP file: `03 HAR000012 Title.txt`, in the order in which the pack prints them, then in
 * order of reference. A document is its canonical text, or the file that came where `readOriginal` is given and the file may leave;
 * for one that has neither, a text says so. Throws `OriginalDamaged`, and `ZipTooLarge`. Yields pieces of the file, some of them empty, after each document at least one.
 */
export function* documentsZip(
  selection: PackSelection,
  outline: PackOutline,
  readOriginal: ReadOriginal | null,
): Generator<Uint8Array> {
  const zip = zipWriter();
  const sources = inOrderOfPrinting(selection, outline);
  const digits = Math.max(2, String(sources.length).length);
  for (const [index, source] of sources.entries()) {
    const number = String(index + 1).padStart(digits, '0');
    const isOriginal = readOriginal !== null && source.fileStays === undefined;
    const ending = isOriginal ? endingOf(source.fileName) : '.txt';
    const name = `${fileNameFromTitle(`${number} ${source.urn} ${source.title}`, `${number} ${source.urn}`)}${ending}`;
    if (isOriginal) {
      const bytes = readOriginal(source.sha256);
      if (bytes === null) throw new OriginalDamaged(source);
      yield* zip.add(name, bytes, 'as it is');
    } else
      yield* zip.add(name, Buffer.from(source.text === '' ? standIn(source) : source.text, 'utf8'), 'text');
  }
  yield zip.finish();
}

function inOrderOfPrinting({ sources }: PackSelection, outline: PackOutline): readonly PackSource[] {
  const placeOf = ({ documentId }: PackSource): number =>
    outline.printedDocuments.get(documentId) ?? Number.POSITIVE_INFINITY;
  // Sorting is stable, and the sources come in order of reference.
  return [...sources].sort((one, other) => {
    const [first, second] = [placeOf(one), placeOf(other)];
    return first === second ? 0 : first - second;
  });
}

/** The ending of a file's name, where it is a plain one. */
function endingOf(fileName: string): string {
  return /\.[A-Za-z0-9]{1,10}$/u.exec(fileName)?.[0].toLowerCase() ?? '';
}

function standIn({ urn, title, typeName, bytes, sha256, sealed }: PackSource): string {
  return [
    `${urn} ${title}`,
    '',
    'This source has no text that could be read and quoted. This text stands for it, so that nothing that was sent is missing.',
    ...(sealed === null ? [] : [sealed.message]),
    '',
    `${typeName}, ${countOf(bytes, 'byte')}, SHA-256 ${sha256}`,
    '',
  ].join('\n');
}
