import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import { gravestFirst, type PackFile, type PackFinding, type PackNumbers } from '../../shared/model/index.ts';
import {
  archiveFile,
  packName,
  archiveSelection,
  manifestText,
  packManifest,
  packOutline,
  passagesCsv,
  shapesToWrite,
  sourceTextFile,
  type PackSelection,
} from '../../shared/pack/index.ts';
import { BuildStopped, stopIfCancelled, type BuildPackOptions } from './build-options.ts';
import { findingsOfPlan, nothingKnown } from './pack-findings.ts';
import { numbersOfPlan, pagesOfPassage, type PackPlan } from './plan-pack.ts';
import { planInTurns, type PlanningSteps } from './plan-in-turns.ts';
import { systemCode, systemFailure } from './system-failure.ts';
import { volumeFile } from './volume-file.ts';
import { verifierFiles } from './verifier/verifier-files.ts';
import { flattenedWarnings, writeVolume, type FlattenedMarks } from './write-volume.ts';
import { OriginalDamaged } from './shapes/documents-zip.ts';
import { tooLongForWord } from './shapes/word-limit.ts';
import { shapeWarnings, writeShapes } from './shapes/write-shapes.ts';
import { ZipTooLarge } from './shapes/zip-writer.ts';

/** A pack that stands whole in its folder. */
export interface BuiltPackFolder {
  /** Every file, `SHA256SUMS` last. */
  readonly files: readonly PackFile[];
  readonly warnings: readonly string[];
  /** What the warnings and the rules say, the gravest first. */
  readonly findings: readonly PackFinding[];
  readonly pages: number;
  readonly numbers: PackNumbers;
  readonly sumsSha256: string;
}

/**
 * Builds a pack's folder: the PDF, the shapes chosen beside it, `passages.csv`, the canonical texts where full texts are chosen, the manifest, the
 * verifiers, and `SHA256SUMS` over all. The same selection gives the same bytes in every file.
 *
 * Everything is written into a temporary folder beside the pack's and flushed, and gets its name only when it is whole; on
 * failure and when cancelled nothing is left.
 *
 * Fails with `pack-empty`, `pack-exists`, `pack-source-unreadable`, `file-too-large`, `cancelled`, `disk-full`, `permission-denied`, `path-invalid`, `write-failed`.
 */
export async function buildPackFolder(
  selection: PackSelection,
  options: BuildPackOptions,
): Promise<Result<BuiltPackFolder>> {
  if (isEmpty(selection)) {
    return failure(
      'pack-empty',
      selection.choices.parts === undefined
        ? 'No passage matches these choices, so there is nothing to put into a pack. Choose other themes or documents.'
        : 'Nothing in the parts of this pack can be put into it. Add a chapter that has passages, a document or a page of your own words.',
    );
  }
  const folder = resolve(options.folder);
  /** What was made on the way and goes again: the temporary folder, and folders above that were not there. */
  const made: string[] = [];
  try {
    if (!(await isFree(folder))) return packExists;
    const plan = await planInTurns(selection, planningSteps(options));
    const tooLong = shapesToWrite(selection.choices).has('word') ? tooLongForWord(plan.outline) : null;
    if (tooLong !== null) return { ok: false, failure: tooLong };
    const above = await mkdir(dirname(folder), { recursive: true });
    if (above !== undefined) made.unshift(above);
    const temporary = await mkdtemp(join(dirname(folder), `.${basename(folder).slice(0, 40)}.building-`));
    made.unshift(temporary);
    // The outer folder is readable by its maker alone; the one inside has the permissions any new folder has.
    const building = join(temporary, 'pack');
    await mkdir(building);
    const flattened: FlattenedMarks = new Map();
    const files = await writeFiles(plan, building, options, flattened);
    stopIfCancelled(options);
    await flushFolder(building);
    if (!(await isFree(folder))) {
      await removeQuietly(made);
      return packExists;
    }
    await putInPlace(building, folder);
    await removeQuietly([temporary]);
    await flushFolder(dirname(folder));
    const sums = files.at(-1);
    const flat = flattenedWarnings(selection, flattened);
    return success({
      files,
      warnings: [...plan.warnings, ...shapeWarnings(plan), ...flat],
      findings: gravestFirst([
        ...findingsOfPlan(plan, { ...(options.known ?? nothingKnown), builtBytes: pdfBytes(plan, files) }),
        ...flat.map((sentence): PackFinding => ({ kind: 'flattened', severity: 'look', sentence })),
      ]),
      pages: plan.pages,
      numbers: numbersOfPlan(plan),
      sumsSha256: sums?.sha256 ?? '',
    });
  } catch (problem) {
    await removeQuietly(made);
    if (problem instanceof BuildStopped) return { ok: false, failure: problem.failure };
    if (problem instanceof ZipTooLarge) return documentsTooLarge;
    if (problem instanceof OriginalDamaged) return originalDamaged(problem.source);
    const expected = systemFailure(problem);
    if (expected === null) throw problem;
    return { ok: false, failure: expected };
  }
}

