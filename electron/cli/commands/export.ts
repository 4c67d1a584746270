import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { success, type Result } from '../../../shared/base/index.ts';
import { isWithheld } from '../../../shared/model/index.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed, type Outcome } from '../command.ts';
import { lostFromReport, passagesAsCsv, passagesAsJson, type ExportSource } from '../export-passages.ts';
import { findThemeIds } from '../find-theme.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { writeOutputFile } from '../../files/write-output-file.ts';

const formats = { csv: passagesAsCsv, json: passagesAsJson };

/** Formats that other programs read, written where the texts are. */
const exchangeFormats = ['jsonld', 'qdpx', 'qdc'] as const;
type ExchangeFormatName = (typeof exchangeFormats)[number];

/** `export`: writes passages in an open format. */
export const exportPassages = command({
  name: 'export',
  summary: 'Writes passages into a file in an open format, and says what the format leaves out.',
  arguments: { matter: 'one' },
  options: {
    format: { kind: 'text', value: 'FORMAT', help: 'csv, json, docx, html, jsonld, qdpx or qdc' },
    out: { kind: 'text', value: 'FILE', help: 'the file to write' },
    theme: { kind: 'texts', value: 'T', help: 'only passages with this theme; may be repeated' },
    names: { kind: 'flag', help: 'jsonld and qdpx: reviewers’ names' },
  },
  remarks: [
    'Privileged documents and notes never leave in an export, and reviewers’ names only where --names is given.',
    'docx and html are a report with a chapter for each theme, as in a pack, numbers and references written out.',
    'jsonld is W3C Web Annotations, qdpx a REFI-QDA project, qdc its codebook (the themes alone); “import-project” reads the last two.',
  ],
  example: 'export Harrow.matter --format csv --out passages.csv --theme TR',
  perform: async (given, surroundings) => {
    const { format, out, theme, names } = given.options;
    const exchange = exchangeFormats.find((known) => known === format);
    if (
      exchange === undefined &&
      format !== 'csv' &&
      format !== 'json' &&
      format !== 'docx' &&
      format !== 'html'
    ) {
      return wrongCall('--format is csv, json, docx, html, jsonld, qdpx or qdc.');
    }
    if (names && exchange !== 'jsonld' && exchange !== 'qdpx') {
      return wrongCall('--names goes with --format jsonld and qdpx; other formats never carry names.');
    }
    if (out === undefined || out === '') return wrongCall('Name the file to write with --out.');
    if (exchange !== undefined) {
      return withMatter(surroundings, given.arguments.matter, 'read', (matter) =>
        exportForOthers(matter, exchange, out, theme, names),
      );
    }
    if (format === 'docx' || format === 'html') {
      return withMatter(surroundings, given.arguments.matter, 'read', (matter) =>
        exportAsReport(matter, format, out, theme),
      );
    }
    const write = formats[format === 'json' ? 'json' : 'csv'];
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const source = await exportSource(matter, theme);
      if (!source.ok) return source;
      const { text, lost } = write(source.value);
      const written = await writeOutputFile(out, text);
      if (!written.ok) return written;
      const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
      return confirmed(
        { ok: true, file: written.value, sha256, lost },
        [`Wrote ${written.value}.`, ...lost].join('\n'),
      );
    });
  },
});

/** Has the report written where the texts are, and says what it leaves out as the other formats do. */
async function exportAsReport(
  matter: MatterAtWork,
  format: 'docx' | 'html',
  out: string,
  named: readonly string[],
): Promise<Result<Outcome>> {
  const source = await exportSource(matter, named);
  if (!source.ok) return source;
  const themes = [...source.value.themeIds];
  const made = await matter.askAtLength((task) =>
    matter.ask('exportReport', { task, path: resolve(out), format, themes }),
  );
  if (!made.ok) return made;
  const { path, sha256 } = made.value;
  const lost = lostFromReport(source.value);
  return confirmed({ ok: true, file: path, sha256, lost }, [`Wrote ${path}.`, ...lost].join('\n'));
}

/** Has the matter written in a format that other programs read. */
async function exportForOthers(
  matter: MatterAtWork,
  format: ExchangeFormatName,
  out: string,
  named: readonly string[],
  names: boolean,
): Promise<Result<Outcome>> {
  const themes = await findThemeIds(matter, named);
  if (!themes.ok) return themes;
  const made = await matter.askAtLength((task) =>
    matter.ask('exportExchange', { task, path: resolve(out), format, themes: [...themes.value], names }),
  );
  if (!made.ok) return made;
  const { path, sha256, lost } = made.value;
  return confirmed({ ok: true, file: path, sha256, lost }, [`Wrote ${path}.`, ...lost].join('\n'));
}

async function exportSource(matter: MatterAtWork, named: readonly string[]): Promise<Result<ExportSource>> {
  const themeIds = await findThemeIds(matter, named);
  if (!themeIds.ok) return themeIds;
  const state = await matter.ask('matterState', {});
  if (!state.ok) return state;
  const receipt = await matter.ask('receipt', {});
  if (!receipt.ok) return receipt;
  const documents = await matter.ask('listDocuments', {});
  if (!documents.ok) return documents;
  const themes = await matter.ask('listThemes', {});
  if (!themes.ok) return themes;
  const passages = await matter.ask(
    'listPassages',
    named.length === 0 ? {} : { themeIds: [...themeIds.value] },
  );
  if (!passages.ok) return passages;
  const notes = await matter.ask('listNotes', {});
  if (!notes.ok) return notes;
  const withheld = new Set(
    documents.value
      .filter((document) => isWithheld(document.decisions.privilege))
      .map((document) => document.id),
  );
  const kept = passages.value.filter((passage) => withheld.has(passage.documentId));
  return success({
    matterTitle: state.value.title,
    receipt: receipt.value,
    documents: documents.value,
    themes: themes.value,
    themeIds: themeIds.value,
    passages: passages.value.filter((passage) => !withheld.has(passage.documentId)),
    notes: notes.value,
    withheld: {
      documents: new Set(kept.map((passage) => passage.documentId)).size,
      passages: kept.length,
    },
  });
}
