import { decode } from '../decode.ts';
import type { Archive } from '../archive/open-archive.ts';
import { childOf, childrenOf, type ProjectElement } from './element.ts';
import { findEntry } from './find-entry.ts';
import { plainIdentifier, type IdentifierBook } from './identifier-book.ts';

/** The notes of a project. */
export interface ProjectNotes {
  /** The texts of the notes that an element refers to. */
  readonly referredIn: (element: ProjectElement) => readonly string[];
  /** The texts of those that nothing has referred to so far. */
  readonly unreferred: () => readonly string[];
  readonly lost: () => readonly string[];
}

/** Reads the notes of a project as plain text, their names put before their texts. */
export function readNotes(
  root: ProjectElement,
  archive: Archive | null,
  identifiers: IdentifierBook,
): ProjectNotes {
  const texts = new Map<string, string>();
  const referred = new Set<string>();
  let withoutText = 0;
  let withCodes = 0;
  let nowhere = 0;
  for (const note of childrenOf(childOf(root, 'Notes'), 'Note')) {
    const guid = identifiers.take(note.attributes['guid']);
    const text = textOf(note, archive);
    if (text === null) withoutText += 1;
    texts.set(guid, withName(note.attributes['name'], text ?? ''));
    if (note.children.some(({ name }) => name === 'PlainTextSelection' || name === 'Coding')) withCodes += 1;
  }
  return {
    referredIn: (element) =>
      childrenOf(element, 'NoteRef').flatMap(({ attributes }) => {
        const guid = plainIdentifier(attributes['targetGUID']) ?? '';
        const text = texts.get(guid);
        referred.add(guid);
        if (text === undefined) nowhere += 1;
        return text === undefined || text.trim() === '' ? [] : [text];
      }),
    unreferred: () =>
      [...texts].filter(([guid, text]) => !referred.has(guid) && text.trim() !== '').map(([, text]) => text),
    lost: () => [
      ...(withoutText === 0
        ? []
        : [
            `Notes without a plain text, of which only the names are taken over: ${withoutText.toLocaleString('en-GB')}.`,
          ]),
      ...(withCodes === 0
        ? []
        : [
            `Notes that were coded themselves, which is not taken over: ${withCodes.toLocaleString('en-GB')}.`,
          ]),
      ...(nowhere === 0
        ? []
        : [`References to notes that lead nowhere in the project: ${nowhere.toLocaleString('en-GB')}.`]),
    ],
  };
}

function textOf(note: ProjectElement, archive: Archive | null): string | null {
  const content = childOf(note, 'PlainTextContent');
  if (content !== undefined) return content.text.toWellFormed();
  const read = findEntry(archive, note.attributes['plainTextPath'])?.read();
  if (read?.ok !== true) return null;
  const decoded = decode(read.value, null);
  return decoded.ok ? decoded.value.text : null;
}

function withName(name: string | undefined, text: string): string {
  const title = name?.toWellFormed().trim() ?? '';
  if (title === '' || text.trimStart().startsWith(title)) return text;
  return text.trim() === '' ? title : `${title}\n${text}`;
}
