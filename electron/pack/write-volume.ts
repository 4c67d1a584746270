import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PackFile } from '../../shared/model/index.ts';
import { countOf, type PackSelection } from '../../shared/pack/index.ts';
import { BuildStopped, stopIfCancelled, type BuildPackOptions } from './build-options.ts';
import type { PackPlan, VolumePlan } from './plan-pack.ts';
import { PageNotCopied } from './source-pages/page-not-copied.ts';
import { pagesCannotBeCopied, pagesNotShown } from './source-pages/pages-not-shown.ts';
import { startPackPdf, type PackPdf } from './write-pack-pdf.ts';

/** How many form fields and other annotations became part of pages, by the document's id. */
export type FlattenedMarks = Map<string, number>;

/** Bytes of the PDF that may wait to be written before drawing waits for the disk. */
const waitingBytes = 1 << 20;

const noPack = ', so no pack was built, and nothing was left behind';

/** Where a volume is written, and how many pages are drawn already. */
export interface VolumeTarget {
  readonly folder: string;
  readonly name: string;
  readonly before: number;
}

/** Streams a volume to disk page by page, hashing on the way. Throws `BuildStopped`. */
export async function writeVolume(
  plan: PackPlan,
  volume: VolumePlan,
  { folder, name, before }: VolumeTarget,
  options: BuildPackOptions,
  flattened: FlattenedMarks,
): Promise<PackFile> {
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
        await takeWantedPages(plan, pdf, step.value.documentId, options, flattened);
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
      throw new BuildStopped(pagesNotShown(problem.source, pagesCannotBeCopied, noPack));
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
  flattened: FlattenedMarks,
): Promise<void> {
  const source = plan.outline.sourceByDocument.get(documentId);
  const prepared = source === undefined ? undefined : await options.preparePages?.(source);
  if (source === undefined || prepared === undefined) {
    throw new Error('A pack with pages of documents needs them made ready.');
  }
  const named = `${source.urn} (${source.title})`;
  stopIfCancelled(options);
  if (!prepared.ok) throw new BuildStopped(pagesNotShown(named, prepared.failure.message, noPack));
  if (prepared.value.kind === 'pdf') flattened.set(documentId, prepared.value.flattened);
  await pdf.takePages(documentId, named, prepared.value);
}

/** Says what of documents became part of their pages, where it could be filled in, clicked or opened before (rule A18). */
export function flattenedWarnings({ sources }: PackSelection, flattened: FlattenedMarks): readonly string[] {
  return sources.flatMap(({ documentId, urn }) => {
    const count = flattened.get(documentId) ?? 0;
    return count === 0
      ? []
      : [
          `${urn}: ${countOf(count, 'form field or note', 'form fields and notes')} became part of its pages.`,
        ];
  });
}
