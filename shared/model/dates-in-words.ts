import type { DocumentDate } from './document.ts';

/** The months by their full English names, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * A document's date as a person writes it, no more exact than it is known: `12 September 2017`, `April 2018`, `2018`,
 * `undated`. `short` cuts the month to three letters.
 */
export function dateInWords(date: DocumentDate | null, length: 'long' | 'short' = 'short'): string {
  if (date === null) return 'undated';
  const [year = '', month = '', day = ''] = date.value.split('-');
  const fullName = monthNames[Number(month) - 1];
  if (fullName === undefined || date.precision === 'year') return year;
  const name = length === 'short' ? fullName.slice(0, 3) : fullName;
  return date.precision === 'month' || day === '' ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** An instant, UTC milliseconds, as `14 March 2019, 10:30 UTC`. */
export function instantInWords(atMs: number): string {
  const at = new Date(atMs);
  const clock = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
  return `${at.getUTCDate()} ${monthNames[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}, ${clock} UTC`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
