/** A date in the packed form of Word (DTTM), without a zone, as it has none; null where it holds none. */
export function packedDate(packed: number): string | null {
  if (!Number.isInteger(packed) || packed === 0) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  const [minute, hour, day] = [packed & 0x3f, (packed >>> 6) & 0x1f, (packed >>> 11) & 0x1f];
  const [month, year] = [(packed >>> 16) & 0xf, 1900 + ((packed >>> 20) & 0x1ff)];
  return month === 0 || day === 0 ? null : `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
