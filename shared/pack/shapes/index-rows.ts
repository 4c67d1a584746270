import { csvText, type CsvRow } from '../csv.ts';
import type { PackEntry, PackOutline } from '../outline.ts';

/** A line of a pack's index, as the PDF has it, with what a table wants apart. */
export interface IndexRow {
  readonly section: string;
  readonly number: number;
  readonly description: string;
  /** The second line of the description; may be empty. */
  readonly detail: string;
  /** The reference of the document that stands here, or that a chapter quotes from; else empty. */
  readonly urn: string;
  /** As the index prints it; may be empty. */
  readonly date: string;
  /** The same as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; may be empty. */
  readonly isoDate: string;
  /** The label of its first page; empty where there are no pages. */
  readonly page: string;
  /** From 1; empty where the pack is one file. */
  readonly volume: string;
}

/** Where an entry begins in the PDF: label of the page, and volume where there are several. */
export type PlaceOfEntry = (number: number) => { readonly page: string; readonly volume: string };

/** The index of a pack, section by section. */
export function indexRows(outline: PackOutline, placeOfEntry: PlaceOfEntry): readonly IndexRow[] {
  return outline.sections.flatMap((section) =>
    section.entries.map((entry) => {
      const { number, description, detail, date } = entry;
      const about = { urn: urnOf(entry), isoDate: 'source' in entry ? (entry.source.date?.value ?? '') : '' };
      return { section: section.title, number, description, detail, date, ...about, ...placeOfEntry(number) };
    }),
  );
}

/** A chapter has a reference where all of it is one document, and its second line says so. */
function urnOf(entry: PackEntry): string {
  if ('source' in entry) return entry.source.urn;
  return entry.kind === 'chapter' && entry.detail !== '' ? (entry.items[0]?.source.urn ?? '') : '';
}

/** The columns of `index.csv`, before the one that names the cells led by an apostrophe. */
export const indexColumns = [
  'number',
  'section',
  'description',
  'detail',
  'urn',
  'date',
  'iso_date',
  'page',
  'volume',
] as const;

/** The index as CSV (`csvText`), in the order of the PDF's; `volume` is left out of a pack that is one file. */
export function indexCsv(rows: readonly IndexRow[]): string {
  const columns = rows.some(({ volume }) => volume !== '') ? indexColumns : indexColumns.slice(0, -1);
  return csvText(
    columns,
    rows.map((row): CsvRow<(typeof indexColumns)[number]> => ({
      number: String(row.number),
      section: row.section,
      description: row.description,
      detail: row.detail,
      urn: row.urn,
      date: row.date,
      iso_date: row.isoDate,
      page: row.page,
      volume: row.volume,
    })),
  );
}
