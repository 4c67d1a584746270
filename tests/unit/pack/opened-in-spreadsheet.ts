import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice is on this machine. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).error === undefined;

/** A table as LibreOffice took it from a CSV file. */
export interface OpenedTable {
  /** The formulas it made of cells, as it writes them. */
  readonly formulas: readonly string[];
  /** The table saved as CSV again by LibreOffice. */
  readonly savedAgain: string;
}

/** Opens CSV files in LibreOffice without a window, in a profile of their own, all in one start; gives each by its name. */
export function openedInLibreOffice(files: ReadonlyMap<string, string>): ReadonlyMap<string, OpenedTable> {
  const folder = mkdtempSync(join(tmpdir(), 'glossator-spreadsheet-'));
  try {
    const paths = [...files].map(([name, text]) => {
      const path = join(folder, `${name}.csv`);
      writeFileSync(path, text);
      return path;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const convert = (to: string, into: string): void => {
      mkdirSync(join(folder, into));
      // Commas, quotation marks, UTF-8, and numbers recognised wherever they can be: as incautiously as a person may.
      const opening = '--infilter=CSV:44,34,76,1,,0,false,true';
      const words = [
        profile,
        '--headless',
        opening,
        '--convert-to',
        to,
        '--outdir',
        join(folder, into),
        ...paths,
      ];
      execFileSync('soffice', words, { stdio: 'ignore' });
    };
    // Flat XML shows a formula as an attribute of its cell.
    convert('fods', 'opened');
    convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', 'saved');
    return new Map(
      paths.map((path) => {
        const name = basename(path, '.csv');
        const opened = readFileSync(join(folder, 'opened', `${name}.fods`), 'utf8');
        return [
          name,
          {
            formulas: [...opened.matchAll(/table:formula="([^"]*)"/gu)].map((found) => found[1] ?? ''),
            savedAgain: readFileSync(join(folder, 'saved', `${name}.csv`), 'utf8'),
          },
        ];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
