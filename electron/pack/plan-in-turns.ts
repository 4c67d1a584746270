import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PackSelection } from '../../shared/pack/index.ts';
import { planPack, type PackPlan } from './plan-pack.ts';

/** Pages planned before the thread is given back, so that a request to stop is heard. */
const pagesPerTurn = 20;

/** What is told of planning; each may throw, which ends it. */
export interface PlanningSteps {
  readonly onPage: () => void;
  readonly onTurn: () => void;
}

/** Plans a pack, giving the thread back now and then. */
export async function planInTurns(
  selection: PackSelection,
  { onPage, onTurn }: PlanningSteps,
): Promise<PackPlan> {
  const planning = planPack(selection);
  for (let pages = 1; ; pages += 1) {
    onPage();
    const step = planning.next();
    if (step.done === true) return step.value;
    if (pages % pagesPerTurn === 0) {
      onTurn();
      await nextTurn();
    }
  }
}
