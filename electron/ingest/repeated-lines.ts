import type { DraftBlock } from './draft-block.ts';

/** The longest line that can be a running header or footer. */
const longest = 120;

/** Headings that a report rightly repeats in every chapter, and answers. */
const ownRight =
  /^(?:introduction|background|summary|findings?|conclusions?|recommendations?|discussion|analysis|actions?|decisions?|questions?|answers?|methodology|learning(?: points)?|key (?:points|lines of enquiry|findings)|evidence|response|context|what happened|why it matters|resolved|noted|agreed|yes|no)\W*$/iu;

/** Who speaks: a name alone on its line comes back as often as the person speaks. */
const speaker =
  /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|viscount|earl|the|professor|madam|judge|chair)\b/iu;

/**
 * Marks running headers, footers and page numbers: a short block whose words, digits aside, stand at least three times.
 *
 * Page numbers, and lines beside a page break or a bare page number, or in the middle of a sentence, are
 * headers for certain; others must come back at regular distances and be neither a usual heading nor a speaker's name.
 */
export function markRepeatedLines(
  text: string,
  drafts: readonly DraftBlock[],
  words: readonly string[],
): void {
  const places = new Map<string, number[]>();
  drafts.forEach((draft, index) => {
    const line = words[index] ?? '';
    if (line === '' || line.length > longest || draft.kind === 'table-row') return;
    const key = line.toLowerCase().replace(/\d+/gu, '#');
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  });
  for (const [key, indices] of places) {
    if (indices.length < 3) continue;
    if (
      key.includes('#')
        ? isPageCount(text, drafts, words, indices, key)
        : isRunningLine(text, drafts, words, indices)
    ) {
      for (const index of indices) {
        const draft = drafts[index];
        if (draft !== undefined) draft.furniture = true;
      }
    }
  }
}

/** What reports and hearings number: these lines, in small letters with `#` for digits, differ in their number because each is another one. */
export const numberedThing =
  /^(?:recommendation|question|exhibit|chapter|section|part|day|annexe?|appendix|schedule|witness|item|table|figure|resident|room|ward|case|finding|action|paragraph|agenda|step|incident|complaint|tab|volume)s? #/u;

/**
 * True where lines that differ in a number are page numbers, alone or with `page` or `of`, counting up by one or two, or are
 * a running line that carries them.
 */
function isPageCount(
  text: string,
  drafts: readonly DraftBlock[],
  words: readonly string[],
  indices: readonly number[],
  key: string,
): boolean {
  if (numberedThing.test(key) || /^\(?#(?:\.#)*[.)]/u.test(key)) return false;
  const counts = indices.map((index) => (words[index] ?? '').match(/\d+/gu)?.map(Number) ?? []);
  const same = new Set(indices.map((index) => words[index])).size === 1;
  const grows = (counts[0] ?? []).some((_, column) =>
    counts.slice(1).every((row, index) => {
      const step = (row[column] ?? 0) - (counts[index]?.[column] ?? 0);
      return step === 1 || step === 2;
    }),
  );
  if (grows && /^(?:\W*#\W*|.*\bpage #.*|.*# of #\W*)$/u.test(key)) return true;
  return (grows || same) && isRunningLine(text, drafts, words, indices);
}

function isRunningLine(
  text: string,
  drafts: readonly DraftBlock[],
  words: readonly string[],
  indices: readonly number[],
): boolean {
  const line = words[indices[0] ?? 0] ?? '';
  if (!/\p{L}/u.test(line) || /[?:]$/u.test(line) || ownRight.test(line) || speaker.test(line)) return false;
  const edges = indices.filter((index) => isAtPageEdge(text, drafts, words, index)).length;
  if (edges >= 2) return true;
  if (indices.some((index) => cutsSentence(text, drafts, index))) return true;
  if (/[.!]$/u.test(line) || line.split(' ').length < 2) return false;
  const starts = indices.map((index) => drafts[index]?.start ?? 0);
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  gaps.sort((one, other) => one - other);
  const smallest = gaps[0] ?? 0;
  return smallest >= 300 && (gaps.at(-1) ?? 0) <= smallest * 1.6;
}

function isAtPageEdge(
  text: string,
  drafts: readonly DraftBlock[],
  words: readonly string[],
  index: number,
): boolean {
  const before = drafts[index - 1]?.end ?? 0;
  const after = drafts[index + 1]?.start ?? text.length;
  const here = drafts[index];
  if (here === undefined) return false;
  if (text.slice(before, here.start).includes('\f') || text.slice(here.end, after).includes('\f'))
    return true;
  return [words[index - 1], words[index + 1]].some((beside) =>
    /^(?:page )?\d{1,4}(?: of \d{1,4})?$/iu.test(beside ?? ''),
  );
}

function cutsSentence(text: string, drafts: readonly DraftBlock[], index: number): boolean {
  const before = drafts[index - 1];
  const after = drafts[index + 1];
  if (before === undefined || after === undefined) return false;
  return (
    before.end - before.start > 60 &&
    /[\p{L},]$/u.test(text.slice(before.end - 1, before.end)) &&
    /^\p{Ll}/u.test(text.slice(after.start, after.start + 1))
  );
}
