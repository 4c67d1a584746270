import { gravestFirst, type PackFinding } from '../../shared/model/index.ts';
import {
  findingsOfPack,
  nothingBeside,
  shapesToWrite,
  type BesideSelection,
  type MeasuredPages,
} from '../../shared/pack/index.ts';
import { estimateBytes } from './estimate-bytes.ts';
import type { PackPlan } from './plan-pack.ts';
import { tooLongForWord } from './shapes/word-limit.ts';
import { shapeWarnings } from './shapes/write-shapes.ts';

/** What is known of a pack besides its plan. */
export interface KnownOfPack {
  /** What was found while it was gathered. */
  readonly findings: readonly PackFinding[];
  readonly beside: BesideSelection;
  /** By the source's SHA-256; those not made ready yet are left out. */
  readonly measured: ReadonlyMap<string, MeasuredPages>;
  /** The sizes of the PDFs that were built; left out before. */
  readonly builtBytes?: readonly number[];
}

/** Nothing known of a pack besides its plan. */
export const nothingKnown: KnownOfPack = { findings: [], beside: nothingBeside, measured: new Map() };

/** Everything to know or settle about a planned pack, the gravest first. */
export function findingsOfPlan(plan: PackPlan, known: KnownOfPack): readonly PackFinding[] {
  const { selection, outline, volumes } = plan;
  const { beside, measured, builtBytes } = known;
  const fileBytes = builtBytes ?? estimateBytes(plan);
  const isBuilt = builtBytes !== undefined;
  const tooLong = shapesToWrite(selection.choices).has('word') ? tooLongForWord(outline) : null;
  const settle: readonly PackFinding[] =
    tooLong === null ? [] : [{ kind: 'shapes', severity: 'settle', sentence: tooLong.message }];
  return gravestFirst([
    ...settle,
    ...known.findings,
    ...plan.findings,
    ...shapeWarnings(plan).map((sentence): PackFinding => ({ kind: 'shapes', severity: 'look', sentence })),
    ...findingsOfPack({ selection, outline, volumes, beside, measured, fileBytes, isBuilt }),
  ]);
}
