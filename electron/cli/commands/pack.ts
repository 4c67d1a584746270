import { resolve } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { PackChoices, Receipt } from '../../../shared/model/index.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findDocuments } from '../find-document.ts';
import { findThemeIds } from '../find-theme.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
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
    preset: { kind: 'text', value: 'NAME', help: 'a set of rules for the receiver' },
    title: { kind: 'text', value: 'T', help: 'the pack’s title; the matter’s by default' },
    context: { kind: 'text', value: 'WHAT', help: 'around quotes: sentence (default), block or none' },
    notes: { kind: 'text', value: 'WHICH', help: 'open, or none (default); privileged notes never' },
    order: { kind: 'text', value: 'BY', help: 'theme (default), document or date' },
    'full-texts': { kind: 'flag', help: 'append the cited documents in full, as is the default' },
    'no-full-texts': { kind: 'flag', help: 'leave the documents’ full texts out' },
    names: { kind: 'flag', help: 'print reviewers’ names beside notes' },
    receipt: { kind: 'text', value: 'F', help: 'build at the state that this receipt names' },
  },
  remarks: [
    'The folder holds the PDF, passages.csv, the canonical texts in sources/, two verifiers that need no Glossator, manifest.json and SHA256SUMS. The same receipt, choices and --clock give the same bytes.',
  ],
  example:
    'pack Harrow.matter --out pack-1 --theme TR --theme CU --title "Training and culture" --notes open',
  perform: async (given, surroundings) => {
    const read = readPlainChoices(given.options);
    if (!read.ok) return read;
    const { out } = given.options;
    if (out === undefined || out === '') return wrongCall('Name the folder for the pack with --out.');
    const receipt = given.options.receipt === undefined ? null : await readReceiptFile(given.options.receipt);
    if (receipt?.ok === false) return receipt;
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const choices = await fullChoices(matter, read.value, given.options);
      if (!choices.ok) return choices;
      const built = await matter.askAtLength((task) =>
        matter.ask('buildPack', {
          task,
          choices: choices.value,
          place: { kind: 'exactly', folder: resolve(out) },
          ...(receipt === null ? {} : { receipt: mutable(receipt.value) }),
        }),
      );
      if (!built.ok) return built;
      const { folder, files, warnings, record } = built.value;
      return confirmed(
        { ok: true, folder, files, warnings },
        [
          `Built the pack in ${folder}: ${counted(record.passages, 'passage')} on ${counted(record.pages, 'page')}, ${counted(files.length, 'file')}.`,
          ...warnings,
        ].join('\n'),
      );
    });
  },
});

type PlainChoices = Pick<PackChoices, 'context' | 'notes' | 'order' | 'fullTexts' | 'names'>;

function readPlainChoices(given: {
  readonly preset: string | undefined;
  readonly context: string | undefined;
  readonly notes: string | undefined;
  readonly order: string | undefined;
  readonly 'full-texts': boolean;
  readonly 'no-full-texts': boolean;
  readonly names: boolean;
}): Result<PlainChoices> {
  if (given.preset !== undefined) {
    return failure(
      'not-available',
      'Presets for packs are not part of this version of Glossator yet, so no pack was built. Leave --preset out.',
    );
  }
  const context = oneOf('context', given.context, ['sentence', 'block', 'none'] as const);
  if (!context.ok) return context;
  const notes = oneOf('notes', given.notes, ['none', 'open'] as const);
  if (!notes.ok) return notes;
  const order = oneOf('order', given.order, ['theme', 'document', 'date'] as const);
  if (!order.ok) return order;
  if (given['full-texts'] && given['no-full-texts']) {
    return wrongCall('Give either --full-texts or --no-full-texts.');
  }
  return success({
    context: context.value,
    notes: notes.value,
    order: order.value,
    fullTexts: !given['no-full-texts'],
    names: given.names,
  });
}

/** One of several words; the first where none was given. */
function oneOf<Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly [Word, ...Word[]],
): Result<Word> {
  if (given === undefined) return success(words[0]);
  const found = words.find((word) => word === given);
  return found === undefined ? wrongCall(`--${option} is one of ${words.join(', ')}.`) : success(found);
}

async function fullChoices(
  matter: MatterAtWork,
  plain: PlainChoices,
  given: {
    readonly title: string | undefined;
    readonly theme: readonly string[];
    readonly document: readonly string[];
  },
): Promise<Result<PackChoices>> {
  const state = await matter.ask('matterState', {});
  if (!state.ok) return state;
  const themes = await findThemeIds(matter, given.theme);
  if (!themes.ok) return themes;
  const documents = await findDocuments(matter, given.document);
  if (!documents.ok) return documents;
  return success({
    ...plain,
    title: given.title?.trim() ?? state.value.title,
    themes: themes.value,
    documents: [...new Set(documents.value.map((document) => document.id))],
  });
}

function mutable(receipt: Receipt): { matter: string; heads: Receipt['heads'] } {
  return { matter: receipt.matter, heads: receipt.heads };
}
