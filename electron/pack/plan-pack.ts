import {
  packOutline,
  pageLabel,
  type PackOutline,
  type PackSelection,
  type PassagePages,
} from '../../shared/pack/index.ts';
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
  /** Digits that every page number is given room for. */
  readonly digits: number;
  readonly places: ReadonlyMap<string, Place>;
  /** The places that something links to. */
  readonly linked: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

/** Page numbers are given room for at least this many digits. */
const usualDigits = 3;

/** Characters on a page of a full text, on the low side; tells before planning how long page numbers may become. */
const charactersOnPage = 1800;

/**
 * Plans a pack: lays it out without drawing, and notes the page and height of everything that is linked to.
 *
 * A generator that yields about once a page, so that a caller can stop it. Page numbers take the same width before and
 * after they are known, so the drawing pass puts everything exactly where the plan says.
 */
export function* planPack(selection: PackSelection): Generator<void, PackPlan> {
  const outline = packOutline(selection);
  const fonts = openFonts();
  const bidi = openBidirectional();
  for (let digits = digitsExpected(selection); ; digits += 1) {
    const setter: Typesetter = { fonts, bidi, brokenLines: new Map() };
    const linked = new Set<string>();
    const places = new Map<string, Place>();
    const warnings = collectWarnings();
    const canvas = planningCanvas(linked);
    const unknown: KnownPlaces = { places: new Map(), pages: 0, digits };
    const composition = composeOn(canvas, { selection, outline, setter }, places, unknown, warnings);
    yield* composePack(composition);
    const pages = composition.flow.page() + 1;
    if (pageLabel(pages - 1).length <= digits) {
      return { selection, outline, setter, pages, digits, places, linked, warnings: warnings.sentences() };
    }
  }
}

function digitsExpected(selection: PackSelection): number {
  const printed = selection.choices.fullTexts ? selection.sources : [];
  const characters = printed.reduce((sum, source) => sum + source.text.length, 0);
  return Math.max(usualDigits, String(Math.ceil(characters / charactersOnPage)).length);
}

/** The composition that draws what a plan planned; the places it meets are put into `places`. */
export function compositionOfPlan(plan: PackPlan, canvas: Canvas, places: Map<string, Place>): Composition {
  return composeOn(canvas, plan, places, plan, collectWarnings());
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

type KnownPlaces = Pick<PackPlan, 'places' | 'pages' | 'digits'>;

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
    selection: what.selection,
    outline: what.outline,
    setter: what.setter,
    flow: startFlow(canvas, what.setter, places),
    report: warnings.report,
    warn: warnings.warn,
    pageText: (place) => labelOf(place).padEnd(known.digits, figureBlank),
    pageLabelOf: labelOf,
    pages: known.pages,
  };
}
