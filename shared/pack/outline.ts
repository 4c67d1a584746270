import { dateInWords, type DocumentDate } from '../model/index.ts';
import { familyWords } from './family-words.ts';
import type { PackPassage, PackSelection, PackSource, PackTheme } from './selection.ts';

/** A pack as an ordered tree: sections, their numbered entries, and the passages inside chapters. */
export interface PackOutline {
  readonly sections: readonly PackSection[];
  /** Every place a passage is quoted, by the passage's id, in order. */
  readonly itemsOfPassage: ReadonlyMap<string, readonly PackItem[]>;
  readonly sourceByDocument: ReadonlyMap<string, PackSource>;
  readonly themeById: ReadonlyMap<string, PackTheme>;
}

/** A section of the index, such as `A. Passages by theme`. */
export interface PackSection {
  readonly title: string;
  readonly entries: readonly PackEntry[];
}

/** What every line of the index has. */
interface EntryLine {
  /** Runs from 1 through all sections. */
  readonly number: number;
  readonly description: string;
  /** Second line of the description: the URN of a source; else empty. */
  readonly detail: string;
  /** Date for the index, or empty. */
  readonly date: string;
}

/** A chapter of quoted passages. */
export interface ChapterEntry extends EntryLine {
  readonly kind: 'chapter';
  readonly heading: string;
  /** A theme's definition or a document's reference and date; may be empty. */
  readonly subheading: string;
  readonly items: readonly PackItem[];
}

/** A cited document in full. */
export interface FullTextEntry extends EntryLine {
  readonly kind: 'full-text';
  readonly source: PackSource;
}

/** The schedule of sources with their fingerprints. */
export interface ScheduleEntry extends EntryLine {
  readonly kind: 'schedule';
}

/** The page that tells how to check the pack. */
export interface ChecksEntry extends EntryLine {
  readonly kind: 'checks';
}

/** A numbered line of the index and what stands behind it. */
export type PackEntry = ChapterEntry | FullTextEntry | ScheduleEntry | ChecksEntry;

/** A passage quoted in a chapter. */
export interface PackItem {
  /** Entry and place in it: `2.14`. */
  readonly number: string;
  readonly chapter: string;
  readonly passage: PackPassage;
  readonly source: PackSource;
  /** The passage's chosen themes in order of display. */
  readonly themes: readonly PackTheme[];
  /** The theme whose chapter this is, or null in chapters by document or date. */
  readonly theme: PackTheme | null;
  /** A heading above the first item of a day in a chronology, else null. */
  readonly groupHeading: string | null;
}

/**
 * Decides a pack's order, numbering and cross-references from what was selected.
 *
 * By theme a passage stands in the chapter of each of its themes; by document and by date it stands once. In a chronology an
 * attachment without a date stands with its message, other undated documents come last; a date known less exactly comes before
 * the days within it.
 */
