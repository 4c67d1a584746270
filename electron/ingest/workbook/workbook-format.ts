import type { FormatReader } from '../format-reading.ts';

/** Workbooks by the extension of their names, as long as they are archives or compound files; those that are not read are told why. */
export const workbookFormat: FormatReader = {
  recognises: ({ bytes }, extension) =>
    /^(?:xlsx|xlsm|xltx|xltm|xlsb|xls|xlt|ods|ots)$/u.test(extension) &&
    ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)),
  load: async () => (await import('./read-workbook.ts')).readWorkbook,
};