/** The sizes of the PDFs in order of volume. */
function pdfBytes({ selection, volumes }: PackPlan, files: readonly PackFile[]): readonly number[] {
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  return volumes.map(({ number, count }) => bytes.get(volumeFile(selection, number, count)) ?? 0);
}

/** True where a pack would be nothing but its cover and its proofs. */
function isEmpty(selection: PackSelection): boolean {
  if (selection.choices.parts === undefined) return selection.passages.length === 0;
  return packOutline(selection).sections.length === 1;
}

const packExists = failure(
  'pack-exists',
  'There is already something in the folder for this pack, and a pack never overwrites. Choose another folder or title.',
);

const documentsTooLarge = failure(
  'file-too-large',
  'The documents one by one are more than one ZIP file can hold, so the pack was not built. Nothing was left behind. Choose fewer documents, or leave the files out.',
);

function originalDamaged(source: string): Result<never> {
  return failure(
    'pack-source-unreadable',
    `The sealed file of ${source} is not what was imported, so the pack was not built. Nothing was left behind. Check the matter, or leave the files out.`,
  );
}

/** True where nothing is at the path, or an empty folder. */
async function isFree(folder: string): Promise<boolean> {
  try {
    if (!(await lstat(folder)).isDirectory()) return false;
    return (await readdir(folder)).length === 0;
  } catch (problem) {
    if (systemCode(problem) === 'ENOENT') return true;
    throw problem;
  }
}

/** Stops planning where the build was cancelled, and says that it goes on. */
function planningSteps(options: BuildPackOptions): PlanningSteps {
  return {
    onPage: () => {
      stopIfCancelled(options);
    },
    onTurn: () => options.onProgress?.(0, null),
  };
}

async function writeFiles(
  plan: PackPlan,
  folder: string,
  options: BuildPackOptions,
  flattened: FlattenedMarks,
): Promise<readonly PackFile[]> {
  const { selection, outline } = plan;
  const pagesOf = (passageId: string): ReturnType<typeof pagesOfPassage> => pagesOfPassage(plan, passageId);
  const outputs: PackFile[] = [...(await writeShapes(plan, shapeSurroundings(folder, options)))];
  if (shapesToWrite(selection.choices).has('archive')) {
    outputs.push(...(await writeArchive(selection, folder, options)));
  }
  let done = 0;
  for (const volume of plan.volumes) {
    const name = volumeFile(selection, volume.number, volume.count);
    outputs.push(await writeVolume(plan, volume, { folder, name, before: done }, options, flattened));
    done += volume.pages;
  }
  outputs.push(await writeFlushed(folder, 'passages.csv', passagesCsv(selection, outline, pagesOf)));
  if (selection.choices.fullTexts) {
    await mkdir(join(folder, 'sources'));
    for (const source of selection.sources) {
      stopIfCancelled(options);
      outputs.push(await writeFlushed(folder, sourceTextFile(source.urn), source.text));
    }
    await flushFolder(join(folder, 'sources'));
  }
  for (const { name, text } of verifierFiles) outputs.push(await writeFlushed(folder, name, text));
  outputs.sort((one, other) => (one.name < other.name ? -1 : 1));
  const manifest = manifestText(packManifest(selection, pagesOf, outputs));
  const files = [...outputs, await writeFlushed(folder, 'manifest.json', manifest)];
  const sums = files.map((file) => `${file.sha256}  ${file.name}\n`).join('');
  return [...files, await writeFlushed(folder, 'SHA256SUMS', sums)];
}

/** Writes the archive copy of the report, where there is a report: planned by itself, as it has other pages. */
async function writeArchive(
  selection: PackSelection,
  folder: string,
  { signal }: BuildPackOptions,
): Promise<readonly PackFile[]> {
  const archived = archiveSelection(selection);
  if (archived === null) return [];
  const aside = { folder, ...(signal === undefined ? {} : { signal }) };
  const plan = await planInTurns(archived, planningSteps(aside));
  const name = archiveFile(packName(selection.matterTitle, selection.choices));
  const files: PackFile[] = [];
  for (const volume of plan.volumes) {
    files.push(await writeVolume(plan, volume, { folder, name, before: 0 }, aside, new Map()));
  }
  return files;
}

/** The shapes come before the pages, while there is nothing to count yet. */
function shapeSurroundings(folder: string, options: BuildPackOptions): Parameters<typeof writeShapes>[1] {
  return {
    folder,
    onStep: () => {
      stopIfCancelled(options);
      options.onProgress?.(0, null);
    },
    readOriginal: options.readOriginal ?? null,
  };
}

async function writeFlushed(folder: string, name: string, text: string): Promise<PackFile> {
  const bytes = Buffer.from(text, 'utf8');
  const handle = await open(join(folder, ...name.split('/')), 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

/** Makes names durable. Windows has no such thing for folders and refuses to open them; there nothing need be done. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renaming onto an empty folder is refused on Windows, so an empty one is taken away first. */
async function putInPlace(temporary: string, folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (problem) {
    if (systemCode(problem) !== 'ENOENT') throw problem;
  }
  await rename(temporary, folder);
}

/** Takes what was made away again; where even that fails, the first failure is the one to report. */
async function removeQuietly(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
