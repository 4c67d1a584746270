import type { Block } from '../model/index.ts';
import type { PackPassage, PackSource } from './selection.ts';

/** A passage as it is marked in a document printed in full. */
export interface TextMark {
  readonly passage: PackPassage;
  /** Passages that overlap have different lanes, so that each keeps a sideline and an underline of its own. From 0. */
  readonly lane: number;
}

/** What a document printed in full is made of, in order. */
export type FullTextPart =
  | { readonly kind: 'block'; readonly block: Block; readonly marks: readonly TextMark[] }
  | { readonly kind: 'furniture'; readonly first: number; readonly last: number };

/**
 * A document's blocks as a pack prints them in full.
 *
 * Page furniture is left out, and said to be, except for blocks in which one of the pack's passages lies. Block numbers
 * never move.
 */
export function fullTextParts(source: PackSource, passages: readonly PackPassage[]): readonly FullTextPart[] {
  const marks = inLanes(passages);
  const parts: FullTextPart[] = [];
  let next = 0;
  let open: TextMark[] = [];
  for (const block of source.blocks) {
    open = open.filter((mark) => mark.passage.end > block.start);
    for (let mark = marks[next]; mark !== undefined && mark.passage.start < block.end; mark = marks[next]) {
      if (mark.passage.end > block.start) open.push(mark);
      next += 1;
    }
    const before = parts.at(-1);
    if (!block.furniture || open.length > 0) {
      parts.push({ kind: 'block', block, marks: [...open] });
    } else if (before?.kind === 'furniture') {
      parts[parts.length - 1] = { kind: 'furniture', first: before.first, last: block.number };
    } else {
      parts.push({ kind: 'furniture', first: block.number, last: block.number });
    }
  }
  return parts;
}

/** Gives each passage the lowest lane that no passage overlapping it has; in order of position. */
export function inLanes(passages: readonly PackPassage[]): readonly TextMark[] {
  const ordered = [...passages].sort((one, other) => one.start - other.start || one.end - other.end);
  const laneEnds: number[] = [];
  return ordered.map((passage) => {
    const free = laneEnds.findIndex((end) => end <= passage.start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = passage.end;
    return { passage, lane };
  });
}
