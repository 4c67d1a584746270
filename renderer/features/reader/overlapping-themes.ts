import type { PassageMark } from '../../../shared/model/index.ts';
import type { IntervalIndex } from './interval-index.ts';

/** The themes of a passage that another passage over some of the same text has, too: there the two count as one. */
export function overlappingThemes(
  passage: PassageMark,
  index: IntervalIndex<PassageMark>,
): ReadonlySet<string> {
  const others = index
    .overlapping(passage.start, passage.end)
    .filter((other) => other.start !== passage.start || other.end !== passage.end);
  const themes = new Set(others.flatMap((other) => other.tags.map((tag) => tag.themeId)));
  return new Set(passage.tags.map((tag) => tag.themeId).filter((themeId) => themes.has(themeId)));
}
