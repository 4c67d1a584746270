import { dateInWords, type DocumentDate } from '../model/index.ts';
import { familyWords } from './family-words.ts';
import type {
  ChapterEntry,
  ChecksEntry,
  FreePageEntry,
  FullTextEntry,
  PackContentPlace,
  PackEntry,
  PackItem,
  PackOutline,
  PackSection,
  RegisterEntry,
  ScheduleEntry,
  SourcePagesEntry,
} from './outline.ts';
import { standsAsPages } from './pack-sources.ts';
import { sectionLetter } from './page-labels.ts';
import type { PackPassage, PackSelection, PackSource, PackTheme } from './selection.ts';

/** What a chapter is to be made of. */
export interface ChapterToWrite {
  readonly heading: string;
  readonly subheading?: string;
  /** Second line in the index. */
  readonly detail?: string;
  readonly passages: readonly PackPassage[];
  /** The theme whose chapter this is. */
  readonly theme?: PackTheme;
  /** Whether days stand above their first items. */
  readonly byDay?: boolean;
}

/** Makes an outline entry by entry: gives numbers, and notes where passages are quoted and documents printed. */
export interface OutlineWriting {
  readonly chapter: (chapter: ChapterToWrite) => ChapterEntry;
  /** A document: its own pages where it stands as pages, else its text set anew or its slip sheet. */
  readonly document: (source: PackSource) => FullTextEntry | SourcePagesEntry;
  readonly pages: (source: PackSource, from: number, to: number) => FullTextEntry | SourcePagesEntry;
  readonly freePage: (title: string, content: FreePageEntry['content']) => FreePageEntry;
  readonly register: () => RegisterEntry;
  readonly section: (title: string, entries: readonly PackEntry[]) => void;
  /** Notes which content of a person's own parts an entry comes from. */
  readonly choose: (entry: PackEntry, place: PackContentPlace) => void;
  /** Adds the section of the proofs and gives the whole. */
  readonly finish: () => PackOutline;
}

/** Begins an outline of a selection. */
export function writeOutline(selection: PackSelection): OutlineWriting {
  const sourceByDocument = new Map(selection.sources.map((source) => [source.documentId, source]));
  const themeById = new Map(selection.themes.map((theme) => [theme.id, theme]));
  const itemsOfPassage = new Map<string, PackItem[]>();
  const printedIn = new Map<string, number>();
  const printedDocuments = new Map<string, number>();
  const sections: PackSection[] = [];
  const chosenAs = new Map<number, PackContentPlace>();
  let lastNumber = selection.follows?.entries ?? 0;
  const sectionsBefore = selection.follows?.sections ?? 0;
  const nextNumber = (): number => (lastNumber += 1);

  const passagesOf = new Map<string, PackPassage[]>();
  for (const passage of selection.passages) {
    const known = passagesOf.get(passage.documentId);
    if (known === undefined) passagesOf.set(passage.documentId, [passage]);
    else known.push(passage);
  }
  const notePrinted = ({ documentId }: PackSource, number: number, from: number, to: number): void => {
    if (!printedDocuments.has(documentId)) printedDocuments.set(documentId, number);
    for (const passage of passagesOf.get(documentId) ?? []) {
      if (printedIn.has(passage.id) || passage.start >= to || passage.end <= from) continue;
      printedIn.set(passage.id, number);
    }
  };

  const fullText = (source: PackSource): FullTextEntry => {
    const number = nextNumber();
    notePrinted(source, number, 0, Number.POSITIVE_INFINITY);
    return {
      kind: 'full-text',
      number,
      description: source.title,
      detail: source.text === '' ? `${referenceOf(source)}, slip sheet` : referenceOf(source),
      date: indexDate(source.date),
      source,
    };
  };

  const pages: OutlineWriting['pages'] = (source, from, to) => {
    if (!standsAsPages(selection.choices, source)) return fullText(source);
    const number = nextNumber();
    const last = Math.min(to, source.pages.length);
    const first = Math.min(from, last);
    const isWhole = first === 1 && last === source.pages.length;
    notePrinted(source, number, source.pages[first - 1]?.start ?? 0, source.pages[last - 1]?.end ?? 0);
    const which = first === last ? `page ${first}` : `pages ${first} to ${last}`;
    return {
      kind: 'source-pages',
      number,
      description: source.title,
      detail: isWhole ? referenceOf(source) : `${referenceOf(source)}, ${which}`,
      date: indexDate(source.date),
      source,
      from: first,
      to: last,
    };
  };

  const line = (description: string): Pick<ScheduleEntry, 'number' | 'description' | 'detail' | 'date'> => ({
    number: nextNumber(),
    description,
    detail: '',
    date: '',
  });

  const section: OutlineWriting['section'] = (title, entries) => {
    const letter = sectionLetter(sectionsBefore + sections.length);
    sections.push({ letter, title: `${letter}. ${title}`, entries });
  };

  return {
    chapter: ({ heading, subheading = '', detail = '', passages, theme, byDay = false }) => {
      const number = nextNumber();
      let group: string | null = null;
      const items = passages.map((passage, index): PackItem => {
        const source = sourceOf(sourceByDocument, passage);
        const day = dateInWords(source.date, 'long');
        const groupHeading = byDay && day !== group ? capitalised(day) : null;
        group = day;
        const themes = selection.themes.filter((candidate) => passage.themes.includes(candidate.id));
        const item = {
          number: `${number}.${index + 1}`,
          chapter: heading,
          passage,
          source,
          themes,
          theme: theme ?? null,
          groupHeading,
        };
        const known = itemsOfPassage.get(passage.id);
        if (known === undefined) itemsOfPassage.set(passage.id, [item]);
        else known.push(item);
        return item;
      });
      const description = `${heading} (${countOf(items.length, 'passage')})`;
      return { kind: 'chapter', number, description, detail, date: '', heading, subheading, items };
    },
    document: (source) => pages(source, 1, source.pages.length),
    pages,
    freePage: (title, content) => ({ kind: 'free-page', ...line(title), content }),
    register: () => ({ kind: 'register', ...line('Register of themes and passages') }),
    section,
    choose: ({ number }, place) => {
      chosenAs.set(number, place);
    },
    finish: () => {
      const schedule: ScheduleEntry = { kind: 'schedule', ...line('Schedule of sources and fingerprints') };
      const checks: ChecksEntry = { kind: 'checks', ...line('Checking this pack, step by step') };
      section('How this pack can be checked', [schedule, checks]);
      return { sections, itemsOfPassage, sourceByDocument, themeById, printedIn, printedDocuments, chosenAs };
    },
  };
}

/** A source's reference, with the document it came with: `HAR000013, attachment to {HAR000012}`. */
export function referenceOf({ urn, family }: PackSource): string {
  return family === undefined ? urn : `${urn}, ${familyWords(family.how, family.parentUrn)}`;
}

/** The source of a passage that was selected with it. */
export function sourceOf(sources: ReadonlyMap<string, PackSource>, passage: PackPassage): PackSource {
  const source = sources.get(passage.documentId);
  if (source === undefined) throw new Error(`A selected passage of ${passage.urn} came without its source.`);
  return source;
}

/** A count with its noun: `1 passage`, `14 passages`, `1,200 pages`; `many` where more of it are not the noun with an s. */
export function countOf(count: number, noun: string, many = `${noun}s`): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${digits} ${count === 1 ? noun : many}`;
}

function indexDate(date: DocumentDate | null): string {
  return dateInWords(date, 'short');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
