import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import type { PackFile } from '../../shared/model/index.ts';
import {
  manifestText,
  packManifest,
  packOutline,
  passagesCsv,
  shapesToWrite,
  sourceTextFile,
  type PackSelection,
  type PackSource,
} from '../../shared/pack/index.ts';
import { pagesOfPassage, planPack, type PackPlan, type VolumePlan } from './plan-pack.ts';
import { systemCode, systemFailure } from './system-failure.ts';
import { volumeFile } from './volume-file.ts';
import { verifierFiles } from './verifier/verifier-files.ts';
import type { PreparedPages } from '../../shared/pack/index.ts';
import { PageNotCopied } from './source-pages/page-not-copied.ts';
import { startPackPdf, type PackPdf } from './write-pack-pdf.ts';
import { OriginalDamaged, type ReadOriginal } from './shapes/documents-zip.ts';
import { tooLongForWord } from './shapes/word-limit.ts';
import { shapeWarnings, writeShapes } from './shapes/write-shapes.ts';
import { ZipTooLarge } from './shapes/zip-writer.ts';

/** Where a pack is built and who is told of it. */
export interface BuildPackOptions {
  /** The pack's folder: made new, or there and empty. */
  readonly folder: string;
  /** Told after each page; `total` is null while the pages are still being planned. */
  readonly onProgress?: (done: number, total: number | null) => void;
  readonly signal?: AbortSignal;
  /** Makes the pages of a source ready; needed where documents stand as their own pages. */
  readonly preparePages?: PreparePages;
  /** Reads a source's file as it was sealed; needed where documents are given as the files that came. */
  readonly readOriginal?: ReadOriginal;
}

/** Makes the pages of a source ready to stand in a pack; the message of a failure says what is wrong with the source. */
export type PreparePages = (
  source: Pick<PackSource, 'sha256' | 'fileName'>,
) => Promise<Result<PreparedPages>>;

/** A pack that stands whole in its folder. */
export interface BuiltPackFolder {
  /** Every file, `SHA256SUMS` last. */
  readonly files: readonly PackFile[];
  readonly warnings: readonly string[];
  readonly pages: number;
  readonly sumsSha256: string;
}

/** Bytes of the PDF that may wait to be written before drawing waits for the disk. */
const waitingBytes = 1 << 20;

/** Pages planned before the thread is given back, so that a request to stop is heard. */
const pagesPerTurn = 20;

/** Thrown inside the build alone, to leave it from anywhere. */
class BuildCancelled extends Error {}

/** Thrown inside the build alone: what stopped it, in words. */
class BuildStopped extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
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
      'No passage matches these choices, so there is nothing to put into a pack. Choose other themes or documents.',
    );
  }
  const folder = resolve(options.folder);
  /** What was made on the way and goes again: the temporary folder, and folders above that were not there. */
  const made: string[] = [];
  try {
    if (!(await isFree(folder))) return packExists;
    const plan = await planInTurns(selection, options);
    const tooLong = shapesToWrite(selection.choices).has('word') ? tooLongForWord(plan.outline) : null;
    if (tooLong !== null) return { ok: false, failure: tooLong };
    const above = await mkdir(dirname(folder), { recursive: true });
    if (above !== undefined) made.unshift(above);
    const temporary = await mkdtemp(join(dirname(folder), `.${basename(folder).slice(0, 40)}.building-`));
    made.unshift(temporary);
    // The outer folder is readable by its maker alone; the one inside has the permissions any new folder has.
    const building = join(temporary, 'pack');
    await mkdir(building);
    const files = await writeFiles(plan, building, options);
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
    const warnings = [...plan.warnings, ...shapeWarnings(plan)];
    return success({ files, warnings, pages: plan.pages, sumsSha256: sums?.sha256 ?? '' });
  } catch (problem) {
    await removeQuietly(made);
    if (problem instanceof BuildCancelled) {
      return failure(
        'cancelled',
        'The pack was not built because the work was cancelled. Nothing was left behind.',
      );
    }
    if (problem instanceof BuildStopped) return { ok: false, failure: problem.failure };
    if (problem instanceof ZipTooLarge) return documentsTooLarge;
    if (problem instanceof OriginalDamaged) return originalDamaged(problem.source);
    const expected = systemFailure(problem);
    if (expected === null) throw problem;
    return { ok: false, failure: expected };
  }
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

