import { assertNever } from '../../shared/base/index.ts';
import type { PackEntry, SourcePagesEntry } from '../../shared/pack/index.ts';
import type { Composition } from './composition.ts';
import { drawChapter } from './draw-chapter.ts';
import { drawChecks } from './draw-checks.ts';
import { drawCover } from './draw-cover.ts';
import { drawFreePage } from './draw-free-page.ts';
import { drawFullText } from './draw-full-text.ts';
import { drawIndex } from './draw-index.ts';
import { drawRegister } from './draw-register.ts';
import { drawSchedule } from './draw-schedule.ts';
import { drawSourcePages, type PagesWanted } from './draw-source-pages.ts';

/**
 * Lays a volume of a pack out, from cover to last page, on whatever canvas the composition has. Yields once for each page but
 * the last, after it has been turned, so that the caller can wait, report and stop; before the pages of a document it yields which
 * one must be made ready.
 */
export function* composePack(composition: Composition): Generator<PagesWanted | undefined> {
  yield* turning(drawCover(composition));
  yield;
  yield* turning(drawIndex(composition));
  for (const section of composition.outline.sections) {
    for (const entry of section.entries) {
      if (!composition.volume.entries.has(entry.number)) continue;
      yield;
      yield* drawEntry(composition, entry);
    }
  }
}

/** Pages of text need nothing to be made ready. */
function* turning(pages: Generator<void>): Generator<undefined> {
  while (pages.next().done !== true) yield undefined;
}

function drawEntry(composition: Composition, entry: PackEntry): Generator<PagesWanted | undefined> {
  if (entry.kind === 'source-pages') return drawSourcePages(composition, entry);
  return turning(drawTextEntry(composition, entry));
}

function drawTextEntry(
  composition: Composition,
  entry: Exclude<PackEntry, SourcePagesEntry>,
): Generator<void> {
  switch (entry.kind) {
    case 'chapter':
      return drawChapter(composition, entry);
    case 'full-text':
      return drawFullText(composition, entry);
    case 'free-page':
      return drawFreePage(composition, entry);
    case 'register':
      return drawRegister(composition, entry);
    case 'schedule':
      return drawSchedule(composition, entry);
    case 'checks':
      return drawChecks(composition, entry);
    default:
      return assertNever(entry, 'entry of a pack');
  }
}
