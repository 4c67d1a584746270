import {
  isBlankNote,
  isWithheld,
  type DocumentSummary,
  type Note,
  type NoteTarget,
  type Passage,
} from '../../../shared/model/index.ts';
import {
  descriptionHolds,
  isXmlText,
  type ExchangeDocument,
  type ExchangeFormat,
  type ExchangeMatter,
  type ExchangeNote,
  type ExchangePassage,
  type ExchangeReviewer,
  type ExchangeTag,
  type ExchangeTheme,
  type LeftOut,
} from '../../../shared/exchange/index.ts';
import {
  readDocuments,
  readMatter,
  readNotes,
  readPassageLinks,
  readPassages,
  readReviewerNames,
  readThemes,
  type DocumentTexts,
  type PassageIndex,
  type ReadableDatabase,
} from '../../store/index.ts';
import { derivedGuid } from './derived-guid.ts';

/** What is to leave: the themes asked for (all where none is named), and whether under reviewers' names. */
export interface ExchangeChoices {
  readonly format: ExchangeFormat;
  readonly themes: readonly string[];
  readonly names: boolean;
}

/** The state of a matter that leaves. */
export interface ExchangedState {
  readonly database: ReadableDatabase;
  readonly texts: DocumentTexts;
  readonly passages: PassageIndex;
  readonly applicationVersion: string;
}

/**
 * Gathers what leaves for another program, and counts what stays behind: privileged notes, documents that a reviewer holds
 * privileged, withdrawn ones and, where themes are named, everything that has none of them do not enter it at all.
 */
export function gatherExchange(
  { database, texts, passages: index, applicationVersion }: ExchangedState,
  { format, themes: asked, names }: ExchangeChoices,
): { readonly matter: ExchangeMatter; readonly left: LeftOut } {
  const matter = readMatter(database);
  if (matter === null) throw new Error('A matter without its first entries is exported.');
  const isAll = asked.length === 0;
  const all = readThemes(database, index);
  const standing = all.filter(({ mergedInto }) => mergedInto === null);
  const chosen = standing.filter(({ id }) => isAll || asked.includes(id));
  const themeIds = new Set(chosen.map(({ id }) => id));
  const reviewers = reviewerBook(matter.id, readReviewerNames(database), names);
  const tagsOf = (subject: string, tags: Passage['tags']): readonly ExchangeTag[] => {
    const found = new Map<string, ExchangeTag>();
    for (const { themeId, reviewer, atMs } of tags) {
      if (!themeIds.has(themeId)) continue;
      const id = derivedGuid('tag', subject, themeId, names ? reviewer : '');
      if (!found.has(id)) found.set(id, { id, theme: themeId, reviewer: reviewers.idOf(reviewer), atMs });
    }
    return [...found.values()];
  };

  const documents = format === 'qdc' ? [] : readDocuments(database, index);
  const inUse = documents.filter(({ withdrawn }) => withdrawn === null);
  const open = inUse.filter(({ decisions }) => !isWithheld(decisions.privilege));
  const openIds = new Set(open.map(({ id }) => id));
  const read = format === 'qdc' ? [] : readPassages(database, texts, isAll ? {} : { themes: [...themeIds] });
  const kept = read.filter(({ documentId }) => openIds.has(documentId));
  const passages = kept.map((passage): ExchangePassage => {
    const { id, documentId, start, end, quote, prefix, suffix, createdAtMs, reviewer, tags } = passage;
    const selector = { start, end, quote, prefix, suffix };
    return {
      id,
      documentId,
      ...selector,
      createdAtMs,
      reviewer: reviewers.idOf(reviewer),
      tags: tagsOf(id, tags),
    };
  });
  const cited = new Set(passages.map(({ documentId }) => documentId));
  const concerned = open.filter(
    ({ id, tags }) =>
      cited.has(id) || (format === 'qdpx' && (isAll || tags.some(({ themeId }) => themeIds.has(themeId)))),
  );
  const leaving: ExchangeDocument[] = [];
  let withMarks = 0;
  for (const document of concerned) {
    const content = texts.read(document.id);
    if (content === null || content.text === '') continue;
    if (content.marks.length > 0) withMarks += 1;
    leaving.push({
      id: document.id,
      urn: document.urn,
      title: document.title,
      text: content.text,
      textSha256: document.textSha256,
      importedAtMs: document.importedAtMs,
      tags: format === 'qdpx' ? tagsOf(document.id, document.tags) : [],
    });
  }
  const leavingIds = new Set(leaving.map(({ id }) => id));
  const passageIds = new Set(passages.map(({ id }) => id));
  const leaves = (target: NoteTarget): boolean => {
    if (target.kind === 'passage') return passageIds.has(target.id);
    if (format !== 'qdpx') return false;
    if (target.kind === 'theme') return themeIds.has(target.id);
    return isAll && (target.kind === 'matter' || leavingIds.has(target.id));
  };
  const notes = format === 'qdc' ? [] : readNotes(database, noLabel, {});
  const openNotes = notes.filter(({ privileged, content }) => !privileged && !isBlankNote(content));
  const leavingNotes = openNotes.filter(({ target }) => leaves(target));
  const exchanged = {
    themes: chosen.map(
      ({ id, name, code, colour, definition, use, avoid, parent, retired }): ExchangeTheme => ({
        id,
        name,
        code,
        colour,
        definition,
        use,
        avoid,
        parent: parent !== null && themeIds.has(parent) ? parent : null,
        retired,
      }),
    ),
    documents: leaving,
    passages,
    notes: leavingNotes
      .map((note) => exchangedNote(note, reviewers.idOf(note.reviewer)))
      .sort(inOrderOfMaking),
  };
  const links = format === 'qdc' ? [] : readPassageLinks(database, {});
  return {
    matter: {
      id: matter.id,
      title: matter.title,
      applicationVersion,
      names,
      reviewers: reviewers.all(),
      ...exchanged,
    },
    left: {
      ...countDocuments(concerned, leavingIds),
      ...withheldOf(inUse, read, openIds, isAll && format === 'qdpx'),
      withdrawnDocuments: isAll ? documents.length - inUse.length : 0,
      documentsTaggedWhole: concerned.filter(({ tags }) => tags.length > 0).length,
      markedDocuments: withMarks,
      privilegedNotes: notes.filter(({ privileged, target }) => privileged && leaves(target)).length,
      notesElsewhere: openNotes.length - leavingNotes.length,
      notesInConflict: leavingNotes.filter(({ conflicts }) => conflicts.length > 0).length,
      formattedNotes: leavingNotes.filter(isFormatted).length,
      mergedThemes: isAll ? all.length - standing.length : 0,
      retiredThemes: chosen.filter(({ retired }) => retired).length,
      themesWithoutParent: chosen.filter(({ parent }) => parent !== null && !themeIds.has(parent)).length,
      themesNotReadBack: chosen.filter((theme) => !descriptionHolds(theme)).length,
      datedPassages: kept.filter(({ event }) => event !== null).length,
      untaggedPassages: 0,
      passageLinks: links.filter(({ from, to }) => passageIds.has(from) && passageIds.has(to)).length,
      replacedTexts: textsOf(matter.title, exchanged).filter((text) => !isXmlText(text)).length,
    },
  };
}

