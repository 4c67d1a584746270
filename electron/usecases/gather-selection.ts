import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  isBlankNote,
  isWithheld,
  type DocumentSummary,
  type HeadSignature,
  type Note,
  type PageWord,
  type PackChoices,
  type PackFinding,
  type Passage,
  type Receipt,
  type StandingDecision,
} from '../../shared/model/index.ts';
import {
  quoteConfidence,
  type BesideSelection,
  type PackPassage,
  type PackSelection,
  type PackSource,
  standsAsPages,
} from '../../shared/pack/index.ts';
import { boxesOfSpan } from '../../shared/text/index.ts';
import {
  readDocuments,
  readMatter,
  readNotes,
  readPassages,
  readThemes,
  type DocumentTexts,
  type PassageIndex,
  type ReadableDatabase,
} from '../store/index.ts';
import { filesInMatter, originalsWarnings, whyFileStays, type FilesInMatter } from './files-that-stay.ts';
import { hidesCoveredText } from '../ingest/pdf/covered-text.ts';
import { besideSelection } from './beside-selection.ts';
import { chosenForPack } from './chosen-for-pack.ts';

/** A state of a matter that a pack is gathered from. */
export interface GatheredState {
  readonly database: ReadableDatabase;
  readonly texts: DocumentTexts;
  readonly passages: PassageIndex;
  /** The words of a page of a document with their confidence. */
  readonly wordsOfPage: (document: string, page: number) => readonly PageWord[];
  readonly receipt: Receipt;
  /** The signatures of exactly the receipt's heads, where they were signed. */
  readonly signatures: readonly HeadSignature[];
  readonly clockMs: number;
  readonly applicationVersion: string;
  /** Whether a document was held privileged since that state: it does not leave any more, not even in an earlier state. */
  readonly withheldSince: (document: string) => boolean;
  /** How many of these documents, or of all where none is named, that state held which were purged since. */
  readonly purgedSince: (documents: readonly string[]) => number;
}

/** What a pack is made of, and in sentences what was chosen and may not leave. */
export interface Gathered {
  readonly selection: PackSelection;
  readonly warnings: readonly string[];
  /** What the warnings say, each with its kind and weight. */
  readonly findings: readonly PackFinding[];
  /** What only the person who makes the pack is told. */
  readonly beside: BesideSelection;
}

/**
 * Gathers what a person chose for a pack, and nothing else: privileged notes, privileged documents, other themes and
 * unchosen documents do not enter the selection at all. Refused with `pack-empty` where no passage is left.
 */
export function gatherSelection(given: GatheredState, choices: PackChoices): Result<Gathered> {
  const state = { ...given, wordsOfPage: readOnce(given.wordsOfPage) };
  const { database, texts } = state;
  const matter = readMatter(database);
  const asked = chosenForPack(readThemes(database, state.passages), choices);
  const { themes } = asked;
  const themeIds = new Set(themes.map((theme) => theme.id));
  const all = readDocuments(database, state.passages);
  const inUse = all.filter(
    (document) =>
      document.withdrawn === null &&
      (choices.documents.length === 0 || choices.documents.includes(document.id)),
  );
  const isKept = ({ id, decisions }: DocumentSummary): boolean =>
    isWithheld(decisions.privilege) || state.withheldSince(id);
  const documents = inUse.filter((document) => !isKept(document));
  const documentIds = new Set(documents.map((document) => document.id));
  // Passages chosen one by one need not have any of the themes.
  const filter = choices.parts === undefined ? { themes: [...themeIds] } : {};
  const tagged = readPassages(database, texts, filter).filter(asked.takes);
  const withPassages = new Set(tagged.map((passage) => passage.documentId));
  const findings = [
    ...found('left-out', withheldWarnings(inUse.filter((one) => isKept(one) && withPassages.has(one.id)))),
    ...found('superseded', supersededWarnings(documents.filter((one) => withPassages.has(one.id)))),
    ...found('left-out', purgedWarnings(state.purgedSince(choices.documents))),
    ...found('blank-page', blankPageWarnings(choices)),
  ];
  const chosen = tagged.filter((passage) => documentIds.has(passage.documentId));
  const printed = documents.filter(({ id }) => asked.documents.has(id));
  if (
    chosen.length === 0 &&
    !(asked.mayHaveNoPassage && (printed.length > 0 || asked.documents.size === 0))
  ) {
    const { what, instead } = nothingChosen(choices);
    return failure('pack-empty', [what, ...findings.map(({ sentence }) => sentence), instead].join(' '));
  }
  const allNotes = choices.notes === 'open' ? readNotes(database, noLabel, {}) : [];
  const notes = openNotesByPassage(allNotes);
  const passages = joinTwins(chosen, themeIds, notes, choices.names).map((passage) =>
    withConfidence(state, passage),
  );
  const cited = new Set(passages.map((passage) => passage.documentId));
  const sources: PackSource[] = [];
  const mayLeave = new Map(all.filter((document) => !isKept(document)).map((one) => [one.id, one] as const));
  const files = filesInMatter(all, isKept);
  for (const document of documents) {
    const isPrinted = asked.documents.has(document.id) || standsBySlipSheet(document, choices);
    if (!cited.has(document.id) && !isPrinted) continue;
    const read = texts.read(document.id);
    if (read === null) throw new Error(`The text of document ${document.id} is not in the matter.`);
    sources.push({
      documentId: document.id,
      urn: document.urn,
      title: document.title,
      date: document.date,
      publisher: document.publisher,
      author: document.author,
      kind: document.kind,
      format: document.format,
      typeName: document.typeName,
      sealed: document.sealed,
      fileName: document.fileName,
      sha256: document.sha256,
      bytes: document.bytes,
      textSha256: document.textSha256,
      text: read.text,
      blocks: read.blocks,
      printedLines: read.printedLines,
      pages: read.pages,
      marks: read.marks,
      ...(hidesCoveredText(document.warnings) ? { hidesText: true } : {}),
      ...fileStaysOf(document, files),
      ...familyOf(document, mayLeave),
    });
  }
  const hiding = sources.filter(({ hidesText, pages }) => hidesText === true && pages.length > 0);
  if (choices.sourcePages === true && hiding.length > 0) {
    findings.push(...found('hidden-words', [hidingWarning(hiding)]));
  }
  const selection: PackSelection = {
    matterTitle: matter?.title ?? '',
    choices,
    receipt: state.receipt,
    signatures: state.signatures,
    clockMs: state.clockMs,
    applicationVersion: state.applicationVersion,
    themes: themes
      .filter((theme) => passages.some((passage) => passage.themes.includes(theme.id)))
      .map(({ id, name, code, colour, definition }) => ({ id, name, code, colour, definition })),
    passages: withBoxes(state, passages, sources, choices),
    sources,
  };
  findings.push(...found('shapes', originalsWarnings(selection, files)));
  return success({
    selection,
    warnings: findings.map(({ sentence }) => sentence),
    findings,
    beside: besideSelection(selection, { themes, chosen, notes: allNotes, mayLeave }),
  });
}

