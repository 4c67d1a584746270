import { trimSpan } from './selector.ts';
import type { TextSpan } from './text-span.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations after which a sentence goes on, whatever follows. */
const abbreviations = new Set(
  (
    'mr mrs ms mx dr prof rev revd hon st sgt det insp supt supt cllr capt lt col gen maj pte pc dc ds di dci dcs gov ' +
    'messrs e.g i.e cf viz vs v ft eds approx incl esp dept'
  ).split(' '),
);

/** Abbreviations after which a sentence goes on where a number follows. */
const beforeNumbers = new Set(
  (
    'no nos para paras p pp art arts s ss reg regs sch ch vol fig figs col cols ed ext tel ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec c ca'
  ).split(' '),
);

/**
 * The sentences of a block, each a span without the white space around it; together they hold all its other characters.
 *
 * Cut by UAX #29 with line ends inside the block taken as spaces, then joined again after titles and abbreviations (`Mr.`,
 * `No. 5`, `hon.`, `e.g.`), initials, a number that opens the block, and where a closing quote is followed by a small letter.
 */
export function sentenceSpans(text: string, block: TextSpan): readonly TextSpan[] {
  const source = text.slice(block.start, block.end).replace(/[\r\n\u0085\u2028\u2029]/g, ' ');
  const spans: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const piece of segmenter.segment(source)) {
    const end = piece.index + piece.segment.length;
    if (open !== null && goesOn(source.slice(open.start, open.end), source.slice(open.end, end))) {
      open.end = end;
    } else {
      open = { start: piece.index, end };
      spans.push(open);
    }
  }
  return spans
    .map(({ start, end }) => trimSpan(source, start, end))
    .filter(([start, end]) => start < end)
    .map(([start, end]) => ({ start: block.start + start, end: block.start + end }));
}

/**
 * Grows a span to whole sentences of the blocks it touches.
 *
 * `blocks` is the one block, or the blocks in order, that may hold sentences of the span. The result never leaves them
 * except for what the span itself held outside.
 */
export function sentenceAround(
  text: string,
  blocks: TextSpan | readonly TextSpan[],
  start: number,
  end: number,
): TextSpan {
  let from = start;
  let to = end;
  for (const block of 'start' in blocks ? [blocks] : blocks) {
    if (block.end <= start || block.start >= Math.max(end, start + 1)) continue;
    for (const sentence of sentenceSpans(text, block)) {
      if (sentence.end <= start || sentence.start >= Math.max(end, start + 1)) continue;
      from = Math.min(from, sentence.start);
      to = Math.max(to, sentence.end);
    }
  }
  return { start: from, end: to };
}

function goesOn(sentence: string, next: string): boolean {
  if (/[\p{L}\p{N}]/u.test(next) === false) return true;
  const ended = sentence.trimEnd();
  if (/^[("'‘“[]*(\d{1,4}(\.\d{1,3}){0,3}|[a-z]|[ivxl]{1,5})[.)]$/u.test(ended)) return true;
  const startsSmall = /^[\s"'‘“([]*\p{Ll}/u.test(next);
  if (startsSmall && /[.!?…]["'”’)\]]+$/u.test(ended)) return true;
  const abbreviation = /(?:^|[\s("'‘“[])((?:\p{L}\.)*\p{L}+)\.$/u.exec(ended)?.[1];
  if (abbreviation === undefined) return false;
  const word = abbreviation.toLowerCase();
  if (abbreviations.has(word)) return true;
  if (beforeNumbers.has(word) && /^\s*[\d(]/.test(next)) return true;
  return /^(?:\p{Lu}\.)*\p{Lu}$/u.test(abbreviation) && abbreviation !== 'I' && /^\s*\p{Lu}/u.test(next);
}
