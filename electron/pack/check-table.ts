import type { Check } from '../../shared/model/index.ts';
import { prefixedColumn, readCsvTable } from '../../shared/pack/index.ts';
import type { CheckedPassage } from './read-manifest.ts';

const name = 'passages.csv';

/** The table for spreadsheets must give the manifest's passages, one row each in the same order. */
export function checkTable(text: string | null, passages: readonly CheckedPassage[]): Check {
  const read = text?.startsWith('\ufeff') === true ? readCsvTable(text) : null;
  const columns = ['urn', 'citation', 'quote', 'start', 'end', 'passage', prefixedColumn];
  if (
    read?.ok !== true ||
    read.value.faults.length > 0 ||
    !columns.every((column) => read.value.columns.includes(column))
  ) {
    const detail =
      'The table of passages is missing or cannot be read, so it was not compared with manifest.json.';
    return { name, ok: false, detail };
  }
  const { rows } = read.value;
  const places = Array.from({ length: Math.max(rows.length, passages.length) }, (_, index) => index);
  const differing = places
    .filter((index) => {
      const [cells, passage] = [rows[index]?.cells, passages[index]];
      return cells === undefined || passage === undefined || !givesPassage(cells, passage);
    })
    .map((index) => index + 1);
  const shown = `${differing.slice(0, 20).join(', ')}${differing.length > 20 ? ' and more' : ''}`;
  const detail =
    differing.length === 0
      ? 'Gives the same quotations as manifest.json.'
      : `Does not give what manifest.json gives for passage ${shown}.`;
  return { name, ok: differing.length === 0, detail };
}

function givesPassage(cells: ReadonlyMap<string, string>, passage: CheckedPassage): boolean {
  return (
    cells.get('urn') === passage.urn &&
    cells.get('citation') === passage.citation &&
    cells.get('quote') === passage.quote &&
    cells.get('start') === String(passage.start) &&
    cells.get('end') === String(passage.end) &&
    cells.get('passage') === passage.id
  );
}
