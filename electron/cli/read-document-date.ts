import { success, type Result } from '../../shared/base/index.ts';
import type { DocumentDate } from '../../shared/model/index.ts';
import { wrongCall } from './read-arguments.ts';

/** Reads a date as exact as it is given, or null for `none`; one that no calendar has is refused with the option's name. */
export function readDocumentDate(option: string, text: string): Result<DocumentDate | null> {
  if (text === '' || text.toLowerCase() === 'none') return success(null);
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  const [, year = '', month, day] = parts ?? [];
  const refused = wrongCall(
    `“${text}” is no date that ${option} takes. Write 2013-12-20, 2018-04, 2018, or none. Nothing was changed.`,
  );
  if (parts === null) return refused;
  if (month === undefined) return success({ value: text, precision: 'year' });
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12) return refused;
  if (day === undefined) return success({ value: text, precision: 'month' });
  return Number(day) >= 1 && Number(day) <= daysInMonth
    ? success({ value: text, precision: 'day' })
    : refused;
}
