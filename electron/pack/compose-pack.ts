import { assertNever } from '../../shared/base/index.ts';
import type { PackEntry } from '../../shared/pack/index.ts';
import type { Composition } from './composition.ts';
import { drawChapter } from './draw-chapter.ts';
import { drawChecks } from './draw-checks.ts';
import { drawCover } from './draw-cover.ts';
import { drawFullText } from './draw-full-text.ts';
import { drawIndex } from './draw-index.ts';
import { drawSchedule } from './draw-schedule.ts';

/**
 * Lays a whole pack out, from cover to last page, on whatever canvas the composition has. Yields once for each page but
 * the last, after it has been turned, so that the caller can wait, report and stop.
 */
export function* composePack(composition: Composition): Generator<void> {
  yield* drawCover(composition);
  yield;
  yield* drawIndex(composition);
  for (const section of composition.outline.sections) {
    for (const entry of section.entries) {
      yield;
      yield* drawEntry(composition, entry);
    }
  }
}

function drawEntry(composition: Composition, entry: PackEntry): Generator<void> {
  switch (entry.kind) {
    case 'chapter':
      return drawChapter(composition, entry);
    case 'full-text':
      return drawFullText(composition, entry);
    case 'schedule':
      return drawSchedule(composition, entry);
    case 'checks':
      return drawChecks(composition, entry);
    default:
      return assertNever(entry, 'entry of a pack');
  }
}
