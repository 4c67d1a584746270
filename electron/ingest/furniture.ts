import type { DraftBlock } from './draft-block.ts';
import { furnitureWords, isDonationAppeal, loneRules, tailRules } from './furniture-rules.ts';
import { markRepeatedLines } from './repeated-lines.ts';

/** The longest block whose own words are looked at; longer ones are running text. */
const longestLookedAt = 1200;

/** Shorter paragraphs do not show that an article goes on. */
const articleParagraph = 160;

/**
 * Marks page furniture among the blocks of a text: what repeats at the edges of pages, what single blocks say of themselves,
 * and everything after the words that end an article, unless the article clearly goes on.
 *
 * An article goes on where two paragraphs follow each other, each 160 characters or longer, ending as sentences and without
 * the words furniture is full of. Words that end an article count in the last seven tenths of the text only. Blocks that
 * are already marked stay so.
 */
export function markFurniture(text: string, drafts: readonly DraftBlock[]): void {
  const words = drafts.map((draft) =>
    draft.end - draft.start > longestLookedAt ? '' : text.slice(draft.start, draft.end).replace(/\s+/gu, ' '),
  );
  markRepeatedLines(text, drafts, words);
  drafts.forEach((draft, index) => {
    const block = words[index] ?? '';
    if (block !== '' && loneRules.some((rule) => rule.matches(block))) draft.furniture = true;
  });
  markTail(text, drafts, words);
}

function markTail(text: string, drafts: readonly DraftBlock[], words: readonly string[]): void {
  const from = text.length * 0.3;
  const lastLong = drafts.findLastIndex((draft) => draft.end - draft.start >= articleParagraph);
  for (let index = 0; index < drafts.length; index += 1) {
    const draft = drafts[index];
    if (draft === undefined || draft.furniture || draft.start < from) continue;
    const block = words[index] ?? '';
    const rule = block === '' ? undefined : tailRules.find(({ matches }) => matches(block));
    if (rule === undefined) continue;
    const resumes =
      rule.toTheEnd && isNearEnd(drafts, index, lastLong)
        ? drafts.length
        : whereArticleGoesOn(text, drafts, words, index + 1);
    for (const after of drafts.slice(index, resumes)) after.furniture = true;
    index = resumes - 1;
  }
}

/** True where at most a third of the blocks follow, or no long paragraph does; `lastLong` is where the last one stands. */
function isNearEnd(drafts: readonly DraftBlock[], index: number, lastLong: number): boolean {
  return (drafts.length - index - 1) * 3 <= drafts.length || lastLong <= index;
}

function whereArticleGoesOn(
  text: string,
  drafts: readonly DraftBlock[],
  words: readonly string[],
  from: number,
): number {
  const isArticle = (index: number): boolean => {
    const draft = drafts[index];
    if (draft === undefined || draft.furniture || draft.end - draft.start < articleParagraph) return false;
    const block = words[index] ?? '';
    const closing = text.slice(Math.max(draft.start, draft.end - 3), draft.end);
    return /[.!?]["'”’)]*$/u.test(closing) && !furnitureWords.test(block) && !isDonationAppeal(block);
  };
  for (let index = from; index + 1 < drafts.length; index += 1) {
    if (isArticle(index) && isArticle(index + 1)) return index;
  }
  return drafts.length;
}
