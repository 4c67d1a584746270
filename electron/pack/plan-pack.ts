import { packOutline, pageLabel, type PackOutline, type PackSelection, type PassagePages } from '../../shared/pack/index.ts';
import { openBidirectional } from './bidirectional.ts';
import { planningCanvas, type Canvas } from './canvas.ts';
import { composePack } from './compose-pack.ts';
import { placeOf, type Composition } from './composition.ts';
import { openFonts } from './fonts.ts';
import { startFlow, type Place } from './page-flow.ts';
import type { Typesetter } from './paragraph.ts';
import { collectWarnings, type Warnings } from './warnings.ts';

/** Where everything of a pack will stand. */
export interface PackPlan {
  readonly selection: PackSelection;
  readonly outline: PackOutline;
  readonly setter: Typesetter;
  readonly pages: number;
  readonly places: ReadonlyMap<string, Place>;
  /** The places that something links to. */
  readonly linked: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

/** Packs have at most this many digits in their page numbers before they are planned again with more. */
const usualDigits = 3;

/**
 * Plans a pack: lays it out without drawing, and notes the page and height of everything that is linked to.
 *
 * A generator that yields about once a page, so that a caller can stop it. Page numbers take the same width before and
 * after they are known, so the drawing pass puts everything exactly where the plan says; only a pack of a thousand pages
 * or more is planned twice.
 */
export function* planPack(selection: PackSelection): Generator<void, PackPlan> {
  const setter: Typesetter = { fonts: openFonts(), bidi: openBidirectional() };
  const outline = packOutline(selection);
  let digits = usualDigits;
  for (;;) {
    const linked = new Set<string>();
    const places = new Map<string, Place>();
    const warnings = collectWarnings();
    const canvas = planningCanvas(linked);
    const unknown: KnownPlaces = { places: new Map(), pages: 0, digits };
    const composition = composeOn(canvas, { selection, outline, setter }, places, unknown, warnings);
    yield* composePack(composition);
    const pages = composition.flow.page() + 1;
    const needed = Math.max(usualDigits, pageLabel(pages - 1).length);
    if (needed === digits) {
      return { selection, outline, setter, pages, places, linked, warnings: warnings.sentences() };
    }
    digits = needed;
  }
}

/** The composition that draws what a plan planned; the places it meets are put into `places`. */
export function compositionOfPlan(plan: PackPlan, canvas: Canvas, places: Map<string, Place>): Composition {
  const digits = Math.max(usualDigits, pageLabel(plan.pages - 1).length);
  const known = { places: plan.places, pages: plan.pages, digits };
  return composeOn(canvas, plan, places, known, collectWarnings());
}

/** The pages a passage stands on, for tables and manifests. */
export function pagesOfPassage(plan: PackPlan, passageId: string): PassagePages {
  const labelOf = (place: string): string | null => {
    const found = plan.places.get(place);
    return found === undefined ? null : pageLabel(found.page);
  };
  const items = plan.outline.itemsOfPassage.get(passageId) ?? [];
  return {
    items: items.map((item) => ({ number: item.number, page: labelOf(placeOf.item(item.number)) ?? '' })),
    fullText: labelOf(placeOf.passage(passageId)),
  };
}

interface KnownPlaces {
  readonly places: ReadonlyMap<string, Place>;
  readonly pages: number;
  /** Digits that every page number is given room for. */
  readonly digits: number;
}

/** As wide as a digit, and blank. */
const figureBlank = '\u2007';

function composeOn(
  canvas: Canvas,
  what: Pick<PackPlan, 'selection' | 'outline' | 'setter'>,
  places: Map<string, Place>,
  known: KnownPlaces,
  warnings: Warnings,
): Composition {
  const labelOf = (place: string): string => {
    const found = known.places.get(place);
    return found === undefined ? '' : pageLabel(found.page);
  };
  return {
    ...what,
    flow: startFlow(canvas, what.setter, places),
    report: warnings.report,
    warn: warnings.warn,
    pageText: (place) => labelOf(place).padEnd(known.digits, figureBlank),
    pageLabelOf: labelOf,
    pages: known.pages,
  };
}
