import { assertNever } from '../../../shared/base/index.ts';
import { dateInWords, instantInWords } from '../../../shared/model/index.ts';
import {
  confidenceWords,
  countOf,
  familyWords,
  printableBlock,
  quotedPieces,
  shownText,
  type IndexRow,
  type PackEntry,
  type PackItem,
  type PackSelection,
  type PackSource,
  type QuotedPiece,
} from '../../../shared/pack/index.ts';
import { changesInSpan } from '../../../shared/text/index.ts';
import { placeOf } from '../place-of.ts';
import { documentWords } from './document-words.ts';
import { noteWords } from './note-words.ts';
import type { ReportPlaces } from './report-places.ts';
import type {
  Report,
  ReportContent,
  ReportEntry,
  ReportItem,
  ReportReference,
  ReportRow,
  ReportRun,
} from './report.ts';

/** Says how the report it stands in can be checked: heading and paragraphs. */
export type CheckWords = readonly { readonly heading: string; readonly words: readonly string[] }[];

/** Puts a pack into words: the same order, numbers and cross-references as in its PDF, and the same that may leave. */
export function makeReport(places: ReportPlaces, index: readonly IndexRow[], checks: CheckWords): Report {
  const { selection, outline } = places;
  return {
    matterTitle: shownText(selection.matterTitle),
    title: shownText(selection.choices.title),
    clockMs: selection.clockMs,
    application: `Glossator ${selection.applicationVersion}`,
    cover: coverRows(selection),
    receipt: receiptLines(selection),
    index,
    closing: 'Part of an evidence pack: SHA256SUMS in the same folder has the fingerprint of this file.',
    sections: outline.sections.map((section) => ({
      title: shownText(section.title),
      entries: section.entries.map((entry) => reportEntry(places, entry, checks)),
    })),
  };
}

function coverRows(selection: PackSelection): readonly ReportRow[] {
  const { passages, themes, sources, choices } = selection;
  const notes = passages.reduce((sum, passage) => sum + passage.notes.length, 0);
  const holds = [
    countOf(passages.length, 'passage'),
    countOf(themes.length, 'theme'),
    countOf(sources.length, 'source'),
    ...(notes > 0 ? [countOf(notes, 'note')] : []),
  ];
  return [
    ['Built', instantInWords(selection.clockMs)],
    ['Contains', holds.join(', ')],
    ...(choices.query === undefined
      ? []
      : [['Chosen by', `Saved search “${shownText(choices.query.name)}”`] as const]),
    ...(themes.length === 0
      ? []
      : [['Themes', themes.map(({ code, name }) => shownText(`${code} ${name}`)).join('; ')] as const]),
    ['Made with', `Glossator ${selection.applicationVersion}`],
  ];
}

function receiptLines({ receipt }: PackSelection): readonly string[] {
  return [
    `Built at this state of matter ${receipt.matter}:`,
    ...receipt.heads.map(
      (head) => `replica ${head.replica}, ${countOf(head.length, 'operation')}, ${head.hash}`,
    ),
  ];
}

function reportEntry(places: ReportPlaces, entry: PackEntry, checks: CheckWords): ReportEntry {
  const place = placeOf.entry(entry.number);
  const heading = entry.kind === 'chapter' ? entry.heading : entry.description;
  return {
    place,
    number: entry.number,
    heading: shownText(heading),
    detail: shownText(entry.detail),
    page: places.pageOf(place),
    content: contentOf(places, entry, checks),
  };
}

function contentOf(places: ReportPlaces, entry: PackEntry, checks: CheckWords): ReportContent {
  switch (entry.kind) {
    case 'chapter':
      return {
        kind: 'chapter',
        subheading: shownText(entry.subheading),
        items: entry.items.map((item) => reportItem(places, item)),
        empty: shownText(`No passage in this pack belongs under ${entry.heading}.`),
      };
    case 'full-text':
    case 'source-pages': {
      const { source } = entry;
      const isFirst = places.outline.printedDocuments.get(source.documentId) === entry.number;
      return {
        kind: 'document',
        places: isFirst ? [placeOf.document(source.documentId)] : [],
        about: describe(source),
        parts: () => documentWords(places, entry),
        slip: source.text === '' ? slipSheet(source) : null,
      };
    }
    case 'free-page': {
      const content = entry.content ?? { blocks: [] };
      return { kind: 'words', note: noteWords(places, { content, reviewer: null }) };
    }
    case 'register':
      return registerOf(places);
    case 'schedule':
      return scheduleOf(places.selection);
    case 'checks':
      return { kind: 'checks', parts: checks };
    default:
      return assertNever(entry, 'entry of a pack');
  }
}

