import type { PackPreview } from '../../shared/contract/index.ts';
import { placeOf } from './composition.ts';
import { planPack, type PackPlan } from './plan-pack.ts';
import type { PackSelection } from '../../shared/pack/index.ts';

/** The index a pack of this selection would have, with its exact page numbers: the same planning as for building it. */
export function previewPack(selection: PackSelection): PackPreview {
  const planning = planPack(selection);
  let step = planning.next();
  while (step.done !== true) step = planning.next();
  return previewOfPlan(step.value);
}

function previewOfPlan(plan: PackPlan): PackPreview {
  return {
    entries: plan.outline.sections.flatMap((section) =>
      section.entries.map((entry) => ({
        section: section.title,
        number: entry.number,
        description: entry.description,
        detail: entry.detail,
        page: (plan.places.get(placeOf.entry(entry.number))?.page ?? 0) + 1,
      })),
    ),
    pages: plan.pages,
    passages: plan.selection.passages.length,
    documents: plan.selection.sources.length,
    warnings: plan.warnings,
  };
}
