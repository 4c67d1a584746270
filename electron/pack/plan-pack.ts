import type { PackFinding, PackNumbers, PageLabelRange } from '../../shared/model/index.ts';
import {
  packOutline,
  pageLabel,
  pageOfLabel,
  type PackOutline,
  type PackSelection,
  type PassagePages,
} from '../../shared/pack/index.ts';
import { openBidirectional } from './bidirectional.ts';
import { planningCanvas, type Canvas } from './canvas.ts';
import { composePack } from './compose-pack.ts';
import type { Composition, NumbersBefore, PackVolume } from './composition.ts';
import { placeOf } from './place-of.ts';
import { openFonts } from './fonts.ts';
import { startFlow, type Place } from './page-flow.ts';
import type { Typesetter } from './paragraph.ts';
import { volumesOf } from './volumes-of.ts';
import { collectWarnings, type Warnings } from './warnings.ts';

/** Where everything of a pack will stand. */
export interface PackPlan {
  readonly selection: PackSelection;
  readonly outline: PackOutline;
  readonly setter: Typesetter;
  /** The files, at least one. */
  readonly volumes: readonly VolumePlan[];
  /** Pages of all volumes. */
  readonly pages: number;
  /** Digits that every page number is given room for; 0 where numbers take the room they need. */
  readonly digits: number;
  readonly places: ReadonlyMap<string, Place>;
  /** References in people's own words: how many lead somewhere in the pack, and those that do not. */
  readonly references: { readonly found: number; readonly missing: readonly string[] };
  readonly warnings: readonly string[];
  /** What the warnings say, each with its kind and weight. */
  readonly findings: readonly PackFinding[];
}

