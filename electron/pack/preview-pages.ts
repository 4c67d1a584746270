import { setImmediate as nextTurn } from 'node:timers/promises';
import { success, type Failure, type Result } from '../../shared/base/index.ts';
import { pageLabel, type PackSelection, type SourcePagesEntry } from '../../shared/pack/index.ts';
import type { PreparePages } from './build-options.ts';
import { composePack } from './compose-pack.ts';
import { openPdf } from './open-pdf.ts';
import { page as usualPage } from './page-geometry.ts';
import { pdfCanvas, type ShownSource } from './pdf-canvas.ts';
import type { PdfInterior } from './pdfkit-interior.ts';
import { placeOf } from './place-of.ts';
import { compositionOfPlan, planPack, type PackPlan, type VolumePlan } from './plan-pack.ts';
import { somePagesCanvas } from './some-pages-canvas.ts';
import { PageNotCopied } from './source-pages/page-not-copied.ts';
import { openPreparedPages } from './source-pages/open-prepared-pages.ts';
import { pagesCannotBeCopied, pagesNotShown } from './source-pages/pages-not-shown.ts';

/** Some pages of a pack that was not built, in a PDF of their own that is for looking at alone. */
export interface PreviewedPages {
  readonly pdf: Uint8Array;
  /** The first page in the PDF, counted through all volumes from 1. */
  readonly first: number;
  /** The numbers printed on the pages in the PDF. */
  readonly labels: readonly string[];
  /** The volume that they stand in, from 1. */
  readonly volume: number;
  /** Pages of all volumes. */
  readonly pages: number;
}

/** What a preview is asked for. */
export interface PagesToPreview {
  /** From 1, through all volumes; a later one than the last means the last. */
  readonly page: number;
  readonly signal: AbortSignal;
  readonly preparePages: PreparePages;
}

/** How many pages before and after the wanted one come with it, so that turning the page need not plan the pack again. */
const around = { before: 2, after: 5 } as const;

/** Steps before the thread is given back, so that a request to stop is heard. */
const stepsPerTurn = 20;

/** Thrown inside the preview alone. */
class PreviewStopped extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.message);
    this.failure = reason;
  }
}

/**
 * Draws a page of a pack, and some beside it, in memory: planned and drawn by the code that builds it, so the page is the page. Where a
 * document beside cannot be made ready, the wanted page comes alone.
 *
 * Fails with `cancelled` and `pack-source-unreadable`.
 */
export async function previewPages(
  selection: PackSelection,
  wanted: PagesToPreview,
): Promise<Result<PreviewedPages>> {
  try {
    const plan = await untilDone(planPack(selection), wanted.signal);
    const { volume, before, index } = volumeOfPage(plan, wanted.page);
    const range = {
      from: Math.max(0, index - around.before),
      to: Math.min(volume.pages - 1, index + around.after),
    };
    const alone = { from: index, to: index };
    const pdf = await drawRange(plan, volume, range, wanted).catch((problem: unknown) => {
      if (!(problem instanceof PreviewStopped) || problem.failure.code === 'cancelled') throw problem;
      return null;
    });
    const drawn = pdf === null ? alone : range;
    return success({
      pdf: pdf ?? (await drawRange(plan, volume, alone, wanted)),
      first: before + drawn.from + 1,
      labels: Array.from({ length: drawn.to - drawn.from + 1 }, (_, offset) =>
        pageLabel(drawn.from + offset, volume.labels),
      ),
      volume: volume.number,
      pages: plan.pages,
    });
  } catch (problem) {
    if (problem instanceof PreviewStopped) return { ok: false, failure: problem.failure };
    throw problem;
  }
}

/** The volume that a page counted from 1 is in, how many pages come before it, and the page's index in it. */
function volumeOfPage(
  plan: PackPlan,
  page: number,
): { readonly volume: VolumePlan; readonly before: number; readonly index: number } {
  const wanted = Math.min(page, plan.pages) - 1;
  let before = 0;
  for (const volume of plan.volumes) {
    if (wanted < before + volume.pages) return { volume, before, index: wanted - before };
    before += volume.pages;
  }
  throw new RangeError(`A pack of ${plan.pages} pages has no page ${page}.`);
}

/** Indexes of pages in a volume, both ends included. */
interface PageRange {
  readonly from: number;
  readonly to: number;
}

async function drawRange(
  plan: PackPlan,
  volume: VolumePlan,
  range: PageRange,
  { signal, preparePages }: PagesToPreview,
): Promise<Uint8Array> {
  const { selection } = plan;
  const { document, pdf } = openPdf({
    title: selection.choices.title,
    clockMs: selection.clockMs,
    applicationVersion: selection.applicationVersion,
    identity: 'preview',
    claims: false,
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const sources = new Map<string, ShownSource>();
  for (const entry of sourcesWithin(plan, volume, range)) {
    if (sources.has(entry.source.documentId)) continue;
    stopIfCancelled(signal);
    sources.set(entry.source.documentId, await readySource(pdf, entry, preparePages));
  }
  const canvas = pdfCanvas(
    pdf,
    ({ width, height } = usualPage) => {
      document.addPage({ size: [width, height], margin: 0 });
    },
    new Set(),
    { sources, hasPlace: () => false, otherFileOf: () => null },
  );
  const some = somePagesCanvas(canvas, (page) => page >= range.from && page <= range.to);
  await untilDone(composePack(compositionOfPlan(plan, volume, some, new Map())), signal);
  canvas.finish();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The entries of documents' own pages that have a page in a range. */
function sourcesWithin(plan: PackPlan, volume: VolumePlan, range: PageRange): readonly SourcePagesEntry[] {
  return plan.outline.sections
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.kind === 'source-pages')
    .filter(({ number, from, to }) => {
      const place = plan.places.get(placeOf.entry(number));
      if (place === undefined || (place.volume ?? 0) !== volume.number - 1) return false;
      return place.page <= range.to && place.page + to - from >= range.from;
    });
}

async function readySource(
  pdf: PdfInterior,
  { source }: SourcePagesEntry,
  preparePages: PreparePages,
): Promise<ShownSource> {
  const named = `${source.urn} (${source.title})`;
  const prepared = await preparePages(source);
  if (!prepared.ok) throw new PreviewStopped(pagesNotShown(named, prepared.failure.message));
  try {
    const objects = await openPreparedPages(pdf, prepared.value, named);
    return { objects, links: new Map(), bookmarks: [] };
  } catch (problem) {
    if (problem instanceof PageNotCopied) {
      throw new PreviewStopped(pagesNotShown(named, pagesCannotBeCopied));
    }
    throw problem;
  }
}

async function untilDone<Step, Value>(work: Generator<Step, Value>, signal: AbortSignal): Promise<Value> {
  for (let steps = 1; ; steps += 1) {
    stopIfCancelled(signal);
    const step = work.next();
    if (step.done === true) return step.value;
    if (steps % stepsPerTurn === 0) await nextTurn();
  }
}

function stopIfCancelled(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new PreviewStopped({
    code: 'cancelled',
    message: 'The page was not drawn because something else was asked for.',
  });
}
