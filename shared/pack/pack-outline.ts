import { assertNever } from '../base/index.ts';
import { dateInWords, isBlankNote, type PackContent, type PackPart } from '../model/index.ts';
import { contentKey } from './earlier-packs.ts';
import type { PackEntry, PackOutline } from './outline.ts';
import { referenceOf, sourceOf, writeOutline, type OutlineWriting } from './outline-writing.ts';
import type { PackPassage, PackSelection, PackSource } from './selection.ts';

/**
 * Decides a pack's order, numbering and cross-references from what was selected.
 *
 * By theme a passage stands in the chapter of each of its themes; by document and by date it stands once. In a chronology an
 * attachment without a date stands with its message, other undated documents come last; a date known less exactly comes before
 * the days within it. Where a person put the parts together, they stand as they were put; the proofs come last.
 */
export function packOutline(selection: PackSelection): PackOutline {
  const writing = writeOutline(selection);
  const { parts } = selection.choices;
  if (parts === undefined) writeUsual(selection, writing);
  else for (const [index, part] of parts.entries()) writePart(selection, writing, part, index);
  return writing.finish();
}

const chapterSectionTitle = {
  theme: 'Passages by theme',
  document: 'Passages by document',
  date: 'Passages in order of date',
} as const;

function writeUsual(selection: PackSelection, writing: OutlineWriting): void {
  const { order, fullTexts } = selection.choices;
  writing.section(chapterSectionTitle[order], usualChapters(selection, writing));
  if (!fullTexts) return;
  writing.section(
    'Sources in full',
    selection.sources
      .filter(({ documentId }) => selection.follows?.printedBefore?.has(documentId) !== true)
      .map((source) => writing.document(source)),
  );
}

function usualChapters(selection: PackSelection, writing: OutlineWriting): readonly PackEntry[] {
  const { passages, themes, sources, choices } = selection;
  switch (choices.order) {
    case 'theme':
      return themes.map((theme) => themeChapter(selection, writing, theme.id)).flat();
    case 'document':
      return sources
        .map((source) => ({ source, cited: passages.filter((one) => one.documentId === source.documentId) }))
        .filter(({ cited }) => cited.length > 0)
        .map(({ source, cited }) =>
          writing.chapter({
            heading: source.title,
            subheading: `${referenceOf(source)}, ${dateInWords(source.date, 'long')}`,
            detail: referenceOf(source),
            passages: cited,
          }),
        );
    case 'date':
      return [chronology(selection, writing)];
    default:
      return assertNever(choices.order, 'order of a pack');
  }
}

function writePart(
  selection: PackSelection,
  writing: OutlineWriting,
  part: PackPart,
  partIndex: number,
): void {
  const entries = part.contents.flatMap((content, index) => {
    if (selection.follows?.leftOut?.has(contentKey(partIndex, index)) === true) return [];
    const written = entriesOf(selection, writing, content);
    for (const entry of written) writing.choose(entry, { part: partIndex, content: index });
    return written;
  });
  // A part whose every document had to stay behind is not in the index; the warnings say what was left out.
  if (entries.length > 0) writing.section(part.title, entries);
}

function entriesOf(
  selection: PackSelection,
  writing: OutlineWriting,
  content: PackContent,
): readonly PackEntry[] {
  switch (content.kind) {
    case 'theme':
      return themeChapter(selection, writing, content.theme);
    case 'query': {
      const given = new Set(content.query.passages);
      const passages = selection.passages.filter((passage) => isAmong(given, passage));
      return [writing.chapter({ heading: content.query.name, passages })];
    }
    case 'passages':
      return [writing.chapter({ heading: content.title, passages: inOrder(selection, content.passages) })];
    case 'chronology':
      return [chronology(selection, writing)];
    case 'register':
      return [writing.register()];
    case 'document':
      return withSource(selection, content.document, (source) => writing.document(source));
    case 'pages':
      return withSource(selection, content.document, (source) =>
        writing.pages(source, content.from, content.to),
      );
    case 'text':
      return [writing.freePage(content.title, isBlankNote(content.content) ? null : content.content)];
    case 'divider':
      return [writing.freePage(content.title, null)];
    default:
      return assertNever(content, 'content of a pack');
  }
}

function themeChapter(selection: PackSelection, writing: OutlineWriting, id: string): readonly PackEntry[] {
  const theme = selection.themes.find((candidate) => candidate.id === id);
  if (theme === undefined) return [];
  const passages = selection.passages.filter((passage) => passage.themes.includes(id));
  return [writing.chapter({ heading: theme.name, subheading: theme.definition, passages, theme })];
}

/** All passages of the pack; undated ones last, an attachment with its message. */
function chronology(selection: PackSelection, writing: OutlineWriting): PackEntry {
  const sources = new Map(selection.sources.map((source) => [source.documentId, source]));
  const dated = selection.passages.map((passage) => {
    const { date, family } = sourceOf(sources, passage);
    return { passage, date: date?.value ?? family?.rootDate ?? undefined };
  });
  dated.sort((one, other) => compareDates(one.date, other.date));
  return writing.chapter({
    heading: 'Chronology',
    subheading: 'Passages in the order of the dates of their documents.',
    passages: dated.map(({ passage }) => passage),
    byDay: true,
  });
}

function withSource(
  { sources }: PackSelection,
  document: string,
  write: (source: PackSource) => PackEntry,
): readonly PackEntry[] {
  const source = sources.find((candidate) => candidate.documentId === document);
  return source === undefined ? [] : [write(source)];
}

function inOrder(selection: PackSelection, ids: readonly string[]): readonly PackPassage[] {
  const byId = new Map(
    selection.passages.flatMap((passage) =>
      [passage.id, ...(passage.twins ?? [])].map((id) => [id, passage] as const),
    ),
  );
  return [...new Set(ids.flatMap((id) => byId.get(id) ?? []))];
}

/** True where a passage, or one of the same span that was made one with it, is named. */
function isAmong(ids: ReadonlySet<string>, passage: PackPassage): boolean {
  return ids.has(passage.id) || (passage.twins ?? []).some((twin) => ids.has(twin));
}

/** ISO dates of any precision compare as text; sorting is stable, so equal dates keep the order of URN and position. */
function compareDates(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return one < other ? -1 : 1;
}
