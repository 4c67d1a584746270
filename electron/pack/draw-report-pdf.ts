import { setImmediate as nextTurn } from 'node:timers/promises';
import { pageLabel, plainLabels } from '../../shared/pack/index.ts';
import { openBidirectional } from './bidirectional.ts';
import { planningCanvas, type Canvas } from './canvas.ts';
import type { TextComposition } from './composition.ts';
import { labelTree } from './label-tree.ts';
import { openFonts } from './fonts.ts';
import { openPdf } from './open-pdf.ts';
import { startFlow } from './page-flow.ts';
import { page } from './page-geometry.ts';
import type { Typesetter } from './paragraph.ts';
import { pdfCanvas } from './pdf-canvas.ts';

/** A report about a matter: what its PDF says of itself, and what draws it. */
export interface ReportToDraw {
  readonly title: string;
  /** UTC milliseconds. */
  readonly clockMs: number;
  readonly applicationVersion: string;
  /** What makes it another file than others. */
  readonly identity: string;
  readonly draw: (composition: TextComposition) => Generator<void>;
}

/** A report as the bytes of a PDF. */
export interface ReportPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Who is told of the drawing, and who may stop it. */
export interface DrawReportOptions {
  readonly onProgress: (done: number, pages: number) => void;
  readonly signal: AbortSignal;
}

/** Pages drawn before the thread is given back, so that a request to stop is heard. */
const pagesPerTurn = 20;

/**
 * Draws a report as a PDF: A4, tagged, fonts embedded, every page numbered as `3 of 12`. The same report gives the same
 * bytes. Laid out twice, so that the number of pages is known when the first is drawn. Null where it was stopped.
 */
export async function drawReportPdf(
  what: ReportToDraw,
  options: DrawReportOptions,
): Promise<ReportPdf | null> {
  const setter: Typesetter = { fonts: openFonts(), bidi: openBidirectional(), brokenLines: new Map() };
  const planned = compositionOn(planningCanvas(new Set()), setter, 0);
  if (!(await drawn(what.draw(planned), options.signal, () => undefined))) return null;
  const pages = planned.flow.page() + 1;

  const { document, pdf } = openPdf({
    title: what.title,
    clockMs: what.clockMs,
    applicationVersion: what.applicationVersion,
    identity: `${what.identity} ${pages}`,
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const addPage = (): void => {
    document.addPage({ size: [page.width, page.height], margin: 0 });
  };
  const canvas = pdfCanvas(pdf, addPage, new Set());
  const composition = compositionOn(canvas, setter, pages);
  const finished = await drawn(what.draw(composition), options.signal, () => {
    options.onProgress(composition.flow.page(), pages);
  });
  if (!finished) return null;
  if (composition.flow.page() + 1 !== pages)
    throw new Error('A report was drawn that differs from its plan.');
  canvas.finish();
  pdf._root.data.PageLabels = labelTree(plainLabels);
  document.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages };
}

function compositionOn(canvas: Canvas, setter: Typesetter, pages: number): TextComposition {
  return {
    setter,
    flow: startFlow(canvas, setter, new Map(), (index) => `${pageLabel(index)} of ${pages}`),
    // What no font has is spelled as its code point on the page; the record holds it exactly.
    report: () => ({ missing: () => undefined, invisible: () => undefined }),
  };
}

/** Draws to the end, giving the thread back now and then; false where it was stopped. */
async function drawn(work: Generator<void>, signal: AbortSignal, onTurn: () => void): Promise<boolean> {
  for (let turned = 1; work.next().done !== true; turned += 1) {
    if (turned % pagesPerTurn !== 0) continue;
    onTurn();
    await nextTurn();
    if (signal.aborted) return false;
  }
  return !signal.aborted;
}
