import type { DocumentDate } from '../../../shared/model/index.ts';
import { dateExpressionsIn, wholeLineDate } from './date-expressions.ts';
import type { DescribedBlock, DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';

/** How many blocks at each end of a text may carry its date. */
const top = 25;
const bottom = 10;

/**
 * The date of a document, or null where the text gives none.
 *
 * Weighed, the most telling first: what the format says (`meta`), a label (`Date published:`, `Sent:`, `Dated this …`),
 * a line that is a date and nothing else, a date in a heading, a by-line or a dateline. Dates in running text, and ages such
 * as `4 years ago`, are never the document's own. Days come before months and years of the same standing.
 */
export function detectDate(described: DescribedText, hints: DescriptionHints): DocumentDate | null {
  const { blocks } = described;
  const candidates: WeighedDate[] = [
    { date: hintDate(hints.date), weight: 110 },
    { date: hintDate(hints.time), weight: 88 },
  ];
  blocks.forEach((block, index) => {
    if (index >= top && blocks.length - index > bottom) return;
    const { date, weight } = weighBlock(block, index);
    // Away from the top a bare date is the signature's or a caption's, so a date at the top goes first.
    candidates.push({ date, weight: index < top ? weight : weight - 15 });
  });
  let best: WeighedDate = { date: null, weight: 0 };
  for (const { date, weight } of candidates) {
    if (date === null) continue;
    const exact = weight - (date.precision === 'day' ? 0 : date.precision === 'month' ? 8 : 16);
    if (exact > best.weight) best = { date, weight: exact };
  }
  return best.date;
}

/** A date that may be the document's, and how much speaks for it. */
interface WeighedDate {
  readonly date: DocumentDate | null;
  readonly weight: number;
}

function hintDate(hint: string | null): DocumentDate | null {
  if (hint === null) return null;
  const [first] = dateExpressionsIn(hint);
  if (first !== undefined) return first.date;
  return /^\d{4}$/.test(hint.trim()) ? wholeLineDate(hint.trim()) : null;
}

function weighBlock(block: DescribedBlock, index: number): WeighedDate {
  const { words } = block;
  const none = { date: null, weight: 0 };
  if (words.length > 400 && !/\bdated\b/iu.test(words)) return dateline(words, index);
  const expressions = dateExpressionsIn(words);
  const whole = wholeLineDate(words);
  if (whole !== null) return { date: whole, weight: 80 - Math.min(index, 10) };
  const labelled = labelWeight(words);
  if (labelled !== null) {
    const after = expressions.find(({ index: at }) => at >= labelled.end);
    const year = /^\W*((?:1[6-9]|20)\d{2})\b/u.exec(words.slice(labelled.end))?.[1];
    if (after !== undefined) return { date: after.date, weight: labelled.weight };
    if (year !== undefined) return { date: { value: year, precision: 'year' }, weight: labelled.weight };
  }
  const [first] = expressions;
  if (first === undefined) return none;
  if (
    /\bdated(?: this)?(?: the)?\s+(?=\d)/iu.test(
      words.slice(Math.max(0, first.index - 20), first.index + 1),
    ) &&
    index >= 3 &&
    words.length < 120
  ) {
    return { date: first.date, weight: 90 };
  }
  if (
    words.length <= 200 &&
    /\b(?:minutes|notes|meeting|held|debate|hearing|sitting|hc deb|hl deb|signed|statement (?:of|dated)|report)\b/iu.test(
      words,
    ) &&
    (block.kind === 'heading' || index < 8) &&
    !/[.!?]["”’)]*$/u.test(words)
  ) {
    return { date: first.date, weight: 75 - Math.min(index, 10) };
  }
  if (
    index < 10 &&
    words.length <= 140 &&
    !/[.!?]["”’)]*$/u.test(words) &&
    isByline(words, first.index, first.length)
  ) {
    return { date: first.date, weight: 65 - index };
  }
  return dateline(words, index);
}

const labels: readonly { readonly pattern: RegExp; readonly weight: number }[] = [
  { pattern: /^(?:date )?(?:first )?published(?: on| at| date)?\s?:?\s/iu, weight: 100 },
  {
    pattern:
      /^(?:date of publication|publication date|date posted|posted(?: on| by .{2,60}? on)?|issued(?: on)?|release date|date issued)\s?:?\s/iu,
    weight: 98,
  },
  { pattern: /^(?:sent|date|dated|date sent)\s?:\s/iu, weight: 97 },
  {
    pattern:
      /^(?:date of (?:the )?(?:statement|meeting|report|letter|debate|hearing|review|interview|inspection)|(?:meeting|report|statement|hearing) date|meeting held(?: on)?|(?:statement|report|letter) dated|signed(?: and dated)?(?: on)?|dated(?: this)?)\s?:?\s/iu,
    weight: 94,
  },
  { pattern: /^(?:signed|signature)\b.{0,60}?\bdate\s?:?\s/iu, weight: 92 },
  { pattern: /^(?:last )?(?:updated|modified|edited|reviewed)(?: on| at)?\s?:?\s/iu, weight: 55 },
];

function labelWeight(words: string): { readonly weight: number; readonly end: number } | null {
  if (words.length > 160) return null;
  for (const { pattern, weight } of labels) {
    const found = pattern.exec(words);
    if (found !== null) return { weight, end: found[0].length };
  }
  return null;
}

/** A short line of name, section, place and date, parted by commas, bars or dashes; not a sentence with a verb. */
function isByline(words: string, at: number, length: number): boolean {
  const rest = `${words.slice(0, at)}|${words.slice(at + length)}`;
  if (/^by\s\p{Lu}/iu.test(words)) return true;
  return rest.split(/[|,·•–—/-]/u).every((part) => part.trim().split(/\s+/u).length <= 4);
}

/** `HARROW, 12 March 2014 – The council …`. */
function dateline(words: string, index: number): WeighedDate {
  if (index > 6) return { date: null, weight: 0 };
  const start = words.slice(0, 80);
  const [first] = dateExpressionsIn(start);
  const opens =
    first !== undefined &&
    /^(?:[\p{Lu}][\p{L} .’'-]{1,30}[,:]?\s*\(?)?$/u.test(start.slice(0, first.index)) &&
    /^\)?\s*(?:\([^)]{1,30}\)\s*)?[–—:-]\s/u.test(start.slice(first.index + first.length));
  return opens ? { date: first.date, weight: 60 } : { date: null, weight: 0 };
}
