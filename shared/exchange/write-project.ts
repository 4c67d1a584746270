import type { NoteTarget } from '../model/index.ts';
import { codePointPlaces } from '../text/index.ts';
import { themeDescription } from './theme-description.ts';
import type { ExchangeDocument, ExchangeMatter, ExchangePassage, ExchangeTag } from './exchange-matter.ts';
import { writtenColour } from './theme-colours.ts';
import { xmlElement, xmlTextElement, xmlWrapper } from './xml-text.ts';

/** The name of a project's description in its archive. */
export const projectEntryName = 'project.qde';

/** The name in a project's archive of a document's text. */
export function sourceEntryName(document: Pick<ExchangeDocument, 'id'>): string {
  return `sources/${document.id}.txt`;
}

/** The description of a REFI-QDA project (QDA-XML 1.0, `project.qde`), elements in the order of its schema. */
export function projectText(matter: ExchangeMatter): string {
  const notes = noteReferences(matter);
  const users = matter.reviewers.map(({ id, name }) => xmlElement('User', { guid: id, name }));
  const passages = byDocument(matter.passages);
  const content = [
    xmlWrapper('Users', users),
    codeBook(matter, notes),
    xmlWrapper(
      'Sources',
      matter.documents.map((document) => textSource(document, passages.get(document.id) ?? [], notes)),
    ),
    xmlWrapper(
      'Notes',
      matter.notes.map((note) =>
        xmlElement(
          'Note',
          {
            guid: note.id,
            creatingUser: note.reviewer,
            creationDateTime: writtenTime(note.createdAtMs),
            modifiedDateTime: writtenTime(note.editedAtMs),
          },
          [xmlTextElement('PlainTextContent', note.text)],
        ),
      ),
    ),
    ...notes({ kind: 'matter' }),
  ];
  const root = xmlElement(
    'Project',
    {
      xmlns: 'urn:QDA-XML:project:1.0',
      name: matter.title,
      origin: `Glossator ${matter.applicationVersion}`,
    },
    content,
  );
  return `${xmlHead}${root}\n`;
}

/** The themes alone as a REFI-QDA codebook (QDA-XML 1.0, `.qdc`). */
export function codebookText(matter: ExchangeMatter): string {
  const codes = codeElements(matter, () => []);
  const root = xmlElement(
    'CodeBook',
    { xmlns: 'urn:QDA-XML:codebook:1.0', origin: `Glossator ${matter.applicationVersion}` },
    [xmlElement('Codes', {}, codes)],
  );
  return `${xmlHead}${root}\n`;
}

const xmlHead = '<?xml version="1.0" encoding="utf-8"?>\n';

/** The references to the notes on something. */
type NotesOn = (target: NoteTarget) => readonly string[];

function codeBook(matter: ExchangeMatter, notes: NotesOn): string {
  const codes = codeElements(matter, (theme) => notes({ kind: 'theme', id: theme }));
  return codes.length === 0 ? '' : xmlElement('CodeBook', {}, [xmlElement('Codes', {}, codes)]);
}

function codeElements(
  { themes }: ExchangeMatter,
  notesOn: (theme: string) => readonly string[],
): readonly string[] {
  const under = new Map<string | null, string[]>();
  // From the end, so that what stands under a theme is written before it, however deep the tree is.
  for (const theme of themes.toReversed()) {
    const element = xmlElement(
      'Code',
      {
        guid: theme.id,
        name: theme.name,
        isCodable: theme.retired ? 'false' : 'true',
        color: writtenColour(theme.colour),
      },
      [
        xmlTextElement('Description', themeDescription(theme)),
        ...notesOn(theme.id),
        ...(under.get(theme.id) ?? []).toReversed(),
      ],
    );
    const siblings = under.get(theme.parent) ?? [];
    siblings.push(element);
    under.set(theme.parent, siblings);
  }
  return (under.get(null) ?? []).toReversed();
}

function textSource(
  document: ExchangeDocument,
  passages: readonly ExchangePassage[],
  notes: NotesOn,
): string {
  const places = codePointPlaces(document.text);
  return xmlElement(
    'TextSource',
    {
      guid: document.id,
      name: `${document.urn} ${document.title}`,
      plainTextPath: `internal://${document.id}.txt`,
      creationDateTime: writtenTime(document.importedAtMs),
    },
    [
      ...passages.map((passage) =>
        xmlElement(
          'PlainTextSelection',
          {
            guid: passage.id,
            startPosition: String(places.toCodePoints(passage.start)),
            endPosition: String(places.toCodePoints(passage.end)),
            creatingUser: passage.reviewer,
            creationDateTime: writtenTime(passage.createdAtMs),
          },
          [...passage.tags.map(coding), ...notes({ kind: 'passage', id: passage.id })],
        ),
      ),
      ...document.tags.map(coding),
      ...notes({ kind: 'document', id: document.id }),
    ],
  );
}

function coding(tag: ExchangeTag): string {
  return xmlElement(
    'Coding',
    { guid: tag.id, creatingUser: tag.reviewer, creationDateTime: writtenTime(tag.atMs) },
    [xmlElement('CodeRef', { targetGUID: tag.theme })],
  );
}

function noteReferences({ notes }: ExchangeMatter): NotesOn {
  const found = new Map<string, string[]>();
  const keyOf = (target: NoteTarget): string =>
    target.kind === 'matter' ? 'matter' : `${target.kind} ${target.id}`;
  for (const note of notes) {
    const key = keyOf(note.target);
    const standing = found.get(key) ?? [];
    standing.push(xmlElement('NoteRef', { targetGUID: note.id }));
    found.set(key, standing);
  }
  return (target) => found.get(keyOf(target)) ?? [];
}

function byDocument(passages: readonly ExchangePassage[]): ReadonlyMap<string, readonly ExchangePassage[]> {
  const found = new Map<string, ExchangePassage[]>();
  for (const passage of passages) {
    const standing = found.get(passage.documentId) ?? [];
    standing.push(passage);
    found.set(passage.documentId, standing);
  }
  return found;
}

/** UTC, as XML Schema writes a time. */
function writtenTime(ms: number): string {
  return new Date(ms).toISOString();
}
