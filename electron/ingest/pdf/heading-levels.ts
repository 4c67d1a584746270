import { endsTerminally } from '../line-cues.ts';
import type { PageBlock } from './blocks-of-region.ts';
import type { LaidPage } from './page-layout.ts';

/** The most lines and characters of a heading. */
const mostLines = 4;
const longest = 240;

/** The most levels that are told apart. */
const deepest = 6;

/**
 * Finds headings and their levels: short blocks in larger type than most of the document, or in bold where most is not; the
 * largest type is level 1. The answer is null for a block that is no heading.
 */
export function headingLevels(pages: readonly LaidPage[]): (block: PageBlock) => number | null {
  const weights = new Map<number, number>();
  let [bold, characters] = [0, 0];
  for (const { body } of pages) {
    for (const block of body) {
      for (const line of block.lines) {
        const size = Math.round(line.size * 2) / 2;
        weights.set(size, (weights.get(size) ?? 0) + line.text.length);
        characters += line.text.length;
        if (line.bold) bold += line.text.length;
      }
    }
  }
  let [usual, most] = [0, 0];
  for (const [size, weight] of weights) if (weight > most) [usual, most] = [size, weight];
  const boldTells = bold * 2 < characters;

  const rankOf = (block: PageBlock): number | null => {
    if (block.kind === 'table-row' || block.kind === 'caption' || block.footnote === true) return null;
    const text = block.lines.map((line) => line.text).join(' ');
    if (block.lines.length > mostLines || text.length > longest || !/\p{L}{2}/u.test(text)) return null;
    const larger = block.size >= 1.12 * usual;
    const telling = boldTells && block.bold && block.size >= 0.95 * usual;
    if (!larger && !telling) return null;
    if (/[.,;]$/u.test(text) && !/^\d/u.test(text)) return null;
    if (!larger && endsTerminally(text) && !text.endsWith('?')) return null;
    return Math.round(block.size * 2) + (block.bold ? 0.5 : 0);
  };
  const ranks = new Set<number>();
  for (const { body } of pages) {
    for (const block of body) {
      const rank = rankOf(block);
      if (rank !== null) ranks.add(rank);
    }
  }
  const ordered = [...ranks].sort((one, other) => other - one);
  return (block) => {
    const rank = rankOf(block);
    return rank === null ? null : Math.min(deepest, ordered.indexOf(rank) + 1);
  };
}
