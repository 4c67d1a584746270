import type { DocumentDate } from '../../shared/model/index.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a date as a person types it, as exact as it is given: `12 Sep 2017`, `12/9/2017`, `2017-09-12`, `April 2018`,
 * `2018-04`, `2018`. Empty or `undated` is no date; `unreadable` where it is none of these, or not in the calendar.
 * With slashes and points the day comes first, as in Britain.
 */
export function parseDocumentDate(text: string): DocumentDate | null | 'unreadable' {
  const typed = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (typed === '' || typed === 'undated') return null;
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(typed);
  if (iso !== null) return made(iso[1], Number(iso[2]), iso[3] === undefined ? null : Number(iso[3]));
  const numeric = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed);
  if (numeric !== null) return made(numeric[3], Number(numeric[2]), Number(numeric[1]));
  const worded = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.? (\d{4})$/.exec(typed);
  if (worded !== null) {
    return made(worded[3], monthNumber(worded[2] ?? ''), worded[1] === undefined ? null : Number(worded[1]));
  }
  return /^\d{4}$/.test(typed) ? { value: typed, precision: 'year' } : 'unreadable';
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

function made(year: string | undefined, month: number, day: number | null): DocumentDate | 'unreadable' {
  if (year === undefined || month < 1 || month > 12) return 'unreadable';
  const value = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return { value, precision: 'month' };
  const daysInMonth = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  if (day < 1 || day > daysInMonth) return 'unreadable';
  return { value: `${value}-${String(day).padStart(2, '0')}`, precision: 'day' };
}
