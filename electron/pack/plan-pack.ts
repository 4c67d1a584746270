import {
  packOutline,
  pageLabel,
  pageOfLabel,
  type PackOutline,
  type PackSelection,
  type PageLabelRange,
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
  /** How the pages are numbered. */
  readonly labels: readonly PageLabelRange[];
  /** Digits that every page number is given room for; 0 where numbers take the room they need. */
  readonly digits: number;
  readonly places: ReadonlyMap<string, Place>;
  /** The places that something links to. */
  readonly linked: ReadonlySet<string>;
  /** References in people's own words: how many lead somewhere in the pack, and those that do not. */
  readonly references: { readonly found: number; readonly missing: readonly string[] };
  readonly warnings: readonly string[];
}

/** Page numbers are given room for at least this many digits. */
const usualDigits = 3;

/** Characters on a page of a full text, on the low side; tells before planning how long page numbers may become. */
const charactersOnPage = 1800;

/** Passes after which numbers that still move would move for ever. */
const mostPasses = 12;

/**
 * Plans a pack: lays it out without drawing, and notes the page and height of everything that is linked to.
 *
 * A generator that yields about once a page, so that a caller can stop it. Numbers through the whole file take the same width
 * before and after they are known, so one pass is enough. Others are planned again with the numbers of the pass before, until a
 * pass ends with the numbers it began with; the drawing pass puts everything exactly where that one says.
 */
export function* planPack(selection: PackSelection): Generator<void, PackPlan> {
  const outline = packOutline(selection);
  const numbering = selection.choices.numbering ?? 'whole';
  let known: KnownPlaces = {
    places: new Map(),
    pages: 0,
    labels: firstLabels(numbering),
    digits: numbering === 'whole' ? digitsExpected(selection) : 0,
  };
  for (let pass = 1; ; pass += 1) {
    const { plan, namesPages } = yield* planOnce(selection, outline, known);
    const needed = numbering === 'whole' ? pageLabel(plan.pages - 1).length : 0;
    if (needed > known.digits) {
      known = { ...known, digits: needed };
      continue;
    }
    if (isAsKnown(plan, known) || (numbering === 'whole' && !namesPages)) return plan;
    if (pass === mostPasses) throw new Error('The numbers of a pack’s pages do not come to rest.');
    known = plan;
  }
}

function* planOnce(
  selection: PackSelection,
  outline: PackOutline,
  known: KnownPlaces,
): Generator<void, { readonly plan: PackPlan; readonly namesPages: boolean }> {
  const setter: Typesetter = { fonts: openFonts(), bidi: openBidirectional(), brokenLines: new Map() };
  const linked = new Set<string>();
  const places = new Map<string, Place>();
  const labels: PageLabelRange[] = [];
  const references = new Map<string, boolean>();
  const warnings = collectWarnings();
  const canvas = planningCanvas(linked);
  const met: Met = { places, labels, references, namesPages: false };
  const composition = composeOn(canvas, { selection, outline, setter }, met, known, warnings);
  const composing = composePack(composition);
  while (composing.next().done !== true) yield;
  const missing = [...references].filter(([, isFound]) => !isFound).map(([words]) => words);
  const plan = {
    selection,
    outline,
    setter,
    pages: composition.flow.page() + 1,
    labels,
    digits: known.digits,
    places,
    linked,
    references: { found: references.size - missing.length, missing },
    warnings: warnings.sentences(),
  };
  return { plan, namesPages: met.namesPages };
}

/** What a pass meets on its way. */
interface Met {
  readonly places: Map<string, Place>;
  readonly labels: PageLabelRange[];
  readonly references: Map<string, boolean>;
  /** Whether somebody's words name a page of the pack, so that it has to be planned again once pages are known. */
  namesPages: boolean;
}

function isAsKnown(plan: PackPlan, known: KnownPlaces): boolean {
  if (plan.pages !== known.pages || plan.places.size !== known.places.size) return false;
  for (const [name, { page }] of plan.places) if (known.places.get(name)?.page !== page) return false;
  return plan.labels.length === known.labels.length;
}

function firstLabels(numbering: 'whole' | 'section' | 'document'): readonly PageLabelRange[] {
  return [{ fromPage: 0, style: numbering === 'section' ? 'r' : 'D', prefix: '', firstNumber: 1 }];
}

function digitsExpected(selection: PackSelection): number {
  const printed = selection.choices.fullTexts ? selection.sources : [];
  const characters = printed.reduce((sum, source) => sum + source.text.length, 0);
  return Math.max(usualDigits, String(Math.ceil(characters / charactersOnPage)).length);
}

/** The composition that draws what a plan planned; the places it meets are put into `places`. */
export function compositionOfPlan(plan: PackPlan, canvas: Canvas, places: Map<string, Place>): Composition {
  const met: Met = { places, labels: [], references: new Map(), namesPages: false };
  return composeOn(canvas, plan, met, plan, collectWarnings());
}

/** The pages a passage stands on, for tables and manifests. */
export function pagesOfPassage(plan: PackPlan, passageId: string): PassagePages {
  const labelOf = (place: string): string | null => {
    const found = plan.places.get(place);
    return found === undefined ? null : pageLabel(found.page, plan.labels);
  };
  const items = plan.outline.itemsOfPassage.get(passageId) ?? [];
  return {
    items: items.map((item) => ({ number: item.number, page: labelOf(placeOf.item(item.number)) ?? '' })),
    fullText: labelOf(placeOf.passage(passageId)),
  };
}

type KnownPlaces = Pick<PackPlan, 'places' | 'pages' | 'digits' | 'labels'>;

/** As wide as a digit, and blank. */
const figureBlank = '\u2007';

function composeOn(
  canvas: Canvas,
  what: Pick<PackPlan, 'selection' | 'outline' | 'setter'>,
  met: Met,
  known: KnownPlaces,
  warnings: Warnings,
): Composition {
  const labelOf = (place: string): string => {
    const found = known.places.get(place);
    return found === undefined ? '' : pageLabel(found.page, known.labels);
  };
  met.labels.push(...firstLabels(what.selection.choices.numbering ?? 'whole'));
  const flow = startFlow(
    canvas,
    what.setter,
    met.places,
    (page) => pageLabel(page, met.labels),
    (page) => canvas.place(placeOf.sheet(page), 0),
  );
  return {
    selection: what.selection,
    outline: what.outline,
    setter: what.setter,
    flow,
    report: warnings.report,
    warn: warnings.warn,
    numberFromNextPage: (range) => {
      met.labels.push({ ...range, fromPage: flow.page() + 1 });
    },
    pageText: (place) => labelOf(place).padEnd(known.digits, figureBlank),
    pageLabelOf: labelOf,
    placeOfLabel: (label) => {
      met.namesPages = true;
      const page = pageOfLabel(label, known.pages, known.labels);
      return page === null ? null : placeOf.sheet(page);
    },
    followed: (words, isFound) => {
      met.references.set(words, isFound);
    },
    pages: known.pages,
  };
}
