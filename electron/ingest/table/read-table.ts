import { failure, success } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';
import { decode } from '../decode.ts';
import { noHints } from '../describe/description-hints.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';
import type { ReadFormat } from '../format-reading.ts';
import { factsOfType } from '../source-type.ts';
import { findDelimiter } from './find-delimiter.ts';
import { isHeaderRow } from './header-row.ts';
import { splitRecords } from './split-records.ts';
import { tableLimits } from './table-limits.ts';
import { tableTooLarge } from './table-too-large.ts';

/** A record longer than this is no row of a table that a person could read. */
const longestRecord = 1_000_000;

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/**
 * Reads a file of separated values: the canonical text is the decoded file itself, and each record is a row, numbered as
 * spreadsheets number them. A first line `sep=;`, which only spreadsheets heed, is furniture and no row.
 *
 * Failures: as of `decode`; `source-too-complex` beyond `tableLimits` or with a record of more than 1,000,000 characters.
 */
export const readTable: ReadFormat = async ({ fileName, bytes }) => {
  const decoded = decode(bytes, null);
  if (!decoded.ok) return Promise.resolve(decoded);
  const { text, encoding } = decoded.value;
  const tabs = /\.(?:tsv|tab)$/iu.test(fileName);
  const said = /^sep=(.)\n/u.exec(text);
  const from = said?.[0].length ?? 0;
  const body = text.slice(from);
  const delimiter = said?.[1] ?? (tabs ? '\t' : findDelimiter(body));
  const { records, unclosed } = splitRecords(body, delimiter, tableLimits.rows + 1);
  const cells = records.reduce((sum, { values }) => sum + values.length, 0);
  if (records.length > tableLimits.rows || cells > tableLimits.cells || text.length > tableLimits.characters)
    return tableTooLarge;
  if (records.some(({ start, end }) => end - start > longestRecord)) return endlessRecord;

  const drafts: DraftBlock[] = [];
  if (said !== null) drafts.push({ ...draftBlock('paragraph', 0, from - 1), furniture: true });
  records.forEach(({ start, end }, index) => {
    if (!/\S/u.test(body.slice(start, end))) return;
    drafts.push({
      ...draftBlock('table-row', from + start, from + end),
      own: { kind: 'row', sheet: null, row: index + 1 },
    });
  });
  const rows = drafts.length - (said === null ? 0 : 1);
  const [first] = records;
  const header = first !== undefined && isHeaderRow(first.values, rows) ? first.values : null;
  const fields: NamedValue[] = [
    { name: 'Values parted by', value: delimiterNames[delimiter] ?? delimiter },
    { name: 'Rows', value: rows.toLocaleString('en-GB') },
    ...(header === null ? [] : [{ name: 'Columns', value: header.join(', ').slice(0, 2_000) }]),
  ];
  return success({
    reader: { name: 'table', version: 1 },
    text,
    drafts,
    facts: {
      ...(tabs
        ? factsOfType('table', 'text/tab-separated-values', 'Table of values parted by tabs')
        : factsOfType('table', 'text/csv', 'Table (CSV)')),
      fields,
    },
    hints: { ...noHints, title: fileName.replace(/\.[^.]*$/u, '') },
    warnings: [
      ...decoded.value.warnings,
      ...unclosedWarning(unclosed),
      ...widthWarning(records.map(({ values }) => values.length)),
    ],
    encoding,
    furnitureKnown: true,
    descriptionKnown: true,
  });
};

function unclosedWarning(unclosed: readonly number[]): readonly string[] {
  if (unclosed.length === 0) return [];
  const list = unclosed.slice(0, 5).map((row) => row.toLocaleString('en-GB'));
  const rows = `${unclosed.length === 1 ? 'Row' : 'Rows'} ${list.join(', ')}${unclosed.length > 5 ? ' and others' : ''}`;
  return [
    `${rows} ${unclosed.length === 1 ? 'opens' : 'open'} a quotation mark that is not closed as it should be; such a row was taken to ` +
      'end with its line. If rows look wrong here, compare them with the sealed original.',
  ];
}

/** Says so where rows have more or fewer values than most. */
function widthWarning(widths: readonly number[]): readonly string[] {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [];
  if (usual === undefined) return [];
  const odd = widths.flatMap((width, index) => (width > usual ? [index + 1] : []));
  if (odd.length === 0) return [];
  return [
    `${odd.length.toLocaleString('en-GB')} ${odd.length === 1 ? 'row has' : 'rows have'} more values than the ${usual} of most rows ` +
      `(first row ${(odd[0] ?? 0).toLocaleString('en-GB')}). A value there may hold an unmarked delimiter.`,
  ];
}

const endlessRecord = failure(
  'source-too-complex',
  `A row of this table is longer than ${longestRecord.toLocaleString('en-GB')} characters, so it is hardly a table, and it was not read. ` +
    'If it is a text, give it the extension .txt and import that.',
);