export function packOutline(selection: PackSelection): PackOutline {
  const sourceByDocument = new Map(selection.sources.map((source) => [source.documentId, source]));
  const themeById = new Map(selection.themes.map((theme) => [theme.id, theme]));
  const itemsOfPassage = new Map<string, PackItem[]>();
  let lastNumber = 0;
  const nextNumber = (): number => (lastNumber += 1);

  const chapterOf = (
    heading: string,
    subheading: string,
    detail: string,
    passages: readonly PackPassage[],
    theme: PackTheme | null,
    grouped: boolean,
  ): ChapterEntry => {
    const number = nextNumber();
    let group: string | null = null;
    const items = passages.map((passage, index): PackItem => {
      const source = sourceOf(sourceByDocument, passage);
      const day = dateInWords(source.date, 'long');
      const groupHeading = grouped && day !== group ? capitalised(day) : null;
      group = day;
      const themes = selection.themes.filter((candidate) => passage.themes.includes(candidate.id));
      const item = {
        number: `${number}.${index + 1}`,
        chapter: heading,
        passage,
        source,
        themes,
        theme,
        groupHeading,
      };
      const known = itemsOfPassage.get(passage.id);
      if (known === undefined) itemsOfPassage.set(passage.id, [item]);
      else known.push(item);
      return item;
    });
    const description = `${heading} (${countOf(items.length, 'passage')})`;
    return { kind: 'chapter', number, description, detail, date: '', heading, subheading, items };
  };

  const sections: PackSection[] = [];
  const letter = (): string => String.fromCharCode(65 + sections.length);
  const chapters = chaptersOf(selection, sourceByDocument, chapterOf);
  sections.push({ title: `${letter()}. ${chapterSectionTitle[selection.choices.order]}`, entries: chapters });
  if (selection.choices.fullTexts) {
    const entries = selection.sources.map((source): FullTextEntry => ({
      kind: 'full-text',
      number: nextNumber(),
      description: source.title,
      detail: source.text === '' ? `${referenceOf(source)}, slip sheet` : referenceOf(source),
      date: indexDate(source.date),
      source,
    }));
    sections.push({ title: `${letter()}. Sources in full`, entries });
  }
  sections.push({
    title: `${letter()}. How this pack can be checked`,
    entries: [
      {
        kind: 'schedule',
        number: nextNumber(),
        description: 'Schedule of sources and fingerprints',
        detail: '',
        date: '',
      },
      {
        kind: 'checks',
        number: nextNumber(),
        description: 'Checking this pack, step by step',
        detail: '',
        date: '',
      },
    ],
  });
  return { sections, itemsOfPassage, sourceByDocument, themeById };
}

const chapterSectionTitle = {
  theme: 'Passages by theme',
  document: 'Passages by document',
  date: 'Passages in order of date',
} as const;

type MakeChapter = (
  heading: string,
  subheading: string,
  detail: string,
  passages: readonly PackPassage[],
  theme: PackTheme | null,
  grouped: boolean,
) => ChapterEntry;

function chaptersOf(
  selection: PackSelection,
  sources: ReadonlyMap<string, PackSource>,
  chapter: MakeChapter,
): readonly ChapterEntry[] {
  const { passages, themes } = selection;
  switch (selection.choices.order) {
    case 'theme':
      return themes.map((theme) => {
        const tagged = passages.filter((passage) => passage.themes.includes(theme.id));
        return chapter(theme.name, theme.definition, '', tagged, theme, false);
      });
    case 'document':
      return selection.sources
        .map((source) => ({ source, cited: passages.filter((one) => one.documentId === source.documentId) }))
        .filter(({ cited }) => cited.length > 0)
        .map(({ source, cited }) =>
          chapter(
            source.title,
            `${referenceOf(source)}, ${dateInWords(source.date, 'long')}`,
            referenceOf(source),
            cited,
            null,
            false,
          ),
        );
    case 'date': {
      const dated = passages.map((passage) => {
        const { date, family } = sourceOf(sources, passage);
        return { passage, date: date?.value ?? family?.rootDate ?? undefined };
      });
      dated.sort((one, other) => compareDates(one.date, other.date));
      const ordered = dated.map(({ passage }) => passage);
      return [
        chapter(
          'Chronology',
          'Passages in the order of the dates of their documents.',
          '',
          ordered,
          null,
          true,
        ),
      ];
    }
  }
}

/** A source's reference, with the document it came with: `HAR000013, attachment to {HAR000012}`. */
function referenceOf({ urn, family }: PackSource): string {
  return family === undefined ? urn : `${urn}, ${familyWords(family.how, family.parentUrn)}`;
}

/** ISO dates of any precision compare as text; sorting is stable, so equal dates keep the order of URN and position. */
function compareDates(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return one < other ? -1 : 1;
}

function sourceOf(sources: ReadonlyMap<string, PackSource>, passage: PackPassage): PackSource {
  const source = sources.get(passage.documentId);
  if (source === undefined) throw new Error(`A selected passage of ${passage.urn} came without its source.`);
  return source;
}

function indexDate(date: DocumentDate | null): string {
  return dateInWords(date, 'short');
}

/** A count with its noun: `1 passage`, `14 passages`, `1,200 pages`. */
export function countOf(count: number, noun: string): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${digits} ${noun}${count === 1 ? '' : 's'}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