/** One file of a pack. */
export interface VolumePlan extends PackVolume {
  readonly pages: number;
  /** How its pages are numbered. */
  readonly labels: readonly PageLabelRange[];
  readonly before: NumbersBefore;
  /** The places in any volume that something in this one links to. */
  readonly linked: ReadonlySet<string>;
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
 * A generator that yields about once a page, so that a caller can stop it. Numbers through one file take the same width before and
 * after they are known, so one pass is enough. Others are planned again with the numbers of the pass before, until a pass ends with
 * the numbers it began with; the drawing pass puts everything exactly where that one says.
 */
export function* planPack(selection: PackSelection): Generator<void, PackPlan> {
  const outline = packOutline(selection);
  const { numbering = 'whole', volumes: split } = selection.choices;
  const everything = outline.sections.flatMap(({ entries }) => entries.map(({ number }) => number));
  let volumes: readonly PackVolume[] = [{ number: 1, count: 1, entries: new Set(everything) }];
  let isSplit = split === undefined;
  let isPadded = numbering === 'whole' && split === undefined && selection.follows?.after.how !== 'inserted';
  let known: KnownPlaces = {
    places: new Map(),
    pages: 0,
    volumes: [],
    digits: isPadded ? digitsExpected(selection) : 0,
  };
  for (let pass = 1; ; pass += 1) {
    const { plan, namesPages } = yield* planOnce(selection, outline, volumes, known);
    if (!isSplit && split !== undefined) {
      volumes = volumesOf(plan, split.mostPages);
      isSplit = true;
      isPadded = isPadded && volumes.length === 1;
    } else if (isPadded && lastLabel(plan).length > known.digits) {
      known = { ...known, digits: lastLabel(plan).length };
      continue;
    } else if (isAsKnown(plan, known) || (isPadded && !namesPages)) {
      return plan;
    }
    if (pass === mostPasses) throw new Error('The numbers of a pack’s pages do not come to rest.');
    known = plan;
  }
}

function* planOnce(
  selection: PackSelection,
  outline: PackOutline,
  volumes: readonly PackVolume[],
  known: KnownPlaces,
): Generator<void, { readonly plan: PackPlan; readonly namesPages: boolean }> {
  const setter: Typesetter = { fonts: openFonts(), bidi: openBidirectional(), brokenLines: new Map() };
  const places = new Map<string, Place>();
  const references = new Map<string, boolean>();
  const warnings = collectWarnings();
  const planned: VolumePlan[] = [];
  let namesPages = false;
  for (const volume of volumes) {
    const linked = new Set<string>();
    const labels: PageLabelRange[] = [];
    const before = numbersBefore(selection, outline, planned);
    const met: Met = { places: new Map(), labels, references, namesPages: false };
    const what = { selection, outline, setter, volumes, volume, before };
    const composition = composeOn(planningCanvas(linked), what, met, known, warnings);
    const composing = composePack(composition);
    while (composing.next().done !== true) yield;
    // A place that stands in several volumes is led to in the first.
    for (const [name, place] of met.places) {
      if (!places.has(name)) places.set(name, { ...place, volume: volume.number - 1 });
    }
    namesPages = namesPages || met.namesPages;
    planned.push({ ...volume, pages: composition.flow.page() + 1, labels, before, linked });
  }
  const missing = [...references].filter(([, isFound]) => !isFound).map(([words]) => words);
  const findings = warnings.findings();
  const plan = {
    selection,
    outline,
    setter,
    volumes: planned,
    pages: planned.reduce((sum, { pages }) => sum + pages, 0),
    digits: known.digits,
    places,
    references: { found: references.size - missing.length, missing },
    warnings: findings.map(({ sentence }) => sentence),
    findings,
  };
  return { plan, namesPages };
}

/** What a pass meets on its way. */
interface Met {
  readonly places: Map<string, Place>;
  readonly labels: PageLabelRange[];
  readonly references: Map<string, boolean>;
  /** Whether somebody's words name a page of the pack, so that it has to be planned again once pages are known. */
  namesPages: boolean;
}

/** How far numbers went in the volumes planned so far, where a person wants them to run on. */
function numbersBefore(
  { choices, follows }: PackSelection,
  outline: PackOutline,
  planned: readonly VolumePlan[],
): NumbersBefore {
  const sections = new Map<string, number>();
  const goesOn = follows?.after.how === 'supplement';
  let [pages, front] = goesOn ? [follows.pages, follows.front] : [0, 0];
  if (choices.volumes?.numbers === 'restart') return { pages, front, sections };
  for (const volume of planned) {
    pages += volume.pages;
    volume.labels.forEach((range, index) => {
      const length = (volume.labels[index + 1]?.fromPage ?? volume.pages) - range.fromPage;
      if (range.style === 'r') front += length;
      else sections.set(range.prefix, (sections.get(range.prefix) ?? 0) + length);
    });
  }
  return {
    pages,
    front,
    sections: new Map(outline.sections.map(({ letter }) => [letter, sections.get(letter) ?? 0])),
  };
}

function isAsKnown(plan: PackPlan, known: KnownPlaces): boolean {
  if (plan.volumes.length !== known.volumes.length || plan.places.size !== known.places.size) return false;
  if (plan.volumes.some(({ pages }, index) => pages !== known.volumes[index]?.pages)) return false;
  for (const [name, { page, volume }] of plan.places) {
    const before = known.places.get(name);
    if (before?.page !== page || before.volume !== volume) return false;
  }
  return true;
}

function lastLabel({ pages, volumes }: PackPlan): string {
  return pageLabel(pages - 1, volumes[0]?.labels);
}

function firstLabels({ choices, follows }: PackSelection, before: NumbersBefore): readonly PageLabelRange[] {
  if (follows?.after.how === 'inserted') {
    const firstNumber = follows.letters + before.pages + 1;
    return [{ fromPage: 0, style: 'A', prefix: follows.after.page, firstNumber }];
  }
  return choices.numbering === 'section'
    ? [{ fromPage: 0, style: 'r', prefix: '', firstNumber: before.front + 1 }]
    : [{ fromPage: 0, style: 'D', prefix: '', firstNumber: before.pages + 1 }];
}

function digitsExpected(selection: PackSelection): number {
  const printed = selection.choices.fullTexts ? selection.sources : [];
  const characters = printed.reduce((sum, source) => sum + source.text.length, 0);
  return Math.max(usualDigits, String(Math.ceil(characters / charactersOnPage)).length);
}

/** The composition that draws a volume of what was planned; the places it meets are put into `places`. */
export function compositionOfPlan(
  plan: PackPlan,
  volume: VolumePlan,
  canvas: Canvas,
  places: Map<string, Place>,
): Composition {
  const met: Met = { places, labels: [], references: new Map(), namesPages: false };
  return composeOn(canvas, { ...plan, volume, before: volume.before }, met, plan, collectWarnings());
}

/** The label of the page a place is on, or null where the plan does not have it. */
export function labelOfPlace(plan: KnownPlaces, place: string): string | null {
  const found = plan.places.get(place);
  return found === undefined ? null : pageLabel(found.page, plan.volumes[found.volume ?? 0]?.labels);
}

/** How a planned pack is numbered, as the record of its build keeps it. */
export function numbersOfPlan({ outline, volumes, selection }: PackPlan): PackNumbers {
  return {
    volumes: volumes.map(({ pages, labels }) => ({ pages, labels })),
    sections: (selection.follows?.sections ?? 0) + outline.sections.length,
    entries: Math.max(...outline.sections.flatMap(({ entries }) => entries.map(({ number }) => number))),
  };
}

/** The pages a passage stands on, for tables and manifests. */
export function pagesOfPassage(plan: PackPlan, passageId: string): PassagePages {
  const items = plan.outline.itemsOfPassage.get(passageId) ?? [];
  return {
    items: items.map((item) => ({
      number: item.number,
      page: labelOfPlace(plan, placeOf.item(item.number)) ?? '',
    })),
    fullText: labelOfPlace(plan, placeOf.passage(passageId)),
  };
}

type KnownPlaces = Pick<PackPlan, 'places' | 'pages' | 'digits' | 'volumes'>;

/** As wide as a digit, and blank. */
const figureBlank = '\u2007';

function composeOn(
  canvas: Canvas,
  what: Pick<Composition, 'selection' | 'outline' | 'setter' | 'volume' | 'before'> & {
    readonly volumes: readonly PackVolume[];
  },
  met: Met,
  known: KnownPlaces,
  warnings: Warnings,
): Composition {
  const labelOf = (place: string): string => labelOfPlace(known, place) ?? '';
  met.labels.push(...firstLabels(what.selection, what.before));
  const flow = startFlow(
    canvas,
    what.setter,
    met.places,
    (page) => pageLabel(page, met.labels),
    (page) => canvas.place(placeOf.sheet(page), 0),
  );
  const volumeIndex = what.volume.number - 1;
  return {
    selection: what.selection,
    outline: what.outline,
    setter: what.setter,
    volume: what.volume,
    others: what.volumes.filter(({ number }) => number !== what.volume.number),
    before: what.before,
    flow,
    report: warnings.report,
    warn: warnings.warn,
    numberFromNextPage: (range) => {
      if (what.selection.follows?.after.how === 'inserted') return;
      met.labels.push({ ...range, fromPage: flow.page() + 1 });
    },
    pageText: (place) => labelOf(place).padEnd(known.digits, figureBlank),
    pageLabelOf: labelOf,
    placeOfLabel: (label) => {
      met.namesPages = true;
      const here = known.volumes[volumeIndex];
      const page = here === undefined ? null : pageOfLabel(label, here.pages, here.labels);
      return page === null ? null : placeOf.sheet(page);
    },
    otherVolumeOf: (place) => {
      const volume = known.places.get(place)?.volume ?? volumeIndex;
      return volume === volumeIndex ? null : volume + 1;
    },
    followed: (words, isFound) => {
      met.references.set(words, isFound);
    },
    pages: known.pages,
  };
}
