import type { DocumentDate } from '../../../shared/model/index.ts';

/** A date as it stands in a text. */
export interface DateExpression {
  readonly date: DocumentDate;
  readonly index: number;
  readonly length: number;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const year = '((?:1[6-9]|20)\\d{2})';

/** The forms a date is written in, the most exact first; each gives year, month and day in its own order. */
const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[]) => DocumentDate | null;
}[] = [
  {
    pattern: new RegExp(
      `\\b${year}-(\\d{2})-(\\d{2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?(?![\\d-])`,
      'giu',
    ),
    read: ([y = '', m = '', d = '']) => dayDate(Number(y), Number(m), Number(d)),
  },
  {
    pattern: new RegExp(
      `${weekday}\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:day\\s+)?(?:of\\s+)?${month},?\\s+${year}\\b`,
      'giu',
    ),
    read: ([d = '', m = '', y = '']) => dayDate(Number(y), monthNumber(m), Number(d)),
  },
  {
    pattern: new RegExp(`${weekday}\\b(\\d{1,2})-${month}-${year}\\b`, 'giu'),
    read: ([d = '', m = '', y = '']) => dayDate(Number(y), monthNumber(m), Number(d)),
  },
  {
    pattern: new RegExp(`${weekday}\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}\\b`, 'giu'),
    read: ([m = '', d = '', y = '']) => dayDate(Number(y), monthNumber(m), Number(d)),
  },
  {
    pattern: new RegExp(`(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2${year}(?![\\w/-])`, 'giu'),
    read: ([first = '', , second = '', y = '']) =>
      dayDate(Number(y), Number(second), Number(first)) ?? dayDate(Number(y), Number(first), Number(second)),
  },
  {
    pattern: new RegExp(`(?<![\\d/.-])(\\d{2})/(\\d{2})/(\\d{2})(?![\\w/-])`, 'giu'),
    read: ([d = '', m = '', y = '']) =>
      dayDate((Number(y) > 60 ? 1900 : 2000) + Number(y), Number(m), Number(d)),
  },
  {
    pattern: new RegExp(`(?<![\\d]\\s|[\\d]th\\s)\\b${month},?\\s+${year}\\b`, 'giu'),
    read: ([m = '', y = '']) => monthDate(Number(y), monthNumber(m)),
  },
];

/** The days, and months with a year, written in a short piece of text, in its order; overlapping readings are left out. */
export function dateExpressionsIn(piece: string): readonly DateExpression[] {
  const found: DateExpression[] = [];
  for (const { pattern, read } of forms) {
    for (const match of piece.matchAll(pattern)) {
      const date = read(match.slice(1).map((group) => group ?? ''));
      const overlaps = found.some(
        ({ index, length }) => match.index < index + length && index < match.index + match[0].length,
      );
      if (date !== null && !overlaps) found.push({ date, index: match.index, length: match[0].length });
    }
  }
  return found.sort((one, other) => one.index - other.index);
}

const time =
  /(?:,|\bat\b|\||–|-)?\s*\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?:gmt|bst|utc|[+-]\d{4})?/giu;

/** The date of a line that holds nothing else but a time of day and brackets, a year alone included; else null. */
export function wholeLineDate(line: string): DocumentDate | null {
  if (line.length > 80) return null;
  const bare = line.replace(/^[([\s]+|[)\].,\s]+$/gu, '');
  if (/^(?:1[6-9]|20)\d{2}$/.test(bare)) return { value: bare, precision: 'year' };
  const [only, another] = dateExpressionsIn(bare);
  if (only === undefined || another !== undefined) return null;
  const rest = `${bare.slice(0, only.index)} ${bare.slice(only.index + only.length)}`.replace(time, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? null : only.date;
}

function monthNumber(name: string): number {
  return monthNames.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function dayDate(y: number, m: number, d: number): DocumentDate | null {
  const real = new Date(Date.UTC(y, m - 1, d));
  if (m < 1 || m > 12 || d < 1 || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return null;
  return { value: `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`, precision: 'day' };
}

function monthDate(y: number, m: number): DocumentDate | null {
  return m < 1 ? null : { value: `${y}-${String(m).padStart(2, '0')}`, precision: 'month' };
}
