/** A date as a message writes it, and what it means where that is beyond doubt. */
export interface MessageDate {
  /** The instant in UTC, ISO 8601; null where the date names no zone that is known. */
  readonly utc: string | null;
  /** The day as its writer's calendar had it, `2013-12-20`; null where it is no date. */
  readonly day: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes that the zones of RFC 5322 are ahead of UTC; other names are not guessed at. */
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const datePattern =
  /^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})\s+(\p{L}{3})\p{L}*\s+(\d{2,4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([+-]\d{4}|\p{L}{1,5}))?)?/u;

/** Reads the date of a message (RFC 5322, its older forms included); years of two digits are those of RFC 5322, 4.3. */
export function readMessageDate(written: string): MessageDate {
  const plain = written
    .slice(0, 200)
    .replace(/\([^()]*\)/gu, ' ')
    .trim();
  const found = datePattern.exec(plain);
  if (found === null) return { utc: null, day: null };
  const [, dayOfMonth = '', monthName = '', yearWritten = '', hours, minutes, seconds = '0', zone] = found;
  const month = months.indexOf(monthName.toLowerCase());
  const year = fullYear(yearWritten);
  if (month === -1) return { utc: null, day: null };
  const midnight = Date.UTC(year, month, Number(dayOfMonth));
  if (new Date(midnight).getUTCMonth() !== month) return { utc: null, day: null };
  const day = new Date(midnight).toISOString().slice(0, 10);
  const ahead = zone === undefined ? null : minutesAhead(zone);
  if (hours === undefined || minutes === undefined || ahead === null) return { utc: null, day };
  // A leap second is the second after it in every clock that is used here.
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return { utc: null, day };
  const instant = midnight + ((Number(hours) * 60 + Number(minutes) - ahead) * 60 + Number(seconds)) * 1000;
  return { utc: new Date(instant).toISOString(), day };
}

function fullYear(written: string): number {
  const year = Number(written);
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return written.length === 3 ? 1900 + year : year;
}

function minutesAhead(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/u.exec(zone) ?? [];
  if (sign === undefined) return zones[zone.toLowerCase()] ?? null;
  const ahead = Number(hours) * 60 + Number(minutes);
  return Number(minutes) > 59 ? null : sign === '-' ? -ahead : ahead;
}
