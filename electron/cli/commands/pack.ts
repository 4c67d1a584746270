import { resolve } from 'node:path';
import type { Result } from '../../../shared/base/index.ts';
import type { PackBuilt } from '../../../shared/contract/index.ts';
import type { Receipt } from '../../../shared/model/index.ts';
import { packPresets } from '../../usecases/pack-presets.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed, type Outcome } from '../command.ts';
import { checkBeforeBuild, toLookAt } from '../check-before-build.ts';
import { findPack } from '../find-pack.ts';
import { withMatter } from '../matter-at-work.ts';
import { choicesOfCall, readPackOptions } from '../pack-choices.ts';
import { readPartsFile } from '../parts-file.ts';
import { readReceiptFile } from '../read-receipt-file.ts';
import { counted } from '../text-table.ts';

/** `pack`: builds an evidence pack. */
export const pack = command({
  name: 'pack',
  summary: 'Builds an evidence pack into a new folder.',
  arguments: { matter: 'one' },
  options: {
    out: { kind: 'text', value: 'DIR', help: 'the pack’s folder; it must be new or empty' },
    theme: { kind: 'texts', value: 'T', help: 'a theme to take in; may be repeated; all by default' },
    document: { kind: 'texts', value: 'URN', help: 'a document to take in; may be repeated; all by default' },
    preset: {
      kind: 'text',
      value: 'NAME',
      help: 'begin with a preset, or with one in a .json file: see the remarks',
    },
    parts: { kind: 'text', value: 'FILE', help: 'the parts of the pack, as JSON: see the remarks' },
    'source-pages': { kind: 'flag', help: 'PDFs and pictures stand as their own pages' },
    numbering: { kind: 'text', value: 'HOW', help: 'whole (default), section or document' },
    'volume-pages': { kind: 'text', value: 'N', help: 'split into files of at most so many pages' },
    'volume-numbers': { kind: 'text', value: 'HOW', help: 'continue (default) or restart in each volume' },
    'warn-over': { kind: 'text', value: 'MB', help: 'warn of a PDF of more megabytes' },
    title: { kind: 'text', value: 'T', help: 'the pack’s title; the matter’s by default' },
    context: { kind: 'text', value: 'WHAT', help: 'around quotes: sentence (default), block or none' },
    notes: { kind: 'text', value: 'WHICH', help: 'open, or none (default); privileged notes never' },
    order: { kind: 'text', value: 'BY', help: 'theme (default), document or date' },
    'full-texts': { kind: 'flag', help: 'append the cited documents in full, as is the default' },
    'no-full-texts': { kind: 'flag', help: 'leave the documents’ full texts out' },
    names: { kind: 'flag', help: 'print reviewers’ names beside notes' },
    shape: {
      kind: 'texts',
      value: 'NAME',
      help: 'what lies beside the PDF; may be repeated: see the remarks',
    },
    check: { kind: 'flag', help: 'build nothing; say what to know or settle before building' },
    after: { kind: 'text', value: 'PACK', help: 'only what came since this pack was built: see the remarks' },
    'insert-behind': { kind: 'text', value: 'PAGE', help: 'number the pages PAGE with A, B … behind it' },
    'file-name': {
      kind: 'text',
      value: 'TEMPLATE',
      help: 'names of files, with {case}, {title}, {bundle} and {hearing}',
    },
    bundle: { kind: 'text', value: 'LETTER', help: 'the bundle’s letter, for names of files' },
    hearing: { kind: 'text', value: 'DAY', help: 'the day of the hearing as 2019-05-09, for names of files' },
    again: { kind: 'text', value: 'PACK', help: 'build this pack of the record again, byte for byte' },
    receipt: { kind: 'text', value: 'F', help: 'build at the state that this receipt names' },
  },
  remarks: [
    `Presets: ${packPresets.map(({ id }) => id).join(', ')}, and your own (“presets list”). Options that are given go before what the preset says.`,
    'Parts are a list of {"title", "contents"}; contents are {"theme": T}, {"document": URN}, {"pages": URN, "from": 1, "to": 4}, {"text": "…", "title": T}, {"divider": T}, {"query": Q, "title": T}, {"passages": [ID], "title": T}, "chronology" or "register".',
    'Shapes: index (Index.docx and index.csv), word (the report for Word), html (all as one page for browsers), archive (the report alone, built for PDF/A-3a, with the table of passages inside), documents (documents.zip: each cited document as text) and originals (as the files received instead; whatever is in them leaves with them). The last two go with full texts.',
    'With --check nothing is built: pages of documents are looked at as for building, and what was found is printed, the gravest first. Ends with 1 where something must be settled.',
    '--after names a pack of this matter by its id or its title. What it and the packs that went on from it hold is left out; numbers go on behind its last page, or with --insert-behind 12 as 12A, 12B …',
    'The folder holds the PDF, passages.csv, the canonical texts in sources/, two verifiers that need no Glossator, manifest.json and SHA256SUMS. The same receipt, choices and --clock give the same bytes.',
  ],
  example:
    'pack Harrow.matter --out pack-1 --theme TR --theme CU --title "Training and culture" --notes open',
  perform: async (given, surroundings) => {
    const read = await readPackOptions(given.options, surroundings.session.profileFolder);
    if (!read.ok) return read;
    const parts = given.options.parts === undefined ? null : await readPartsFile(given.options.parts);
    if (parts?.ok === false) return parts;
    const { out, check } = given.options;
    if (check) {
      if (out !== undefined || given.options.receipt !== undefined) {
        return wrongCall(
          '--check builds nothing and looks at the present state: leave --out and --receipt out.',
        );
      }
      return checkBeforeBuild(surroundings, given.arguments.matter, {
        ...read.value,
        parts: parts?.value ?? null,
      });
    }
    if (out === undefined || out === '') return wrongCall('Name the folder for the pack with --out.');
    const { again } = given.options;
    if (again !== undefined) {
      return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
        const known = await findPack(matter, again);
        if (!known.ok) return known;
        const place = { kind: 'exactly', folder: resolve(out) } as const;
        const built = await matter.askAtLength((task) =>
          matter.ask('rebuildPack', { task, pack: known.value.id, place }),
        );
        return built.ok ? outcomeOf(built.value) : built;
      });
    }
    const receipt = given.options.receipt === undefined ? null : await readReceiptFile(given.options.receipt);
    if (receipt?.ok === false) return receipt;
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const choices = await choicesOfCall(matter, { ...read.value, parts: parts?.value ?? null });
      if (!choices.ok) return choices;
      const built = await matter.askAtLength((task) =>
        matter.ask('buildPack', {
          task,
          choices: choices.value,
          place: { kind: 'exactly', folder: resolve(out) },
          ...(receipt === null ? {} : { receipt: mutable(receipt.value) }),
        }),
      );
      return built.ok ? outcomeOf(built.value) : built;
    });
  },
});

function outcomeOf({ folder, files, warnings, findings, record }: PackBuilt): Result<Outcome> {
  return confirmed(
    { ok: true, folder, files, warnings, findings },
    [
      `Built the pack in ${folder}: ${counted(record.passages, 'passage')} on ${counted(record.pages, 'page')}, ${counted(files.length, 'file')}.`,
      ...new Set([...warnings, ...toLookAt(findings)]),
    ].join('\n'),
  );
}

function mutable(receipt: Receipt): { matter: string; heads: Receipt['heads'] } {
  return { matter: receipt.matter, heads: receipt.heads };
}
