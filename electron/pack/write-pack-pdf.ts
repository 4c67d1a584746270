import type { Readable } from 'node:stream';
import { manifestSources, manifestText, pageLabelRanges, stableJson } from '../../shared/pack/index.ts';
import { composePack } from './compose-pack.ts';
import { openPdf } from './open-pdf.ts';
import type { Place } from './page-flow.ts';
import { page } from './page-geometry.ts';
import { pdfCanvas } from './pdf-canvas.ts';
import type { PdfInterior } from './pdfkit-interior.ts';
import { compositionOfPlan, type PackPlan } from './plan-pack.ts';

/** A PDF as it is being drawn: a stream of bytes to read, and the work that fills it. */
export interface PackPdf {
  readonly stream: Readable;
  /** Draws page by page; yields once for each page. */
  readonly draw: () => Generator<void>;
}

/**
 * Begins the PDF of a planned pack: built for PDF/A-3a and PDF/UA, tagged, with labels, bookmarks, links and the list of
 * sources attached. Its bytes depend on the plan alone: no time, name or place of the machine goes in.
 *
 * The stream has no backpressure of its own, so whoever draws waits between pages until what was drawn has been read.
 */
export function startPackPdf(plan: PackPlan): PackPdf {
  const { selection } = plan;
  const clock = new Date(selection.clockMs);
  const { document, pdf } = openPdf({
    title: `${selection.matterTitle}: ${selection.choices.title}`,
    clockMs: selection.clockMs,
    applicationVersion: selection.applicationVersion,
    identity: identityOf(plan),
  });

  function* draw(): Generator<void> {
    const canvas = pdfCanvas(
      pdf,
      () => {
        document.addPage({ size: [page.width, page.height], margin: 0 });
      },
      plan.linked,
    );
    const drawn = new Map<string, Place>();
    const composing = composePack(compositionOfPlan(plan, canvas, drawn));
    while (composing.next().done !== true) yield;
    assertAsPlanned(plan, drawn);
    canvas.finish();
    attachSources(pdf, plan, clock);
    const catalog = pdf._root.data;
    catalog.PageLabels = {
      Nums: pageLabelRanges.flatMap((range) => [range.fromPage, { S: range.style, St: range.firstNumber }]),
    };
    catalog.OpenAction = [catalog.Pages.data.Kids[0], 'XYZ', null, null, 1];
    catalog.PageMode = 'UseOutlines';
    document.end();
    yield;
  }
  return { stream: pdf, draw };
}

/** What makes this file another file than others, without saying anything of it. */
function identityOf(plan: PackPlan): string {
  const { receipt, clockMs, choices } = plan.selection;
  return stableJson([receipt, clockMs, choices, plan.pages]);
}

function attachSources(pdf: PdfInterior, plan: PackPlan, clock: Date): void {
  const content = Buffer.from(manifestText({ sources: manifestSources(plan.selection) }));
  pdf.file(content, {
    name: 'sources.json',
    type: 'application/json',
    description: 'The sources of this pack with their SHA-256 fingerprints',
    relationship: 'Data',
    creationDate: clock,
    modifiedDate: clock,
  });
}

/** Planning and drawing run the same code; if they ever part, a printed page number would be wrong, so nothing is printed. */
function assertAsPlanned(plan: PackPlan, drawn: ReadonlyMap<string, Place>): void {
  for (const [name, place] of plan.places) {
    const found = drawn.get(name);
    if (found?.page !== place.page) throw new Error('A page was drawn that differs from its plan.');
  }
}
