/**
 * True where the first row of a table names its columns: every value is there, none is a number or date, no two are alike, and
 * rows follow it.
 */
export function isHeaderRow(first: readonly string[], rows: number): boolean {
  if (rows < 2 || first.length < 2) return false;
  const names = first.map((value) => value.trim().toLowerCase());
  return (
    names.every((name) => name !== '' && name.length <= 100 && !/^[£$€(-]?\d[\d.,:/ %)-]*$/u.test(name)) &&
    new Set(names).size === names.length
  );
}