/** What a person should look at. */
function found(kind: PackFinding['kind'], sentences: readonly string[]): readonly PackFinding[] {
  return sentences.map((sentence) => ({ kind, severity: 'look', sentence }));
}

/** Why a pack would hold nothing, and what can be done. */
function nothingChosen({ parts, query }: PackChoices): { readonly what: string; readonly instead: string } {
  const nothing = 'so there is nothing to put into a pack.';
  if (parts !== undefined) {
    return {
      what: `The parts of this pack hold no passage, no document and no words, ${nothing}`,
      instead: 'Add a chapter, a document or a page of your own words.',
    };
  }
  if (query !== undefined) {
    return {
      what: `The saved search gives no passage that is tagged with the chosen themes in the chosen documents, ${nothing}`,
      instead: 'Choose another search, other themes or other documents.',
    };
  }
  return {
    what: `No passage is tagged with the chosen themes in the chosen documents, ${nothing}`,
    instead: 'Choose other themes or documents.',
  };
}

/** The words of pages, each page read once. */
function readOnce(read: GatheredState['wordsOfPage']): GatheredState['wordsOfPage'] {
  const known = new Map<string, readonly PageWord[]>();
  return (document, page) => {
    const key = `${document} ${page}`;
    const words = known.get(key) ?? read(document, page);
    known.set(key, words);
    return words;
  };
}

/** Why the file of a source stays, where it does. */
function fileStaysOf(document: DocumentSummary, matter: FilesInMatter): Pick<PackSource, 'fileStays'> {
  const fileStays = whyFileStays(document, matter);
  return fileStays === null ? {} : { fileStays };
}

/** How a source came with another; of one that may not leave, nothing is said. */
function familyOf(
  { family }: DocumentSummary,
  mayLeave: ReadonlyMap<string, DocumentSummary>,
): Pick<PackSource, 'family'> {
  const parent = family === null ? undefined : mayLeave.get(family.parent);
  if (family === null || parent === undefined) return {};
  const rootDate = mayLeave.get(family.root)?.date?.value ?? null;
  return { family: { how: family.how, parentUrn: parent.urn, rootDate } };
}

/** The passages with the boxes they cover on the pages of their documents, where these stand in the pack as they are. */
function withBoxes(
  state: GatheredState,
  passages: readonly PackPassage[],
  sources: readonly PackSource[],
  choices: PackChoices,
): readonly PackPassage[] {
  const paged = new Map(
    sources.filter((source) => standsAsPages(choices, source)).map((source) => [source.documentId, source]),
  );
  return passages.map((passage) => {
    const { documentId, start, end } = passage;
    const pages = (paged.get(documentId)?.pages ?? []).filter((page) => page.start < end && page.end > start);
    if (pages.length === 0) return passage;
    const boxes = pages.flatMap(({ number }) =>
      boxesOfSpan(number, state.wordsOfPage(documentId, number), start, end),
    );
    return { ...passage, boxes };
  });
}

/** True for a document without a text that was chosen by name: a slip sheet stands for it among the full texts. */
function standsBySlipSheet({ id, characters }: DocumentSummary, choices: PackChoices): boolean {
  return characters === 0 && choices.fullTexts && choices.documents.includes(id);
}

