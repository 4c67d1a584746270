import type { SourceFacts, SourceFormat } from '../../shared/model/index.ts';
import type { SourceBytes } from './reading.ts';
import { sourceTypes, type SourceType } from './source-types.ts';

/** Facts of a source of which nothing is known but its type. */
export function factsOfType(format: SourceFormat, mediaType: string, typeName: string): SourceFacts {
  return { format, mediaType, typeName, fields: [], notCarried: [], message: null, capture: null };
}

/** The type of a source that no reader reads, from its first bytes and, where these do not tell, its name. */
export function typeOfSource(source: SourceBytes): SourceFacts {
  const known = knownType(source);
  if (known !== null) return factsOfType(known.format, known.mediaType, known.name);
  const extension = extensionOf(source.fileName);
  const name = extension === null ? 'File without an extension' : `File of type .${extension}`;
  return factsOfType('other', 'application/octet-stream', name);
}

/** How a source that no reader reads can be read after all, in a sentence; null where nothing is known that helps. */
export function adviceOnSource(source: SourceBytes): string | null {
  return knownType(source)?.advice ?? null;
}

function knownType({ fileName, bytes }: SourceBytes): SourceType | null {
  const extension = extensionOf(fileName) ?? '';
  const named =
    extension === '' ? undefined : sourceTypes.find((type) => type.extensions.includes(extension));
  const begun = sourceTypes.find(
    ({ begins }) => begins?.some((pattern) => beginsAs(bytes, pattern)) === true,
  );
  // An archive or compound file is what its name says it is packed for; other first bytes are believed before any name.
  if (begun?.mediaType === 'application/zip' && named?.container === 'zip') return named;
  if (begun?.mediaType === 'application/x-ole-storage' && named?.container === 'compound') return named;
  if (begun !== undefined) return begun;
  // A name whose type would begin otherwise is not believed.
  return named?.begins === undefined && named?.container === undefined ? (named ?? null) : null;
}

function extensionOf(fileName: string): string | null {
  return /\.([^.\\/]{1,20})$/u.exec(fileName)?.[1]?.toLowerCase() ?? null;
}

/** True where bytes begin as a pattern of hexadecimal pairs says. */
function beginsAs(bytes: Uint8Array, pattern: string): boolean {
  for (let at = 0; at * 2 < pattern.length; at += 1) {
    const pair = pattern.slice(at * 2, at * 2 + 2);
    if (pair !== '..' && bytes[at] !== Number.parseInt(pair, 16)) return false;
  }
  return true;
}
