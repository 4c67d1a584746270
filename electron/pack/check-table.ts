import type { Check } from '../../shared/model/index.ts';
import {
  passageColumns,
  prefixedColumn,
  recognitionColumns,
  type PassageColumn,
} from '../../shared/pack/index.ts';
import type { CheckedPassage } from './read-manifest.ts';
import { readWrittenTable } from './read-written-table.ts';

const name = 'passages.csv';
/** What the head of the table may be: with or without what is said of recognised text. */
const heads: readonly (readonly string[])[] = [
  [...passageColumns, prefixedColumn],
  [...passageColumns, ...recognitionColumns, prefixedColumn],
];

/** The table for spreadsheets must give the manifest's passages, one row each in the same order. */
export function checkTable(text: string | null, passages: readonly CheckedPassage[]): Check {
  const [head, ...rows] = (text === null ? null : readWrittenTable(text)) ?? [];
  const columns = heads.find((known) => known.join(' ') === head?.join(' '));
  if (columns === undefined) {
    const detail =
      'The table of passages is missing or cannot be read, so it was not compared with manifest.json.';
    return { name, ok: false, detail };
  }
  const places = Array.from({ length: Math.max(rows.length, passages.length) }, (_, index) => index);
  const differing = places
    .filter((index) => {
      const [row, passage] = [rows[index], passages[index]];
      return row === undefined || passage === undefined || !givesPassage(columns, row, passage);
    })
    .map((index) => index + 1);
  const shown = `${differing.slice(0, 20).join(', ')}${differing.length > 20 ? ' and more' : ''}`;
  const detail =
    differing.length === 0
      ? 'Gives the same quotations as manifest.json.'
      : `Does not give what manifest.json gives for passage ${shown}.`;
  return { name, ok: differing.length === 0, detail };
}

function givesPassage(columns: readonly string[], row: readonly string[], passage: CheckedPassage): boolean {
  if (row.length !== columns.length) return false;
  const prefixed = (row.at(-1) ?? '').split(' ');
  const gives = (column: PassageColumn, said: string): boolean =>
    row[columns.indexOf(column)] === (prefixed.includes(column) ? `'${said}` : said);
  return (
    gives('urn', passage.urn) &&
    gives('citation', passage.citation) &&
    gives('quote', passage.quote) &&
    gives('start', String(passage.start)) &&
    gives('end', String(passage.end)) &&
    gives('passage', passage.id)
  );
}
