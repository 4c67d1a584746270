import type { SupersedingPlan } from '../../../shared/model/index.ts';
import { command, confirmed, listed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { withMatter } from '../matter-at-work.ts';
import { counted } from '../text-table.ts';

/** `supersede`: says that a corrected document supersedes an earlier one, and places its passages there. */
export const supersede = command({
  name: 'supersede',
  summary: 'Says that a corrected document supersedes an earlier one, and places the passages of that in it.',
  arguments: { matter: 'one', old: 'one', new: 'one' },
  options: {
    'dry-run': { kind: 'flag', help: 'only say what would be placed where' },
    'exact-only': { kind: 'flag', help: 'place only passages whose quote stands there word for word' },
  },
  remarks: [
    'Passages that are not placed stay on the old document and can be placed by hand in the window.',
    'All of it is one act, which one undo takes back.',
  ],
  example: 'supersede Harrow.matter HAR000012 HAR000031 --dry-run',
  perform: async (given, surroundings) => {
    const { 'dry-run': dryRun, 'exact-only': exactOnly } = given.options;
    const access = dryRun ? 'read' : 'write';
    return withMatter(surroundings, given.arguments.matter, access, async (matter) => {
      const old = await findDocument(matter, given.arguments.old);
      if (!old.ok) return old;
      const corrected = await findDocument(matter, given.arguments.new);
      if (!corrected.ok) return corrected;
      const documentId = old.value.id;
      const by = corrected.value.id;
      const found = await matter.askAtLength((task) =>
        matter.ask('planSuperseding', { task, documentId, by }),
      );
      if (!found.ok) return found;
      const plan = exactOnly ? withoutApproximate(found.value) : found.value;
      if (!dryRun) {
        const placements = plan.placed.map(({ passageId, start, end }) => ({ passageId, start, end }));
        const done = await matter.ask('supersedeDocument', { documentId, by, placements });
        if (!done.ok) return done;
      }
      const json = { ok: true, written: !dryRun, ...planView(plan) };
      if (dryRun) return listed(json, planLines(plan));
      return confirmed(
        json,
        `${old.value.urn} is superseded by ${corrected.value.urn}: ${counted(plan.placed.length, 'passage')} placed in it, ${plan.unplaced.length} left on the old document.`,
      );
    });
  },
});

function withoutApproximate(plan: SupersedingPlan): SupersedingPlan {
  const approximate = plan.placed.filter(({ kind }) => kind === 'approximate');
  return {
    ...plan,
    placed: plan.placed.filter(({ kind }) => kind === 'exact'),
    unplaced: [
      ...plan.unplaced,
      ...approximate.map(({ passageId, citation, quote, themes }) => ({
        ...{ passageId, citation, quote, themes },
        candidates: 1,
      })),
    ],
  };
}

function planView({ placed, unplaced }: SupersedingPlan): Readonly<Record<string, unknown>> {
  return {
    placed: placed.map(({ passageId, kind, score, citation, quote, newCitation, newQuote }) => ({
      ...{ passage: passageId, kind, score, citation, quote, newCitation, newQuote },
    })),
    unplaced: unplaced.map(({ passageId, citation, quote, candidates }) => ({
      ...{ passage: passageId, citation, quote, candidates },
    })),
  };
}

function planLines({ placed, unplaced }: SupersedingPlan): readonly string[] {
  return [
    ...placed.flatMap(({ kind, score, citation, quote, newCitation, newQuote }) =>
      kind === 'exact'
        ? [`exact        ${citation} → ${newCitation}`]
        : [
            `approximate  ${citation} → ${newCitation} (${Math.round(score * 100)} %)`,
            `    was: ${quote}`,
            `    is:  ${newQuote}`,
          ],
    ),
    ...unplaced.flatMap(({ citation, quote, candidates }) => [
      `not placed   ${citation}${candidates > 1 ? ` (${candidates} places)` : ''}`,
      `    was: ${quote}`,
    ]),
    `${counted(placed.length, 'passage')} would be placed, ${unplaced.length} would stay. Nothing was written.`,
  ];
}
