import type { Block } from '../../../shared/model/index.ts';
import { blockLabel } from '../../../shared/text/index.ts';
import { headingRanks } from './heading-ranks.ts';

/** A heading as the outline lists it. */
export interface OutlineEntry {
  /** The number of its block. */
  readonly block: number;
  /** How deep it lies, from 1; never more than one below the heading before it. */
  readonly level: number;
  readonly title: string;
  /** The number that is cited: the source's own where it has one. */
  readonly label: string;
}

/** The headings of a text in order, without those marked as furniture: a running head is no section. */
export function outlineOf(text: string, blocks: readonly Block[]): readonly OutlineEntry[] {
  const headings = blocks.filter((block) => block.kind === 'heading' && !block.furniture);
  const ranks = headingRanks(headings);
  return headings.map((block) => ({
    block: block.number,
    level: (ranks.get(block.number) ?? 2) - 1,
    title: text.slice(block.start, block.end).replaceAll(/\s+/gu, ' ').trim(),
    label: blockLabel(block),
  }));
}

/** The entries in which every word typed stands, capitals or not; all of them where nothing is typed. */
export function filterOutline(entries: readonly OutlineEntry[], typed: string): readonly OutlineEntry[] {
  const words = typed.toLocaleLowerCase('en-GB').split(/\s+/u).filter(Boolean);
  return words.length === 0
    ? entries
    : entries.filter(({ title, label }) => {
        const shown = `${label} ${title}`.toLocaleLowerCase('en-GB');
        return words.every((word) => shown.includes(word));
      });
}

/** The place in the list of the section a block lies in: the last heading at or before it; -1 before the first. */
export function sectionOfBlock(entries: readonly OutlineEntry[], block: number): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle]?.block ?? 0) <= block) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
