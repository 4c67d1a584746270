import { monthNames } from '../../../shared/model/index.ts';
import type { FormatToken } from './number-format.ts';

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const dayMs = 86_400_000;

/** The last day a workbook can name: 31 December 9999 in days from the end of 1899. */
const lastDay = 2_958_465;

/** The parts of an instant as a workbook counts them: days from its epoch, without a zone. */
interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly seconds: number;
}

/**
 * A number of days as a date or time in a format's words; null where no date has that number. With `from1904` days are counted
 * from 1 January 1904, else from the end of 1899, with the 29 February 1900 that never was as day 60.
 */
export function showDate(value: number, tokens: readonly FormatToken[], from1904: boolean): string | null {
  const days = from1904 ? value + 1462 : value;
  if (days < 0 || days >= lastDay + 1) return null;
  const fraction = tokens.findLastIndex(({ kind }) => kind === 'point');
  const places =
    fraction === -1 || before(tokens, fraction)?.part.startsWith('s') !== true
      ? 0
      : tokens.slice(fraction + 1).findIndex(({ kind }) => kind !== 'digit');
  const decimals = places === -1 ? tokens.length - fraction - 1 : places;
  const unit = 10 ** Math.min(decimals, 3);
  const parts = partsOf(days, unit);
  const halves = tokens.some((token) => token.kind === 'time' && /^A/u.test(token.part));
  let shown = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'literal') shown += token.text;
    else if (token.kind === 'slash') shown += '/';
    else if (token.kind === 'comma') shown += ',';
    else if (token.kind === 'point' && at === fraction && decimals > 0) {
      shown += `.${String(Math.round((parts.seconds % 1) * unit)).padStart(Math.min(decimals, 3), '0')}`;
      at += decimals;
    } else if (token.kind === 'point') shown += '.';
    else if (token.kind === 'time') shown += showPart(token, parts, days, halves, isMinute(tokens, at));
  }
  return shown;
}

function partsOf(days: number, unit: number): DateParts {
  // Rounded to what is shown of a second, so that 0.999999 of a minute does not show as sixty seconds.
  const units = Math.round(days * 86_400 * unit);
  const whole = Math.floor(units / (86_400 * unit));
  const seconds = units / unit - whole * 86_400;
  if (whole === 60) return { year: 1900, month: 2, day: 29, weekday: 3, seconds };
  if (whole === 0) return { year: 1900, month: 1, day: 0, weekday: 6, seconds };
  const date = new Date((whole < 60 ? whole + 1 : whole) * dayMs + Date.UTC(1899, 11, 30));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    // Weekdays before 1 March 1900 are one off in workbooks, as the day that never was makes them.
    weekday: (whole + 6) % 7,
    seconds,
  };
}

function showPart(
  token: FormatToken & { readonly kind: 'time' },
  { year, month, day, weekday, seconds }: DateParts,
  days: number,
  halves: boolean,
  minute: boolean,
): string {
  const { part, elapsed } = token;
  const two = (value: number): string => String(value).padStart(Math.min(part.length, 2), '0');
  const hour = Math.floor(seconds / 3600);
  if (elapsed) {
    const all =
      Math.floor(days + 1e-9) * 86_400 +
      Math.floor(seconds) -
      (Math.floor(days + 1e-9) > 0 && seconds < 0 ? 86_400 : 0);
    const per = part.startsWith('h') ? 3600 : part.startsWith('m') ? 60 : 1;
    return String(Math.floor(all / per)).padStart(part.length, '0');
  }
  switch (part[0]) {
    case 'y':
      return part.length <= 2 ? String(year % 100).padStart(2, '0') : String(year).padStart(4, '0');
    case 'm': {
      if (minute) return two(Math.floor(seconds / 60) % 60);
      const name = monthNames[month - 1] ?? '';
      if (part.length === 3) return name.slice(0, 3);
      if (part.length === 5) return name.slice(0, 1);
      return part.length >= 4 ? name : two(month);
    }
    case 'd': {
      const name = dayNames[weekday] ?? '';
      if (part.length === 3) return name.slice(0, 3);
      return part.length >= 4 ? name : two(day);
    }
    case 'h':
      return two(halves ? ((hour + 11) % 12) + 1 : hour);
    case 's':
      return two(Math.floor(seconds) % 60);
    default:
      return part === 'A/P' ? (hour < 12 ? 'A' : 'P') : hour < 12 ? 'AM' : 'PM';
  }
}

/** True for `m` or `mm` that stand for minutes: after hours or before seconds. */
function isMinute(tokens: readonly FormatToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'time' || token.elapsed || !/^mm?$/u.test(token.part)) return false;
  const after = tokens.slice(at + 1).find(({ kind }) => kind === 'time');
  return (
    before(tokens, at)?.part.startsWith('h') === true ||
    (after?.kind === 'time' && after.part.startsWith('s'))
  );
}

function before(
  tokens: readonly FormatToken[],
  at: number,
): (FormatToken & { readonly kind: 'time' }) | null {
  const found = tokens.slice(0, at).findLast(({ kind }) => kind === 'time');
  return found?.kind === 'time' ? found : null;
}
