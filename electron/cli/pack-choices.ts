import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  packNumberings,
  packShapes,
  type PackAfter,
  type PackChoices,
  type PackNaming,
  type PackPreset,
  type PackShape,
} from '../../shared/model/index.ts';
import { choicesOfPreset, isMissingFullTexts, unknownPlaceholders } from '../../shared/pack/index.ts';
import { findDocuments } from './find-document.ts';
import { findPack } from './find-pack.ts';
import { findThemeIds } from './find-theme.ts';
import type { MatterAtWork } from './matter-at-work.ts';
import { partsOfCall, type WrittenPart } from './parts-file.ts';
import { presetNamed } from './preset-named.ts';
import { wrongCall } from './read-arguments.ts';

/** The options of `pack` that choose what is in it, as they were given. */
export interface GivenPackOptions {
  readonly title: string | undefined;
  readonly theme: readonly string[];
  readonly document: readonly string[];
  readonly preset: string | undefined;
  readonly context: string | undefined;
  readonly notes: string | undefined;
  readonly order: string | undefined;
  readonly numbering: string | undefined;
  readonly 'volume-pages': string | undefined;
  readonly 'volume-numbers': string | undefined;
  readonly 'full-texts': boolean;
  readonly 'no-full-texts': boolean;
  readonly 'source-pages': boolean;
  readonly names: boolean;
  readonly shape: readonly string[];
  readonly 'warn-over': string | undefined;
  readonly after: string | undefined;
  readonly 'insert-behind': string | undefined;
  readonly 'file-name': string | undefined;
  readonly bundle: string | undefined;
  readonly hearing: string | undefined;
}

/** What was chosen, checked as far as it can be without the matter. */
export interface ReadPackOptions {
  readonly preset: PackPreset | null;
  readonly title: string | undefined;
  readonly themes: readonly string[];
  readonly documents: readonly string[];
  /** The pack to go on from as it was named, and the page to insert behind. */
  readonly after: { readonly pack: string; readonly page: string | null } | null;
  /** What was given, which goes before what a preset says. */
  readonly given: Partial<PackChoices>;
}

/** Checks the options; a wrong word is named with those that there are. */
export async function readPackOptions(
  options: GivenPackOptions,
  profile: string,
): Promise<Result<ReadPackOptions>> {
  const named = options.preset === undefined ? null : await presetNamed(options.preset, profile);
  if (named?.ok === false) return named;
  const preset = named?.value ?? null;
  const context = oneOf('context', options.context, ['sentence', 'block', 'none'] as const);
  if (!context.ok) return context;
  const notes = oneOf('notes', options.notes, ['none', 'open'] as const);
  if (!notes.ok) return notes;
  const order = oneOf('order', options.order, ['theme', 'document', 'date'] as const);
  if (!order.ok) return order;
  const numbering = oneOf('numbering', options.numbering, packNumberings);
  if (!numbering.ok) return numbering;
  const numbers = oneOf('volume-numbers', options['volume-numbers'], ['continue', 'restart'] as const);
  if (!numbers.ok) return numbers;
  const mostPages = Number(options['volume-pages'] ?? '350');
  if (!Number.isInteger(mostPages) || mostPages < 10 || mostPages > 100_000) {
    return wrongCall('--volume-pages is a whole number from 10 to 100000.');
  }
  if (options['full-texts'] && options['no-full-texts']) {
    return wrongCall('Give either --full-texts or --no-full-texts.');
  }
  const warnOver = Number(options['warn-over'] ?? '1');
  if (!Number.isInteger(warnOver) || warnOver < 1 || warnOver > 100_000) {
    return wrongCall('--warn-over is a whole number of megabytes from 1 to 100000.');
  }
  const behind = options['insert-behind']?.trim();
  if (behind !== undefined && (options.after === undefined || behind === '')) {
    return wrongCall('--insert-behind names a page of the pack that --after names.');
  }
  const naming = readNaming(options);
  if (!naming.ok) return naming;
  const shapes = readShapes(options.shape);
  if (!shapes.ok) return shapes;
  return success({
    preset,
    title: options.title?.trim(),
    themes: options.theme,
    documents: options.document,
    after: options.after === undefined ? null : { pack: options.after, page: behind ?? null },
    given: {
      ...(context.value === null ? {} : { context: context.value }),
      ...(notes.value === null ? {} : { notes: notes.value }),
      ...(order.value === null ? {} : { order: order.value }),
      ...(numbering.value === null ? {} : { numbering: numbering.value }),
      ...(options['volume-pages'] === undefined
        ? {}
        : { volumes: { mostPages, numbers: numbers.value ?? 'continue' } }),
      ...(options['warn-over'] === undefined ? {} : { warnOver }),
      ...(options['full-texts'] ? { fullTexts: true } : {}),
      ...(options['no-full-texts'] ? { fullTexts: false } : {}),
      ...(options['source-pages'] ? { sourcePages: true } : {}),
      ...(options.names ? { names: true } : {}),
      ...(naming.value === null ? {} : { naming: naming.value }),
      ...(shapes.value.length === 0 ? {} : { shapes: shapes.value }),
    },
  });
}

