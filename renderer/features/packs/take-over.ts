import type { PackChoices } from '../../../shared/model/index.ts';
import { packKind, takeChoices } from './builder/bundle-so-far.ts';
import { takeReport } from './report-so-far.ts';

/** Goes on from choices made before, in the part of the screen that they belong to. */
export function takeOver(choices: PackChoices): void {
  if (choices.parts !== undefined) {
    takeChoices(choices);
    return;
  }
  takeReport(choices);
  packKind.set('report');
}
