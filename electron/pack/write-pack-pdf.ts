import type { Readable } from 'node:stream';
import { stableJson, type PreparedPages, type SourceLink } from '../../shared/pack/index.ts';
import { attachProofs } from './attach-proofs.ts';
import { spellUnseen } from '../../shared/text/index.ts';
import { composePack } from './compose-pack.ts';
import { labelTree } from './label-tree.ts';
import { openPdf } from './open-pdf.ts';
import type { PagesWanted } from './draw-source-pages.ts';
import type { Place } from './page-flow.ts';
import { page } from './page-geometry.ts';
import { pdfCanvas, type ShownSource } from './pdf-canvas.ts';
import { compositionOfPlan, type PackPlan, type VolumePlan } from './plan-pack.ts';
import { volumeFile } from './volume-file.ts';
import { openPreparedPages } from './source-pages/open-prepared-pages.ts';
import type { SourceObjects } from './source-pages/source-objects.ts';

/** A PDF as it is being drawn: a stream of bytes to read, and the work that fills it. */
export interface PackPdf {
  readonly stream: Readable;
  /** Draws page by page; yields once for each page, and before the pages of a document which one must be made ready. */
  readonly draw: () => Generator<PagesWanted | undefined>;
  /** Takes the pages that were wanted, of a document as a person knows it; they are forgotten when others come. */
  readonly takePages: (documentId: string, named: string, pages: PreparedPages) => Promise<void>;
}

/**
 * Begins the PDF of a volume of a planned pack: tagged, with labels, bookmarks, links and the list of sources attached. Where every page of it was
 * drawn here it is built for PDF/A-3a and PDF/UA, and is an archive copy by itself: the table of passages is attached, too. Its bytes depend on the plan alone: no time, name or place of the machine goes in.
 *
 * The stream has no backpressure of its own, so whoever draws waits between pages until what was drawn has been read.
 */
export function startPackPdf(plan: PackPlan, volume: VolumePlan): PackPdf {
  const { selection } = plan;
  const hasSourcePages = plan.outline.sections.some(({ entries }) =>
    entries.some(({ kind, number }) => kind === 'source-pages' && volume.entries.has(number)),
  );
  const sources = new Map<string, ShownSource>();
  const layers: Layer[] = [];
  const { document, pdf } = openPdf({
    title: titleOf(plan, volume),
    clockMs: selection.clockMs,
    applicationVersion: selection.applicationVersion,
    identity: identityOf(plan, volume),
    claims: !hasSourcePages,
  });

  function* draw(): Generator<PagesWanted | undefined> {
    const canvas = pdfCanvas(
      pdf,
      (sheet) => {
        const { width, height } = sheet ?? page;
        // What is added to a page of a source is a few lines, which compressing makes little smaller and takes long.
        pdf.compress = sheet === undefined;
        document.addPage({ size: [width, height], margin: 0 });
        pdf.compress = true;
      },
      new Set(plan.volumes.flatMap(({ linked }) => [...linked])),
      {
        sources,
        hasPlace: (place) => plan.places.has(place),
        otherFileOf: (place) => otherFileOf(plan, volume, place),
      },
    );
    const drawn = new Map<string, Place>();
    const composing = composePack(compositionOfPlan(plan, volume, canvas, drawn));
    yield* composing;
    forgetPages();
    assertAsPlanned(plan, volume, drawn);
    canvas.finish();
    attachProofs(pdf, plan, { withPassages: !hasSourcePages });
    const catalog = pdf._root.data;
    catalog.PageLabels = labelTree(volume.labels);
    catalog.OpenAction = [catalog.Pages.data.Kids[0], 'XYZ', null, null, 1];
    catalog.PageMode = 'UseOutlines';
    if (layers.length > 0) catalog.OCProperties = layerTree(layers);
    document.end();
    yield undefined;
  }

  const forgetPages = (): void => {
    for (const { objects } of sources.values()) layers.push(...objects.layers());
    sources.clear();
  };
  return {
    stream: pdf,
    draw,
    takePages: async (documentId, named, pages) => {
      forgetPages();
      const objects = await openPreparedPages(pdf, pages, named);
      const { links, bookmarks } = pages.kind === 'pdf' ? pages : noWays;
      sources.set(documentId, { objects, links: byPage(links), bookmarks });
    },
  };
}

const noWays = { links: [], bookmarks: [] };

function byPage(links: readonly SourceLink[]): ReadonlyMap<number, readonly SourceLink[]> {
  const pages = new Map<number, SourceLink[]>();
  for (const link of links) {
    const known = pages.get(link.page);
    if (known === undefined) pages.set(link.page, [link]);
    else known.push(link);
  }
  return pages;
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
function identityOf(plan: PackPlan, volume: VolumePlan): string {
  const { receipt, clockMs, choices } = plan.selection;
  const which = volume.count === 1 ? [] : [volume.number];
  // What lies beside the file does not make it another.
  const ofFile = { ...choices, shapes: undefined, warnOver: undefined };
  return stableJson([receipt, clockMs, ofFile, plan.pages, ...which]);
}

function titleOf({ selection }: PackPlan, { number, count }: VolumePlan): string {
  const title = spellUnseen(`${selection.matterTitle}: ${selection.choices.title}`);
  return count === 1 ? title : `${title}, volume ${number} of ${count}`;
}

/** The name of the file that a place is in, where it is another volume than this one. */
function otherFileOf(plan: PackPlan, here: VolumePlan, place: string): string | null {
  const volume = plan.places.get(place)?.volume ?? here.number - 1;
  return volume === here.number - 1 ? null : volumeFile(plan.selection, volume + 1, here.count);
}

/** Planning and drawing run the same code; if they ever part, a printed page number would be wrong, so nothing is printed. */
function assertAsPlanned(plan: PackPlan, here: VolumePlan, drawn: ReadonlyMap<string, Place>): void {
  for (const [name, place] of plan.places) {
    if (place.volume !== here.number - 1) continue;
    const found = drawn.get(name);
    if (found?.page !== place.page) throw new Error('A page was drawn that differs from its plan.');
  }
}