/** How files are to be named, or null where nothing was given of it. */
function readNaming(options: GivenPackOptions): Result<PackNaming | null> {
  const { 'file-name': template, bundle, hearing } = options;
  if (template === undefined) {
    return bundle === undefined && hearing === undefined
      ? success(null)
      : wrongCall('--bundle and --hearing go with --file-name.');
  }
  const [unknown] = unknownPlaceholders(template);
  if (template.trim() === '' || unknown !== undefined) {
    return wrongCall('--file-name is a name in which {case}, {title}, {bundle} and {hearing} may stand.');
  }
  if (hearing !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(hearing)) {
    return wrongCall('--hearing is a day, such as 2019-05-09.');
  }
  return success({
    template: template.trim(),
    ...(bundle === undefined ? {} : { bundle }),
    ...(hearing === undefined ? {} : { hearing }),
  });
}

/** The shapes that were named, each once, in the order that they have everywhere. */
function readShapes(given: readonly string[]): Result<readonly PackShape[]> {
  const unknown = given.find((name) => !packShapes.some((shape) => shape === name));
  if (unknown !== undefined) return wrongCall(`--shape is one of ${packShapes.join(', ')}.`);
  return success(packShapes.filter((shape) => given.includes(shape)));
}

/** One of several words, or null where none was given. */
function oneOf<Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly Word[],
): Result<Word | null> {
  if (given === undefined) return success(null);
  const found = words.find((word) => word === given);
  return found === undefined ? wrongCall(`--${option} is one of ${words.join(', ')}.`) : success(found);
}

/** The choices of a call in this matter: the preset's, or the usual ones, with what was given before them. */
export async function choicesOfCall(
  matter: MatterAtWork,
  read: ReadPackOptions & { readonly parts: readonly WrittenPart[] | null },
): Promise<Result<PackChoices>> {
  const state = await matter.ask('matterState', {});
  if (!state.ok) return state;
  const ids = await findThemeIds(matter, read.themes);
  if (!ids.ok) return ids;
  const named = await findDocuments(matter, read.documents);
  if (!named.ok) return named;
  const themes = await matter.ask('listThemes', {});
  if (!themes.ok) return themes;
  const documents = await matter.ask('listDocuments', {});
  if (!documents.ok) return documents;
  const parts = read.parts === null ? null : await partsOfCall(matter, read.parts);
  if (parts?.ok === false) return parts;
  const after = read.after === null ? null : await findPackAfter(matter, read.after);
  if (after?.ok === false) return after;
  const begun =
    read.preset === null
      ? usual
      : choicesOfPreset(read.preset, {
          title: state.value.title,
          themes: themes.value,
          documents: documents.value,
        });
  const choices: PackChoices = {
    ...begun,
    ...read.given,
    ...(parts === null ? {} : { parts: parts.value }),
    ...(after === null ? {} : { after: after.value }),
    title: read.title ?? state.value.title,
    themes: ids.value,
    documents: [...new Set(named.value.map((document) => document.id))],
  };
  if (isMissingFullTexts(choices)) {
    return wrongCall(
      'The shapes documents and originals hand over whole documents: they go with --full-texts, and not with --no-full-texts.',
    );
  }
  if (choices.parts?.every(({ contents }) => contents.length === 0) === true) {
    return failure(
      'pack-empty',
      'There is nothing in this matter yet that the preset could take, so no pack was built. Import documents, or tag passages.',
    );
  }
  return success(choices);
}

/** The pack to go on from, and the page of it that pages are to be inserted behind. */
async function findPackAfter(
  matter: MatterAtWork,
  { pack, page }: { readonly pack: string; readonly page: string | null },
): Promise<Result<PackAfter>> {
  const found = await findPack(matter, pack);
  if (!found.ok) return found;
  const { id } = found.value;
  return success(page === null ? { pack: id, how: 'supplement' } : { pack: id, how: 'inserted', page });
}

const usual: PackChoices = {
  title: '',
  themes: [],
  documents: [],
  order: 'theme',
  context: 'sentence',
  notes: 'none',
  fullTexts: true,
  names: false,
};