/** Says how many documents with chosen passages are kept from leaving, and why. */
function withheldWarnings(documents: readonly DocumentSummary[]): readonly string[] {
  const because = (why: string, holds: (privilege: StandingDecision) => boolean): readonly string[] => {
    const count = documents.filter((document) => holds(document.decisions.privilege)).length;
    if (count === 0) return [];
    const were =
      count === 1 ? '1 document with chosen passages was' : `${count} documents with chosen passages were`;
    return [`${were} left out: ${why}.`];
  };
  return [
    ...because(
      'decided to be privileged, wholly or in part',
      (privilege) => isWithheld(privilege) && privilege.state !== 'disagreed',
    ),
    ...because(
      'held privileged by one reviewer and not by another',
      (privilege) => isWithheld(privilege) && privilege.state === 'disagreed',
    ),
    ...because('held privileged since the state that was asked for', (privilege) => !isWithheld(privilege)),
  ];
}

/** Says which documents in a pack were superseded, so that the corrected ones can be chosen in their places. */
function supersededWarnings(documents: readonly DocumentSummary[]): readonly string[] {
  const urns = documents.filter(({ supersededBy }) => supersededBy !== null).map(({ urn }) => urn);
  if (urns.length === 0) return [];
  return [
    urns.length === 1
      ? `${urns[0] ?? ''} was superseded by a corrected document; the passages in this pack that are left on it quote the earlier one.`
      : `${urns.join(', ')} were superseded by corrected documents; the passages in this pack that are left on them quote the earlier ones.`,
  ];
}

/** Pages on which words lie under boxes are never handed over (rule D6: what cannot be redacted for certain does not leave). */
function hidingWarning(sources: readonly PackSource[]): string {
  const urns = sources.map(({ urn }) => urn).join(', ');
  const isOne = sources.length === 1;
  return `${urns} ${isOne ? 'stands' : 'stand'} in the pack as text, not as ${isOne ? 'its' : 'their'} pages: words lie under boxes there, and whoever has the pages can copy them.`;
}

/** Says which pages of a person's own words have none yet. */
function blankPageWarnings({ parts = [] }: PackChoices): readonly string[] {
  return parts
    .flatMap(({ contents }) => contents)
    .flatMap((content) =>
      content.kind === 'text' && isBlankNote(content.content)
        ? [`The page “${content.title}” has no words yet, so it stands in the pack as a title alone.`]
        : [],
    );
}

function purgedWarnings(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? '1 document was left out: purged since the state that was asked for.'
      : `${count} documents were left out: purged since the state that was asked for.`,
  ];
}

function openNotesByPassage(notes: readonly Note[]): Map<string, Note[]> {
  const byPassage = new Map<string, Note[]>();
  const oldestFirst = [...notes].sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
  for (const note of oldestFirst) {
    if (note.privileged || note.target.kind !== 'passage') continue;
    const list = byPassage.get(note.target.id) ?? [];
    list.push(note);
    byPassage.set(note.target.id, list);
  }
  return byPassage;
}

function joinTwins(
  chosen: readonly Passage[],
  themeIds: ReadonlySet<string>,
  notes: ReadonlyMap<string, readonly Note[]>,
  names: boolean,
): readonly PackPassage[] {
  const bySpan = new Map<string, PackPassage>();
  for (const passage of chosen) {
    const key = `${passage.documentId} ${passage.start} ${passage.end}`;
    const themes = passage.tags.map((tag) => tag.themeId).filter((theme) => themeIds.has(theme));
    const own = (notes.get(passage.id) ?? []).map((note) => ({
      content: note.content,
      text: note.text,
      reviewer: names ? note.reviewer : null,
    }));
    const twin = bySpan.get(key);
    bySpan.set(key, {
      ...(twin ?? {
        id: passage.id,
        ...(passage.twins.length === 0 ? {} : { twins: passage.twins }),
        documentId: passage.documentId,
        urn: passage.urn,
        blocks: passage.blocks,
        citation: passage.citation,
        start: passage.start,
        end: passage.end,
        quote: passage.quote,
        prefix: passage.prefix,
        suffix: passage.suffix,
      }),
      themes: [...new Set([...(twin?.themes ?? []), ...themes])],
      notes: [...(twin?.notes ?? []), ...own],
    });
  }
  return [...bySpan.values()];
}

/** A passage with how sure recognition was of its words, where it is on a page whose text was recognised. */
function withConfidence(state: GatheredState, passage: PackPassage): PackPassage {
  const { documentId, start, end } = passage;
  const pages = (state.texts.read(documentId)?.pages ?? []).filter(
    (page) => page.text === 'recognised' && page.start < end && page.end > start,
  );
  const words = pages.flatMap(({ number }) => state.wordsOfPage(documentId, number));
  const recognised = quoteConfidence(words, start, end);
  return recognised === null ? passage : { ...passage, recognised };
}

function noLabel(): { readonly label: string; readonly documentId: null } {
  return { label: '', documentId: null };
}
