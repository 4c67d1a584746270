import { resolve } from 'node:path';
import type { LoadFileLine } from '../../../shared/model/index.ts';
import { command, confirmed, type Command } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { textTable } from '../text-table.ts';

const load = command({
  name: 'load',
  summary: 'Sets what a load file (CSV) says of documents, in one act.',
  arguments: { matter: 'one', file: 'one' },
  options: { 'dry-run': { kind: 'flag', help: 'only say what would become of each line' } },
  remarks: [
    'A line is about the document with its urn, else the one with its path, else the one with its file_name.',
    'Columns: title, date, author, recipients, custodian, provider, provider_reference, received, received_how, publisher, kind, and the matter’s own fields by name. An empty cell leaves what stands; none takes it away.',
    'Exit 1 where a line was refused or its document not found; the others are set.',
  ],
  example: 'load Harrow.matter disclosure.csv --dry-run',
  perform: async (given, surroundings) => {
    const isDry = given.options['dry-run'];
    return withMatter(surroundings, given.arguments.matter, isDry ? 'read' : 'write', async (matter) => {
      const path = resolve(given.arguments.file);
      const looked = await matter.ask('loadMetadata', { path, expected: null });
      if (!looked.ok) return looked;
      const done = isDry ? looked : await matter.ask('loadMetadata', { path, expected: looked.value.sha256 });
      if (!done.ok) return done;
      const { lines, remarks } = done.value;
      const text = [...textTable(lines.map(lineRow)), ...remarks].map((line) => `${line}\n`).join('');
      const missed = lines.some(({ result }) => result === 'refused' || result === 'not found');
      return {
        ok: true,
        value: {
          json: { ok: true, loaded: !isDry, lines, remarks },
          text,
          kind: isDry ? 'listing' : 'confirmation',
          exitCode: missed ? 1 : 0,
        },
      };
    });
  },
});

const writeLoadFile = command({
  name: 'load-file',
  summary: 'Writes a load file (CSV) of the documents in use, with all that is known of them.',
  arguments: { matter: 'one' },
  options: { out: { kind: 'text', value: 'FILE', help: 'the file to write; one of that name is replaced' } },
  remarks: ['“load” reads it back.'],
  example: 'load-file Harrow.matter --out disclosure.csv',
  perform: async (given, surroundings) => {
    const { out } = given.options;
    if (out === undefined || out === '') return wrongCall('Name the file to write with --out.');
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const written = await matter.ask('exportLoadFile', { path: resolve(out) });
      if (!written.ok) return written;
      const { path, documents } = written.value;
      return confirmed({ ok: true, file: path, documents }, `Wrote ${documents} documents to ${path}.`);
    });
  },
});

/** The commands that read and write load files. */
export const loadFileCommands: readonly Command[] = [load, writeLoadFile];

function lineRow({ line, result, urn, changes, sentence }: LoadFileLine): readonly string[] {
  const told = changes.map(
    ({ field, was, value }) => `${field}: ${was || 'nothing'} → ${value || 'nothing'}`,
  );
  return [String(line), result, urn, [...told, ...(sentence === null ? [] : [sentence])].join('; ')];
}
