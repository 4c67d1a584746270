import { failure, success, type Result } from '../../../shared/base/index.ts';
import { nearestColour, type ReadCode, type ReadProject } from '../../../shared/exchange/index.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { lostParts } from './count-lost.ts';
import { childOf, childrenOf, notAProject, readElements, type ProjectElement } from './element.ts';
import { identifierBook, NotReadable, type IdentifierBook } from './identifier-book.ts';
import { readNotes, type ProjectNotes } from './read-notes.ts';
import { readSources } from './read-sources.ts';

/** How deep codes may stand under one another. */
const deepestCode = 100;

/** How many codes a project may have. */
const mostCodes = 20_000;

/**
 * Reads a REFI-QDA project (`.qdpx`, or its bare `.qde`) or codebook (`.qdc`) that someone else made. Names in the archive are
 * looked up in it and never used as paths.
 *
 * Failures: `file-type-unknown` for what is neither, `source-damaged` for XML that is not well-formed, has a document type, and for
 * identifiers that are none or given twice, `source-too-complex` where a cap is reached, and those of `openArchive`.
 */
export function readExchange(bytes: Uint8Array): Result<ReadProject> {
  let archive: Archive | null = null;
  let description = bytes;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const opened = openArchive(bytes);
    if (!opened.ok) return opened;
    archive = opened.value;
    const entry = archive.entries.find(({ name }) => /^(?:\.\/)?project\.qde$/iu.test(name));
    if (entry === undefined) return notAProject;
    const read = entry.read();
    if (!read.ok) return read;
    description = read.value;
  } else if (!beginsAsXml(bytes)) return notAProject;
  const root = readElements(description);
  if (!root.ok) return root;
  try {
    if (root.value.name === 'CodeBook') return success(codebookOf(root.value));
    return root.value.name === 'Project' ? success(projectOf(root.value, archive)) : notAProject;
  } catch (error) {
    if (error instanceof NotReadable) return error.outcome;
    throw error;
  }
}

/** A file of XML begins with `<`, after a byte order mark and white space where there are any. */
function beginsAsXml(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const first = new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : isUtf16 ? 'utf-16le' : 'utf-8');
  return first.decode(bytes.subarray(0, 1_000)).trimStart().startsWith('<');
}

function codebookOf(root: ProjectElement): ReadProject {
  const identifiers = identifierBook();
  return {
    kind: 'codebook',
    name: root.attributes['origin'] ?? '',
    users: [],
    codes: codesOf(childOf(root, 'Codes'), identifiers, null),
    sources: [],
    notes: [],
    lost: lostParts(root),
  };
}

function projectOf(root: ProjectElement, archive: Archive | null): ReadProject {
  const identifiers = identifierBook();
  const notes = readNotes(root, archive, identifiers);
  const codes = codesOf(childOf(childOf(root, 'CodeBook'), 'Codes'), identifiers, notes);
  const known = new Set(codes.map(({ guid }) => guid));
  const { sources, lost } = readSources(childOf(root, 'Sources'), archive, {
    identifiers,
    notes,
    codes: known,
  });
  const users = childrenOf(childOf(root, 'Users'), 'User');
  return {
    kind: 'project',
    name: root.attributes['name'] ?? '',
    users: users.map(({ attributes }) => attributes['name'] ?? '').filter((name) => name.trim() !== ''),
    codes,
    sources,
    notes: [...notes.referredIn(root), ...notes.unreferred()],
    lost: [...lostParts(root), ...lost, ...notes.lost()],
  };
}

function codesOf(
  codes: ProjectElement | undefined,
  identifiers: IdentifierBook,
  notes: ProjectNotes | null,
): readonly ReadCode[] {
  const read: ReadCode[] = [];
  const walk = (element: ProjectElement, parent: string | null, depth: number): void => {
    if (depth > deepestCode || read.length >= mostCodes) throw new NotReadable(tooManyCodes);
    const { guid: given, name, isCodable, color } = element.attributes;
    const guid = identifiers.take(given);
    read.push({
      guid,
      name: (name ?? '').toWellFormed(),
      parent,
      colour: nearestColour(color?.trim() ?? ''),
      description: (childOf(element, 'Description')?.text ?? '').toWellFormed(),
      isCodable: !['false', '0'].includes((isCodable ?? '').trim().toLowerCase()),
      notes: notes?.referredIn(element) ?? [],
    });
    for (const child of childrenOf(element, 'Code')) walk(child, guid, depth + 1);
  };
  for (const code of childrenOf(codes, 'Code')) walk(code, null, 1);
  return read;
}

const tooManyCodes = failure(
  'source-too-complex',
  `This project has more codes than is safe to read, or they stand more than ${deepestCode} deep under one another. Nothing was imported.`,
);