type DocumentCounts = Pick<
  LeftOut,
  | 'documentsWithoutText'
  | 'documentsInFamilies'
  | 'documentsNotAsText'
  | 'decidedDocuments'
  | 'documentsWithFields'
>;

function countDocuments(concerned: readonly DocumentSummary[], leaving: ReadonlySet<string>): DocumentCounts {
  const count = (holds: (document: DocumentSummary) => boolean): number =>
    concerned.filter((document) => leaving.has(document.id) && holds(document)).length;
  const roots = new Set(concerned.flatMap(({ family }) => (family === null ? [] : [family.root])));
  return {
    documentsWithoutText: concerned.length - leaving.size,
    documentsInFamilies: count(({ id, family }) => family !== null || roots.has(id)),
    documentsNotAsText: count(({ format }) => format !== 'text'),
    decidedDocuments: count(({ decisions }) =>
      Object.values(decisions).some(({ state }) => state !== 'undecided'),
    ),
    documentsWithFields: count(({ fields }) => Object.keys(fields).length > 0),
  };
}

function withheldOf(
  inUse: readonly DocumentSummary[],
  passages: readonly Passage[],
  open: ReadonlySet<string>,
  withoutPassages: boolean,
): Pick<LeftOut, 'withheldDocuments' | 'withheldPassages'> {
  const kept = passages.filter(({ documentId }) => !open.has(documentId));
  const cited = new Set(kept.map(({ documentId }) => documentId));
  const withheld = inUse.filter(({ id }) => !open.has(id) && (withoutPassages || cited.has(id)));
  return { withheldDocuments: withheld.length, withheldPassages: kept.length };
}

/** Reviewers, given by id or name, as they leave: each under an id that follows from the name, or all as one. */
function reviewerBook(
  matter: string,
  known: ReadonlyMap<string, string>,
  names: boolean,
): { readonly idOf: (reviewer: string) => string; readonly all: () => readonly ExchangeReviewer[] } {
  const found = new Map<string, ExchangeReviewer>();
  const idOf = (reviewer: string): string => {
    const name = names ? (known.get(reviewer) ?? reviewer) : 'Reviewer';
    const standing = found.get(name) ?? { id: derivedGuid('reviewer', matter, names ? name : ''), name };
    found.set(name, standing);
    return standing.id;
  };
  return {
    idOf,
    all: () => [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

function exchangedNote({ id, target, text, createdAtMs, editedAtMs }: Note, reviewer: string): ExchangeNote {
  return { id, target, text, reviewer, createdAtMs, editedAtMs };
}

function inOrderOfMaking(one: ExchangeNote, other: ExchangeNote): number {
  return one.createdAtMs - other.createdAtMs || (one.id < other.id ? -1 : 1);
}

function isFormatted({ content }: Note): boolean {
  return content.blocks.some(
    ({ kind, inlines }) =>
      kind !== 'paragraph' ||
      inlines.some((inline) => inline.kind !== 'text' || inline.bold || inline.italic || inline.underline),
  );
}

function textsOf(
  title: string,
  { themes, documents, notes }: Pick<ExchangeMatter, 'themes' | 'documents' | 'notes'>,
): readonly string[] {
  return [
    title,
    ...themes.flatMap(({ name, definition, use, avoid }) => [name, definition, use, avoid]),
    ...documents.map((document) => document.title),
    ...notes.map(({ text }) => text),
  ];
}

function noLabel(): { readonly label: string; readonly documentId: null } {
  return { label: '', documentId: null };
}
