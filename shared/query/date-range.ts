import type { DateQuery } from './query.ts';
import { faultAt, readAs, type Reading } from './query-fault.ts';

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u;

/** A date or a range of dates: `2013`, `2013-05`, `2013-05-17`, `2013..2015`, `2013..`, `..2015`. */
export function readDateCondition(value: string, start: number, end: number): Reading<DateQuery> {
  const range = /^(.*?)\.\.(.*)$/u.exec(value);
  const from = range === null ? value : (range[1] ?? '').trim();
  const to = range === null ? value : (range[2] ?? '').trim();
  const known = [from, to].filter((date) => date !== '');
  if (known.length === 0 || !known.every(isDate)) {
    return faultAt(
      'A date is written as year, month and day as far as they matter, as in date:2013, date:2013-05, date:2013-05-17 or date:2013..2015.',
      start,
      end,
    );
  }
  if (known.length === 2 && firstDay(from) > lastDay(to)) {
    return faultAt(`The range begins with ${from}, after its end ${to}.`, start, end);
  }
  return readAs({ kind: 'date', from: from === '' ? null : from, to: to === '' ? null : to });
}

/**
 * Whether a document's date can lie in a range: a date known by its year or month alone does where any day of it does.
 * A document without a date never does.
 */
export function dateLiesIn(range: DateQuery, date: string | null): boolean {
  if (date === null) return false;
  return (
    (range.from === null || lastDay(date) >= firstDay(range.from)) &&
    (range.to === null || firstDay(date) <= lastDay(range.to))
  );
}

function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return new Date(Date.UTC(year < 100 ? year + 400 : year, month - 1, day)).getUTCDate() === day;
}

/** Days as texts that sort as they follow each other. */
function firstDay(date: string): string {
  return `${date}${'-01-01'.slice(date.length - 4)}`;
}

function lastDay(date: string): string {
  return `${date}${'-12-31'.slice(date.length - 4)}`;
}
