/** A date of a PDF, taken apart. */
export interface PdfDate {
  /** ISO 8601 as far as it is given; without a zone where none is. */
  readonly iso: string;
  /** In words that sort, for people: `2013-12-20 09:15:00 +01:00`. */
  readonly shown: string;
}

const pattern =
  /^D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)(?:00'?00'?)?|([+-])(\d{2})'?(\d{2})?'?)?$/u;

/** Reads a date as PDF writes it (`D:20131220091500+01'00'`, PDF 32000-1, 7.9.4); null where it is none. */
export function pdfDate(written: string): PdfDate | null {
  const [whole, year, month, day, hour, minute, second, zulu, sign, zoneHour, zoneMinute] =
    pattern.exec(written.trim()) ?? [];
  if (whole === undefined || year === undefined) return null;
  const numbers = [month, day, hour, minute, second].map((part) => Number(part ?? '1'));
  const [monthNumber = 1, dayNumber = 1, hours = 0, minutes = 0, seconds = 0] = numbers;
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return null;
  if ((hour !== undefined && hours > 23) || (minute !== undefined && minutes > 59)) return null;
  if (second !== undefined && seconds > 59) return null;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined || minute === undefined) return { iso: date, shown: date };
  const time = `${hour}:${minute}:${second ?? '00'}`;
  const zone =
    zulu !== undefined ? 'Z' : sign === undefined ? '' : `${sign}${zoneHour}:${zoneMinute ?? '00'}`;
  return { iso: `${date}T${time}${zone}`, shown: `${date} ${time}${zone === '' ? '' : ` ${zone}`}` };
}
