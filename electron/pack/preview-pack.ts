import type { PackPreview, PackPreviewEntry } from '../../shared/contract/index.ts';
import { estimateBytes } from './estimate-bytes.ts';
import { findingsOfPlan, nothingKnown, type KnownOfPack } from './pack-findings.ts';
import { placeOf } from './place-of.ts';
import { labelOfPlace, planPack, type PackPlan } from './plan-pack.ts';
import type { PackSelection, PackSource } from '../../shared/pack/index.ts';

/** The index a pack of this selection would have, with its exact page numbers: the same planning as for building it. */
export function previewPack(selection: PackSelection, known: KnownOfPack = nothingKnown): PackPreview {
  return previewOfPlan(planWhole(selection), known);
}

/** Plans a pack at one go. */
export function planWhole(selection: PackSelection): PackPlan {
  const planning = planPack(selection);
  let step = planning.next();
  while (step.done !== true) step = planning.next();
  return step.value;
}

/** The sources that stand in a pack as their own pages. */
export function sourcesAsPages({ outline }: PackPlan): readonly PackSource[] {
  const entries = outline.sections.flatMap((section) => section.entries);
  return [...new Set(entries.flatMap((entry) => (entry.kind === 'source-pages' ? [entry.source] : [])))];
}

/** What a planned pack would be. */
export function previewOfPlan(plan: PackPlan, known: KnownOfPack): PackPreview {
  const entries = plan.outline.sections.flatMap((section) =>
    section.entries.map((entry) => ({ section: section.title, entry })),
  );
  return {
    entries: entries.map(({ section, entry }, index) => ({
      section,
      number: entry.number,
      description: entry.description,
      detail: entry.detail,
      page: labelOfPlace(plan, placeOf.entry(entry.number)) ?? '',
      volume: (plan.places.get(placeOf.entry(entry.number))?.volume ?? 0) + 1,
      pages: pagesOfEntry(plan, entry.number, entries[index + 1]?.entry.number),
      sheet: sheetOfEntry(plan, entry.number),
      ...chosenAs(plan, entry.number),
    })),
    pages: plan.pages,
    volumes: plan.volumes.length,
    references: plan.references,
    passages: plan.selection.passages.length,
    documents: plan.selection.sources.length,
    warnings: [...known.findings.map(({ sentence }) => sentence), ...plan.warnings],
    findings: findingsOfPlan(plan, known),
    estimatedBytes: estimateBytes(plan),
    unmeasured: sourcesAsPages(plan).filter(({ sha256 }) => !known.measured.has(sha256)).length,
  };
}

function sheetOfEntry(plan: PackPlan, number: number): number {
  const place = plan.places.get(placeOf.entry(number));
  const earlier = plan.volumes.slice(0, place?.volume ?? 0);
  return earlier.reduce((sum, { pages }) => sum + pages, (place?.page ?? 0) + 1);
}

/** Where an entry stands among the parts that a person put together. */
function chosenAs({ outline }: PackPlan, number: number): Pick<PackPreviewEntry, 'chosenAs'> {
  const place = outline.chosenAs.get(number);
  return place === undefined ? {} : { chosenAs: place };
}

/** From an entry's first page to the next one's, or to the end of its volume. */
function pagesOfEntry(plan: PackPlan, number: number, next: number | undefined): number {
  const here = plan.places.get(placeOf.entry(number));
  const after = next === undefined ? undefined : plan.places.get(placeOf.entry(next));
  if (here === undefined) return 0;
  const isInSameVolume = after !== undefined && after.volume === here.volume;
  return (isInSameVolume ? after.page : (plan.volumes[here.volume ?? 0]?.pages ?? 0)) - here.page;
}
