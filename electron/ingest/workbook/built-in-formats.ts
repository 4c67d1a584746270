/** The number formats that workbooks name by number alone (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

/** Formats whose order of day, month and year is that of whichever computer shows them; shown here in the order of ISO 8601. */
const regional: Readonly<Record<number, string>> = { 14: 'yyyy-mm-dd', 22: 'yyyy-mm-dd hh:mm' };

/** The code of a built-in format, and whether it is shown in the manner of the computer; null where the number names none. */
export function builtInFormat(id: number): { readonly code: string; readonly isRegional: boolean } | null {
  const ofRegion = regional[id];
  if (ofRegion !== undefined) return { code: ofRegion, isRegional: true };
  const code = builtIn[id];
  return code === undefined ? null : { code, isRegional: false };
}

/** A format's own code; those that ask for the system's long date or time are shown in the order of ISO 8601. */
export function ownFormat(code: string): { readonly code: string; readonly isRegional: boolean } {
  if (/\[\$-F800\]/iu.test(code)) return { code: 'yyyy-mm-dd', isRegional: true };
  if (/\[\$-F400\]/iu.test(code)) return { code: 'hh:mm:ss', isRegional: true };
  return { code, isRegional: false };
}
