import { isThemeCode, paletteColours, readThemePath, type PaletteColour } from '../model/index.ts';
import type { Result } from '../base/index.ts';
import type { ReadRow } from './read-csv.ts';
import { colourWords } from './themes-csv.ts';

/** What a row of a file says of a theme. A field is undefined where the file leaves it as it is. */
export interface ThemeRow {
  readonly line: number;
  readonly name: string;
  /** Names from the top of the tree; none for the top itself. */
  readonly parent: readonly string[] | undefined;
  readonly code: string | undefined;
  readonly colour: PaletteColour | undefined;
  readonly definition: string | undefined;
  readonly use: string | undefined;
  readonly avoid: string | undefined;
  readonly retired: boolean | undefined;
}

const longestName = 1_000;
const longestText = 20_000;

const yesAndNo: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  '1': true,
  no: false,
  false: false,
  '0': false,
};

/** Reads what a row says, or why it cannot be taken, in a sentence. An empty code, colour or `retired` says nothing. */
export function readThemeRow(row: ReadRow): Result<ThemeRow, string> {
  const name = (row.cells.get('name') ?? '').trim();
  const code = said(row, 'code');
  const colourName = said(row, 'colour')?.toLowerCase();
  const colour = paletteColours.find((known) => known === colourName);
  const retiredWord = said(row, 'retired')?.toLowerCase();
  const retired = retiredWord === undefined ? undefined : yesAndNo[retiredWord];
  const parent = row.cells.get('parent_path');
  const parentNames = parent === undefined ? undefined : readThemePath(parent);
  if (name === '') return refused('It has no name.');
  if (name.length > longestName) return refused(`Its name is longer than ${longestName} characters.`);
  if (code !== undefined && !isThemeCode(code)) {
    return refused(`“${code}” cannot be a code: a code is one to eight letters or digits.`);
  }
  if (colourName !== undefined && colour === undefined) {
    return refused(`“${colourName}” is not one of the colours: ${colourWords}.`);
  }
  if (retiredWord !== undefined && retired === undefined) {
    return refused(`Whether it is retired is said by yes or no, not by “${retiredWord}”.`);
  }
  if (parentNames?.includes('') === true) {
    return refused('The path of its parent has an empty name between two slashes.');
  }
  const [definition, use, avoid] = [
    row.cells.get('definition'),
    row.cells.get('use'),
    row.cells.get('avoid'),
  ];
  if ([definition, use, avoid].some((text) => (text?.length ?? 0) > longestText)) {
    return refused(`One of its texts is longer than ${longestText.toLocaleString('en-GB')} characters.`);
  }
  return {
    ok: true,
    value: { line: row.line, name, parent: parentNames, code, colour, definition, use, avoid, retired },
  };
}

/** What a cell says, or undefined where the file has no such column or nothing in it. */
function said(row: ReadRow, column: string): string | undefined {
  const cell = (row.cells.get(column) ?? '').trim();
  return cell === '' ? undefined : cell;
}

function refused(sentence: string): Result<never, string> {
  return { ok: false, failure: sentence };
}