async function planInTurns(selection: PackSelection, options: BuildPackOptions): Promise<PackPlan> {
  const planning = planPack(selection);
  for (let pages = 1; ; pages += 1) {
    stopIfCancelled(options);
    const step = planning.next();
    if (step.done === true) return step.value;
    if (pages % pagesPerTurn === 0) {
      options.onProgress?.(0, null);
      await nextTurn();
    }
  }
}

function stopIfCancelled(options: BuildPackOptions): void {
  if (options.signal?.aborted === true) throw new BuildCancelled('The build was cancelled.');
}

async function writeFiles(
  plan: PackPlan,
  folder: string,
  options: BuildPackOptions,
): Promise<readonly PackFile[]> {
  const { selection, outline } = plan;
  const pagesOf = (passageId: string): ReturnType<typeof pagesOfPassage> => pagesOfPassage(plan, passageId);
  const outputs: PackFile[] = [...(await writeShapes(plan, shapeSurroundings(folder, options)))];
  let done = 0;
  for (const volume of plan.volumes) {
    outputs.push(await writePdf(plan, volume, folder, done, options));
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

/** Streams a volume to disk page by page, hashing on the way; `before` is how many pages are drawn already. */
async function writePdf(
  plan: PackPlan,
  volume: VolumePlan,
  folder: string,
  before: number,
  options: BuildPackOptions,
): Promise<PackFile> {
  const name = volumeFile(plan.selection, volume.number, volume.count);
  const pdf = startPackPdf(plan, volume);
  const { stream } = pdf;
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const ending = new AbortController();
  const target = createWriteStream(join(folder, name), { flags: 'wx', flush: true });
  const writing: { problem: Error | null } = { problem: null };
  const written = pipeline(stream, counting, target, { signal: ending.signal }).catch((problem: unknown) => {
    writing.problem = problem instanceof Error ? problem : new Error(String(problem));
  });
  try {
    let done = before;
    const drawing = pdf.draw();
    for (let step = drawing.next(); step.done !== true; step = drawing.next()) {
      stopIfCancelled(options);
      if (step.value !== undefined) {
        await takeWantedPages(plan, pdf, step.value.documentId, options);
        continue;
      }
      done += 1;
      options.onProgress?.(Math.min(done, plan.pages), plan.pages);
      do {
        await nextTurn();
        if (writing.problem !== null) throw writing.problem;
      } while (stream.readableLength > waitingBytes);
    }
  } catch (problem) {
    ending.abort();
    await written;
    if (problem instanceof PageNotCopied) {
      throw new BuildStopped(cannotShow(problem.source, cannotBeCopied));
    }
    throw problem;
  }
  await written;
  if (writing.problem !== null) throw writing.problem;
  return { name, sha256: hash.digest('hex'), bytes, pages: volume.pages };
}

/** Has a document's pages made ready and hands them to the drawing; a failure names the document. */
async function takeWantedPages(
  plan: PackPlan,
  pdf: PackPdf,
  documentId: string,
  options: BuildPackOptions,
): Promise<void> {
  const source = plan.outline.sourceByDocument.get(documentId);
  const prepared = source === undefined ? undefined : await options.preparePages?.(source);
  if (source === undefined || prepared === undefined) {
    throw new Error('A pack with pages of documents needs them made ready.');
  }
  const named = `${source.urn} (${source.title})`;
  stopIfCancelled(options);
  if (!prepared.ok) throw new BuildStopped(cannotShow(named, prepared.failure.message));
  await pdf.takePages(documentId, named, prepared.value);
}

const cannotBeCopied = 'Its pages are made in a way that cannot be copied.';

function cannotShow(named: string, reason: string): Failure {
  return {
    code: 'pack-source-unreadable',
    message:
      `The pages of ${named} cannot be put into the pack, so no pack was built, and nothing was left behind. ${reason} ` +
      'Take the document out of the pack, or have documents printed as text instead of as their pages.',
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
