import { resolve } from 'node:path';
import type { ThemeImportLine } from '../../../shared/model/index.ts';
import { command, confirmed, type Command } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { textTable } from '../text-table.ts';

const exportThemes = command({
  name: 'theme export',
  summary: 'Writes the themes as CSV: code, name, parents, colour, texts, whether retired.',
  arguments: { matter: 'one', file: 'one' },
  options: {},
  remarks: ['A file of that name is replaced. “theme import” reads it back without loss.'],
  example: 'theme export Harrow.matter themes.csv',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const written = await matter.ask('exportThemes', { path: resolve(given.arguments.file) });
      if (!written.ok) return written;
      const { path, themes } = written.value;
      return confirmed({ ok: true, file: path, themes }, `Wrote ${themes} themes to ${path}.`);
    }),
});

const importThemes = command({
  name: 'theme import',
  summary: 'Adds and changes themes as a CSV file says, in one act.',
  arguments: { matter: 'one', file: 'one' },
  options: { 'dry-run': { kind: 'flag', help: 'only say what would become of each line' } },
  remarks: [
    'A line is about the theme with its code, else about the one with its name under its parents, else a new one.',
    'Columns: name, and any of code, parent_path, colour, definition, use, avoid, retired. Nothing is ever removed.',
    'Exit 1 where a line was refused; the others are imported.',
  ],
  example: 'theme import Harrow.matter themes.csv --dry-run',
  perform: async (given, surroundings) => {
    const isDry = given.options['dry-run'];
    return withMatter(surroundings, given.arguments.matter, isDry ? 'read' : 'write', async (matter) => {
      const path = resolve(given.arguments.file);
      const looked = await matter.ask('importThemes', { path, expected: null });
      if (!looked.ok) return looked;
      const done = isDry ? looked : await matter.ask('importThemes', { path, expected: looked.value.sha256 });
      if (!done.ok) return done;
      const { lines, remarks } = done.value;
      const text = [...textTable(lines.map(lineRow)), ...remarks].map((line) => `${line}\n`).join('');
      return {
        ok: true,
        value: {
          json: { ok: true, imported: !isDry, lines, remarks },
          text,
          kind: isDry ? 'listing' : 'confirmation',
          exitCode: lines.some((line) => line.result === 'refused') ? 1 : 0,
        },
      };
    });
  },
});

/** The commands that write themes to a file and read them from one. */
export const themeFileCommands: readonly Command[] = [exportThemes, importThemes];

function lineRow(line: ThemeImportLine): readonly string[] {
  return [String(line.line), line.result, `${line.path}${detail(line)}`];
}

function detail(line: ThemeImportLine): string {
  if (line.sentence !== null) return `: ${line.sentence}`;
  return line.fields.length === 0 ? '' : `: ${line.fields.join(', ')}`;
}
