import { isAllCapitals, isDivisionTitle, isMessageHeader, isRuledLine, leadingNumber } from './line-cues.ts';
import { wholeLineDate } from './describe/date-expressions.ts';

/** How a paragraph stands among the lines around it. */
export interface LineSurroundings {
  /** Lines the paragraph has. */
  readonly lines: number;
  /** True where blank lines stand before and after it. */
  readonly alone: boolean;
  /** Paragraphs in its group of lines. */
  readonly groupSize: number;
}

const longest = 120;

/**
 * The level of a heading from 1, or null for a paragraph that is none.
 *
 * A heading is short, has no full stop, semicolon or comma at its end, and stands alone; one all in capitals, a division's
 * title (`Annex A`) or a short numbered one (`4.1 Night staffing`) need not. Dates, by-lines, salutations, closings, lead-ins
 * and labelled lines are none. Numbered ones have the level of their number's depth, divisions 1, others 2.
 */
export function headingLevelOf(paragraph: string, surroundings: LineSurroundings): number | null {
  const { lines, alone, groupSize } = surroundings;
  const limit = lines > 1 ? 2 * longest : longest;
  if (paragraph.length > limit || lines > 3 || !/\p{L}{2}/u.test(paragraph)) return null;
  if (isRuledLine(paragraph) || isNoHeading(paragraph)) return null;
  const words = paragraph.split(/\s+/).length;
  if (isDivisionTitle(paragraph) && words <= 16) return 1;
  const number = leadingNumber(paragraph);
  if (number !== null) {
    const title = paragraph.slice(number.length).trim();
    const short = title.length <= 70 && words <= 11 && /^["'“‘(]*[\p{Lu}\d]/u.test(title);
    return short && (alone || isAllCapitals(title))
      ? number.split('.').filter((part) => part !== '').length
      : null;
  }
  if (isAllCapitals(paragraph) && words <= 20) return alone ? 1 : 2;
  if (!alone || groupSize > 1 || words > 18) return null;
  return /^["'“‘(]*[\p{Lu}\d]/u.test(paragraph) ? 2 : null;
}

function isNoHeading(paragraph: string): boolean {
  return (
    /[.;,:…]["'”’)]*$/u.test(paragraph) ||
    /^[-–—•*:>(]/u.test(paragraph) ||
    /^(?:by|dear|yours|sincerely|signed|kind regards|regards|dated?|ref|re|cc|enc|tel|fax|e-?mail|published|updated|posted)\b/iu.test(
      paragraph,
    ) ||
    /^[\p{L} ]{2,24}:\s\S/u.test(paragraph) ||
    /\S@\S|https?:\/\/|www\./u.test(paragraph) ||
    /^["'“‘][^"'”’]*$/u.test(paragraph.replace(/\p{L}['’]\p{L}/gu, '')) ||
    isMessageHeader(paragraph) ||
    wholeLineDate(paragraph) !== null
  );
}
