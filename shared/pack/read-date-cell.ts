import type { Result } from '../base/index.ts';
import type { DocumentDate } from '../model/index.ts';

/**
 * A date as exact as a cell has it: `2013-12-20`, `2018-04`, `2018`. Days and months in another order could be read in two ways,
 * so they are refused with a sentence.
 */
export function readDateCell(cell: string): Result<DocumentDate, string> {
  const [whole, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(cell) ?? [];
  const refusal = {
    ok: false,
    failure: `“${cell}” is no date that can be read in one way only. Write 2013-12-20, 2018-04 or 2018.`,
  } as const;
  if (whole === undefined) return refusal;
  if (month === undefined) return { ok: true, value: { value: whole, precision: 'year' } };
  if (Number(month) < 1 || Number(month) > 12) return refusal;
  if (day === undefined) return { ok: true, value: { value: whole, precision: 'month' } };
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > days) return refusal;
  return { ok: true, value: { value: whole, precision: 'day' } };
}