function reportItem(places: ReportPlaces, item: PackItem): ReportItem {
  const { selection, outline } = places;
  const { passage, source } = item;
  const isPrinted = outline.printedIn.has(passage.id);
  const place = placeOf.item(item.number);
  const from = isPrinted ? placeOf.passage(passage.id) : placeOf.scheduled(passage.documentId);
  const changes = changesInSpan(source.text, source.marks, passage.start, passage.end);
  const others = (outline.itemsOfPassage.get(passage.id) ?? []).filter(
    ({ number }) => number !== item.number,
  );
  return {
    place,
    number: item.number,
    page: places.pageOf(place),
    groupHeading: item.groupHeading === null ? null : shownText(item.groupHeading),
    themes: item.themes.map(({ code, name }) => ({ code: shownText(code), name: shownText(name) })),
    quotes: quotedPieces(source, passage, selection.choices.context).map((piece) =>
      quoteRuns(source.text, piece),
    ),
    citation: shownText(passage.citation),
    about: aboutSource(source),
    source: referenceTo(places, isPrinted ? 'the document' : 'the schedule of sources', from),
    isPrinted,
    confidence: passage.recognised === undefined ? null : confidenceWords(passage.recognised),
    changes: changes === null ? null : shownText(changes),
    alsoAt: others.map((other) =>
      referenceTo(places, `${other.number} ${other.chapter}`, placeOf.item(other.number)),
    ),
    notes: passage.notes.map((note) => noteWords(places, note)),
  };
}

function referenceTo(places: ReportPlaces, words: string, place: string): ReportReference {
  return { words: shownText(words), page: places.pageOf(place), to: places.here(place) };
}

/** The quoted piece as runs: context, the passage itself, context. */
function quoteRuns(text: string, piece: QuotedPiece): readonly ReportRun[] {
  const { block, start, end, markStart, markEnd } = piece;
  const printable = printableBlock(text.slice(block.start, block.end), block);
  const slice = (from: number, to: number): string =>
    shownText(printable.slice(from - block.start, to - block.start));
  return [
    ...(markStart > start ? [{ text: slice(start, markStart), part: 'context' as const }] : []),
    { text: slice(markStart, markEnd), part: 'quote' },
    ...(end > markEnd ? [{ text: slice(markEnd, end), part: 'context' as const }] : []),
  ];
}

/** A name that stands in a line of English: numbers behind one that runs from right to left stay behind it. */
function inLine(name: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(name)
    ? `${name}\u200e`
    : name;
}

/** Title and date, and what the document came with. */
function aboutSource(source: PackSource): string {
  const came = source.family === undefined ? [] : [familyWords(source.family.how, source.family.parentUrn)];
  return [inLine(source.title), dateInWords(source.date, 'long'), ...came].map(shownText).join(', ');
}

/** Reference, kind, publisher, author and date, as far as they are known. */
function describe(source: PackSource): string {
  const kind = source.kind === 'other' ? '' : source.kind.charAt(0).toUpperCase() + source.kind.slice(1);
  const { family } = source;
  const came = family === undefined ? '' : familyWords(family.how, family.parentUrn);
  const date = dateInWords(source.date, 'long');
  const parts = [source.urn, kind, came, inLine(source.publisher ?? ''), inLine(source.author ?? ''), date];
  return parts
    .filter((part) => part !== '')
    .map(shownText)
    .join(' · ');
}

/** Names of files are left to the PDF's schedule and the manifest: they can say more than a title does. */
function slipSheet(source: PackSource): {
  readonly why: readonly string[];
  readonly rows: readonly ReportRow[];
} {
  return {
    why: [
      'This source has no text that could be read and quoted. This stands for it, so that nothing that was sent is missing. Its bytes are kept as they came.',
      ...(source.sealed === null ? [] : [shownText(source.sealed.message)]),
    ],
    rows: [
      ['What it is', source.typeName],
      ['Size', countOf(source.bytes, 'byte')],
      ['SHA-256 of the file', source.sha256],
    ],
  };
}

function registerOf(places: ReportPlaces): ReportContent {
  const { selection, outline } = places;
  return {
    kind: 'register',
    themes: selection.themes.map((theme) => {
      const passages = selection.passages.filter((passage) => passage.themes.includes(theme.id));
      return {
        heading: shownText(`${theme.code} ${theme.name} (${countOf(passages.length, 'passage')})`),
        rows: passages.map((passage) => {
          const source = outline.sourceByDocument.get(passage.documentId);
          const item = outline.itemsOfPassage.get(passage.id)?.[0];
          const place = outline.printedIn.has(passage.id)
            ? placeOf.passage(passage.id)
            : item === undefined
              ? placeOf.scheduled(passage.documentId)
              : placeOf.item(item.number);
          return {
            about: shownText(`${inLine(source?.title ?? '')}, ${dateInWords(source?.date ?? null, 'short')}`),
            reference: referenceTo(places, passage.citation, place),
          };
        }),
      };
    }),
  };
}

function scheduleOf({ sources }: PackSelection): ReportContent {
  return {
    kind: 'schedule',
    explanation:
      'A fingerprint (SHA-256) changes when a single character does. The first is of the file as it was received, the second of the ' +
      'text that was read from it and that every quotation here was taken from.',
    sources: sources.map((source) => ({
      place: placeOf.scheduled(source.documentId),
      heading: shownText(`${source.urn} ${source.title}`),
      rows: [
        ['Date', dateInWords(source.date, 'long')],
        ...(source.family === undefined
          ? []
          : [['Came as', familyWords(source.family.how, source.family.parentUrn)] as const]),
        ['Size', countOf(source.bytes, 'byte')],
        ['SHA-256 of the file', source.sha256],
        ['SHA-256 of the text', source.textSha256],
      ],
    })),
  };
}
