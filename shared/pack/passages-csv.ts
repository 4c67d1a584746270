import { csvText, type CsvRow } from './csv.ts';
import type { PackOutline } from './outline.ts';
import type { PackSelection } from './selection.ts';

/** The columns of `passages.csv`, before the one that names the cells led by an apostrophe. */
export const passageColumns = [
  'urn',
  'citation',
  'quote',
  'themes',
  'theme_names',
  'title',
  'date',
  'items',
  'page',
  'full_text_page',
  'start',
  'end',
  'notes',
  'passage',
] as const;

/** The columns after them in packs that cite recognised text: per cent, empty for other quotes. */
export const recognitionColumns = ['confidence', 'least_confidence'] as const;

/** One of the columns of `passages.csv`. */
export type PassageColumn = (typeof passageColumns)[number] | (typeof recognitionColumns)[number];

/** Where a passage is printed: labels of pages, `fullText` null where the sources are not printed in full. */
export interface PassagePages {
  readonly items: readonly { readonly number: string; readonly page: string }[];
  readonly fullText: string | null;
}

/**
 * The passages of a pack as CSV, one row each in order of URN and position; rules as in `csvText`.
 *
 * `start` and `end` are UTF-16 code units into the canonical text, half-open; `quote` is that span exactly, line ends of the
 * source included.
 */
export function passagesCsv(
  selection: PackSelection,
  outline: PackOutline,
  pagesOf: (passageId: string) => PassagePages,
): string {
  const rows = selection.passages.map((passage): CsvRow<PassageColumn> => {
    const source = outline.sourceByDocument.get(passage.documentId);
    const themes = selection.themes.filter((theme) => passage.themes.includes(theme.id));
    const pages = pagesOf(passage.id);
    return {
      urn: passage.urn,
      citation: passage.citation,
      quote: passage.quote,
      themes: themes.map((theme) => theme.code).join(' '),
      theme_names: themes.map((theme) => theme.name).join('; '),
      title: source?.title ?? '',
      date: source?.date?.value ?? '',
      items: pages.items.map((item) => item.number).join(' '),
      page: pages.items.map((item) => item.page).join(' '),
      full_text_page: pages.fullText ?? '',
      start: String(passage.start),
      end: String(passage.end),
      notes: passage.notes
        .map((note) => (note.reviewer === null ? note.text : `${note.text} (${note.reviewer})`))
        .join('\n\n'),
      passage: passage.id,
      confidence: passage.recognised === undefined ? '' : String(passage.recognised.mean),
      least_confidence: passage.recognised === undefined ? '' : String(passage.recognised.least),
    };
  });
  const citesRecognised = selection.passages.some(({ recognised }) => recognised !== undefined);
  return csvText(citesRecognised ? [...passageColumns, ...recognitionColumns] : passageColumns, rows);
}
