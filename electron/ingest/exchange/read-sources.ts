import type { ReadProjectSource, ReadSelection } from '../../../shared/exchange/index.ts';
import type { Archive } from '../archive/open-archive.ts';
import { childOf, childrenOf, type ProjectElement } from './element.ts';
import { findEntry } from './find-entry.ts';
import { countedText, type NamedPlace } from './place-in-text.ts';
import { plainIdentifier, type IdentifierBook } from './identifier-book.ts';
import type { ProjectNotes } from './read-notes.ts';

/** How many sentences of one kind are told; the rest is counted. */
const mostTold = 200;

/** What the sources of a project refer to. */
interface ProjectParts {
  readonly identifiers: IdentifierBook;
  readonly notes: ProjectNotes;
  /** The codes that there are, by guid. */
  readonly codes: ReadonlySet<string>;
}

/** Reads the sources of a project whose files are in it, and says what becomes of the others and of places that are none. */
export function readSources(
  wrapper: ProjectElement | undefined,
  archive: Archive | null,
  parts: ProjectParts,
): { readonly sources: readonly ReadProjectSource[]; readonly lost: readonly string[] } {
  const sources: ReadProjectSource[] = [];
  const lost: string[] = [];
  let nowhere = 0;
  const codesIn = (element: ProjectElement): readonly string[] =>
    childrenOf(element, 'Coding').flatMap((coding) => {
      const guid = plainIdentifier(childOf(coding, 'CodeRef')?.attributes['targetGUID']);
      if (guid !== null && parts.codes.has(guid)) return [guid];
      nowhere += 1;
      return [];
    });
  const notesIn = (element: ProjectElement): readonly string[] => [
    ...parts.notes.referredIn(element),
    ...childrenOf(element, 'Coding').flatMap(parts.notes.referredIn),
  ];
  for (const element of wrapper?.children ?? []) {
    if (!element.name.endsWith('Source')) continue;
    const guid = parts.identifiers.take(element.attributes['guid']);
    const name = element.attributes['name']?.toWellFormed().trim() ?? '';
    const called = `“${name === '' ? guid : name}”`;
    const file = fileOf(element, archive);
    if (typeof file === 'string') {
      lost.push(`The source ${called} was left out: ${file}`);
      notesIn(element);
      continue;
    }
    const selections = childrenOf(element, 'PlainTextSelection');
    const named = selections.map(namedPlace);
    const counted = element.name === 'TextSource' ? countedText(file.bytes, named) : null;
    const remark = counted?.remark ?? null;
    if (remark !== null) lost.push(`The text of ${called} ${remark}`);
    if (file.remark !== null) lost.push(`The source ${called} ${file.remark}`);
    sources.push({
      guid,
      name,
      fileName: fileNameOf(name === '' ? guid : name, file.extension),
      bytes: file.bytes,
      text: counted?.text ?? null,
      selections: selections.flatMap((selection, at): readonly ReadSelection[] => {
        const { start, end } = named[at] ?? { start: NaN, end: NaN };
        const place = `${start}–${end}`;
        const from = counted?.place(start) ?? null;
        const to = counted?.place(end) ?? null;
        const codes = codesIn(selection);
        const notes = notesIn(selection);
        if (from !== null && to !== null && from < to) return [{ start: from, end: to, place, codes, notes }];
        lost.push(
          `A place in ${called} (${place}) could not be put into its text, which has no such span; it carried ${codes.length} codes and ${notes.length} notes.`,
        );
        return [];
      }),
      codes: codesIn(element),
      notes: notesIn(element),
    });
  }
  const told = lost.slice(0, mostTold);
  if (lost.length > mostTold) {
    told.push(
      `${(lost.length - mostTold).toLocaleString('en-GB')} more sources and places are not told one by one.`,
    );
  }
  if (nowhere > 0)
    told.push(
      `${nowhere.toLocaleString('en-GB')} ${nowhere === 1 ? 'coding leads' : 'codings lead'} to no code of the project.`,
    );
  return { sources, lost: told };
}

interface SourceFile {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly remark: string | null;
}

/** The file of a source, or why there is none. */
function fileOf(element: ProjectElement, archive: Archive | null): SourceFile | string {
  const { plainTextPath, richTextPath, path } = element.attributes;
  const rich = 'had a formatted text as well, which was not taken over.';
  if (element.name === 'TextSource') {
    const content = childOf(element, 'PlainTextContent');
    const remark = richTextPath === undefined ? null : rich;
    if (content !== undefined && content.text !== '') {
      const bytes = new TextEncoder().encode(content.text.toWellFormed());
      return { bytes, extension: 'txt', remark };
    }
    if (plainTextPath !== undefined) return entryFile(archive, plainTextPath, remark);
    if (richTextPath === undefined) return 'it has no text.';
    return entryFile(
      archive,
      richTextPath,
      'has a formatted text alone; the places in it count in a plain text that is not in the project.',
    );
  }
  return path === undefined ? 'the project names no file of it.' : entryFile(archive, path, null);
}

function entryFile(archive: Archive | null, path: string, remark: string | null): SourceFile | string {
  const entry = findEntry(archive, path);
  if (entry === null) return 'its file is not in the project. Import it as a file where you have it.';
  const read = entry.read();
  if (!read.ok) return read.failure.message;
  const extension = /\.([^.\\/]{1,20})$/u.exec(entry.name)?.[1]?.toLowerCase() ?? 'txt';
  return { bytes: read.value, extension, remark };
}

function fileNameOf(name: string, extension: string): string {
  const plain = name
    .replaceAll(/[\\/\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return plain.toLowerCase().endsWith(`.${extension}`) ? plain : `${plain}.${extension}`;
}

function namedPlace(selection: ProjectElement): NamedPlace {
  const { startPosition, endPosition, name } = selection.attributes;
  const description = childOf(selection, 'Description')?.text;
  return {
    start: readPosition(startPosition),
    end: readPosition(endPosition),
    words: [name, description].filter((words) => words !== undefined),
  };
}

function readPosition(given: string | undefined): number {
  return /^\s*\+?\d{1,15}\s*$/u.test(given ?? '') ? Number(given) : Number.NaN;
}
