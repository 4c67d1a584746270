import type { DraftBlock } from './draft-block.ts';
import { isDivisionTitle, leadingNumber } from './line-cues.ts';

/** A block that begins with a number of its own, before it is known whether the numbers are a series. */
interface Numbered {
  readonly draft: DraftBlock;
  readonly index: number;
  readonly label: string;
  readonly parts: readonly number[];
}

/**
 * Gives blocks the source's own paragraph numbers (`4.12`, `17.`, `(3)`), where these are a series over the document.
 *
 * Dotted numbers are a series where at least three ascend and seven in ten steps lead to the next number or a new
 * chapter. Plain numbers are one where at least three count up by one, over at least half of the text, in paragraphs of
 * fifty characters on average; they may begin again after the title of an annex. Shorter lists are steps, not paragraphs.
 * A numbered heading stays a heading without a number of its own, unless most blocks of its depth are paragraphs.
 */
export function markOwnNumbers(text: string, drafts: readonly DraftBlock[]): void {
  const candidates = new Map<string, Numbered[]>();
  drafts.forEach((draft, index) => {
    if (draft.furniture || draft.part !== undefined || draft.kind === 'table-row' || draft.kind === 'caption')
      return;
    const printed = leadingNumber(text.slice(draft.start, Math.min(draft.end, draft.start + 30)));
    if (printed === null) return;
    const label = printed.replace(/[^\d.]/gu, '').replace(/\.$/u, '');
    const parts = label.split('.').map(Number);
    const style = parts.length > 1 ? `dotted ${parts.length}` : printed.replace(/\d+/gu, '#').trim();
    const list = candidates.get(style) ?? [];
    list.push({ draft, index, label, parts });
    candidates.set(style, list);
  });
  const series = [...candidates].map(([style, numbered]) =>
    style.startsWith('dotted') ? dottedSeries(numbered) : plainSeries(text, drafts, numbered),
  );
  for (const numbered of series) {
    const headings = numbered.filter(({ draft }) => draft.kind === 'heading').length;
    const mostlyHeadings = headings * 2 > numbered.length;
    for (const { draft, label } of numbered) {
      if (draft.kind === 'heading' && mostlyHeadings) continue;
      draft.kind = 'paragraph';
      draft.own = { kind: 'paragraph', label };
    }
  }
}

function dottedSeries(numbered: readonly Numbered[]): readonly Numbered[] {
  const ascending: Numbered[] = [];
  let good = 0;
  for (const candidate of numbered) {
    const last = ascending.at(-1);
    if (last === undefined || compare(candidate.parts, last.parts) > 0) {
      if (last !== undefined && isNextNumber(last.parts, candidate.parts)) good += 1;
      ascending.push(candidate);
    }
  }
  const steps = ascending.length - 1;
  return ascending.length >= 3 && good * 10 >= steps * 7 ? ascending : [];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** 4.12 → 4.13, or the first of a new chapter: 4.12 → 5.1. */
function isNextNumber(before: readonly number[], after: readonly number[]): boolean {
  const changed = after.findIndex((part, at) => part !== before[at]);
  if (changed === -1) return false;
  const step = (after[changed] ?? 0) - (before[changed] ?? 0);
  return step >= 1 && step <= 2 && after.slice(changed + 1).every((part) => part <= 1);
}

function plainSeries(
  text: string,
  drafts: readonly DraftBlock[],
  numbered: readonly Numbered[],
): readonly Numbered[] {
  const divisions = divisionsBefore(text, drafts);
  const chains = numbered
    .slice(0, 6)
    .map((_, first) => chainFrom(numbered, first, divisions))
    .sort((one, other) => other.length - one.length);
  const chain = chains[0] ?? [];
  const [first, last] = [chain[0], chain.at(-1)];
  const least = first?.parts[0] === 1 ? 3 : 4;
  if (first === undefined || last === undefined || chain.length < least) return [];
  const counted = drafts.filter((draft) => !draft.furniture);
  const textStart = counted[0]?.start ?? 0;
  const textLength = (counted.at(-1)?.end ?? 0) - textStart;
  const covered = (drafts[last.index + 1]?.start ?? last.draft.end) - first.draft.start;
  const average = chain.reduce((sum, { draft }) => sum + draft.end - draft.start, 0) / chain.length;
  const prose = chain.filter(({ draft }) =>
    /[.:;?!]["'”’)]*$/u.test(text.slice(draft.end - 3, draft.end)),
  ).length;
  return covered * 2 >= textLength && average >= 50 && prose * 2 >= chain.length ? chain : [];
}

/** Numbers that count up by one from a first one; what counts anew inside a paragraph is its sub-list and left out. */
function chainFrom(
  numbered: readonly Numbered[],
  first: number,
  divisions: readonly number[],
): readonly Numbered[] {
  const chain: Numbered[] = [];
  let subList = 0;
  for (let at = first; at < numbered.length; at += 1) {
    const candidate = numbered[at];
    const number = candidate?.parts[0] ?? 0;
    const last = chain.at(-1);
    if (candidate === undefined) break;
    const expected = (last?.parts[0] ?? number - 1) + 1;
    const comesLater = numbered.slice(at + 1, at + 40).some(({ parts }) => parts[0] === expected);
    if (subList > 0 && number === subList + 1 && (number !== expected || comesLater)) {
      subList = number;
    } else if (number === expected || (number > expected && number <= expected + 2 && !comesLater)) {
      chain.push(candidate);
      subList = 0;
    } else if (number === 1 && last !== undefined) {
      if ((divisions[candidate.index] ?? 0) > (divisions[last.index] ?? 0)) chain.push(candidate);
      else subList = 1;
    }
  }
  return chain;
}

/** For each block, how many titles of annexes and other divisions stand before it. */
function divisionsBefore(text: string, drafts: readonly DraftBlock[]): readonly number[] {
  let count = 0;
  return drafts.map((draft) => {
    const before = count;
    const division =
      draft.kind === 'heading' &&
      isDivisionTitle(text.slice(draft.start, Math.min(draft.end, draft.start + 240)));
    if (division) count += 1;
    return before;
  });
}
