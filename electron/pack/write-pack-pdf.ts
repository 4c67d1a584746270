import type { Readable } from 'node:stream';
import { manifestSources, manifestText, stableJson } from '../../shared/pack/index.ts';
import { composePack } from './compose-pack.ts';
import { labelTree } from './label-tree.ts';
import { openPdf } from './open-pdf.ts';
import type { PagesWanted } from './draw-source-pages.ts';
import type { Place } from './page-flow.ts';
import { page } from './page-geometry.ts';
import { pdfCanvas } from './pdf-canvas.ts';
import type { PdfInterior } from './pdfkit-interior.ts';
import { compositionOfPlan, type PackPlan } from './plan-pack.ts';
import { openPictureObjects } from './source-pages/picture-objects.ts';
import type { PreparedPages } from '../../shared/pack/index.ts';
import { openSourceObjects, type SourceObjects } from './source-pages/source-objects.ts';

/** A PDF as it is being drawn: a stream of bytes to read, and the work that fills it. */
export interface PackPdf {
  readonly stream: Readable;
  /** Draws page by page; yields once for each page, and before the pages of a document which one must be made ready. */
  readonly draw: () => Generator<PagesWanted | undefined>;
  /** Takes the pages that were wanted, of a document as a person knows it; they are forgotten when others come. */
  readonly takePages: (documentId: string, named: string, pages: PreparedPages) => Promise<void>;
}

/**
 * Begins the PDF of a planned pack: tagged, with labels, bookmarks, links and the list of sources attached, and built for PDF/A-3a
 * and PDF/UA where every page of it was drawn here. Its bytes depend on the plan alone: no time, name or place of the machine goes in.
 *
 * The stream has no backpressure of its own, so whoever draws waits between pages until what was drawn has been read.
 */
export function startPackPdf(plan: PackPlan): PackPdf {
  const { selection } = plan;
  const clock = new Date(selection.clockMs);
  const hasSourcePages = plan.outline.sections.some(({ entries }) =>
    entries.some(({ kind }) => kind === 'source-pages'),
  );
  const sources = new Map<string, SourceObjects>();
  const layers: Layer[] = [];
  const { document, pdf } = openPdf({
    title: `${selection.matterTitle}: ${selection.choices.title}`,
    clockMs: selection.clockMs,
    applicationVersion: selection.applicationVersion,
    identity: identityOf(plan),
    claims: !hasSourcePages,
  });

  function* draw(): Generator<PagesWanted | undefined> {
    const canvas = pdfCanvas(
      pdf,
      ({ width, height } = page) => {
        document.addPage({ size: [width, height], margin: 0 });
      },
      plan.linked,
      sources,
    );
    const drawn = new Map<string, Place>();
    const composing = composePack(compositionOfPlan(plan, canvas, drawn));
    yield* composing;
    forgetPages();
    assertAsPlanned(plan, drawn);
    canvas.finish();
    attachSources(pdf, plan, clock);
    const catalog = pdf._root.data;
    catalog.PageLabels = labelTree(plan.labels);
    catalog.OpenAction = [catalog.Pages.data.Kids[0], 'XYZ', null, null, 1];
    catalog.PageMode = 'UseOutlines';
    if (layers.length > 0) catalog.OCProperties = layerTree(layers);
    document.end();
    yield undefined;
  }

  const forgetPages = (): void => {
    for (const objects of sources.values()) layers.push(...objects.layers());
    sources.clear();
  };
  return {
    stream: pdf,
    draw,
    takePages: async (documentId, named, pages) => {
      forgetPages();
      const objects =
        pages.kind === 'pdf'
          ? await openSourceObjects(pdf, pages.pdf, named)
          : openPictureObjects(pdf, pages.pictures);
      sources.set(documentId, objects);
    },
  };
}

type Layer = ReturnType<SourceObjects['layers']>[number];

/** The layers of appended pages, shown and hidden as their sources show and hide them. */
function layerTree(layers: readonly Layer[]): object {
  const hidden = layers.filter(({ shown }) => !shown);
  return {
    OCGs: layers.map(({ reference }) => reference),
    D: { Order: [], OFF: hidden.map(({ reference }) => reference) },
  };
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
