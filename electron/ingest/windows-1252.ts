/** What the bytes 0x80 to 0x9f are in Windows-1252 (WHATWG Encoding); the five it leaves open stay controls. */
const upperControls =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The bytes that mean nothing in Windows-1252. */
const open = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Decodes Windows-1252; every byte gives one character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (unit) => upperControls.charAt(unit.charCodeAt(0) - 0x80));
}

/**
 * True where bytes read as Windows-1252 look like writing in a Latin script: none of the bytes it leaves open, and at most
 * three in ten beyond ASCII (in Czech or Vietnamese it is about two; in Cyrillic code pages eight).
 */
export function isPlausibleWindows1252(bytes: Uint8Array): boolean {
  let beyondAscii = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    if (open.has(byte)) return false;
    beyondAscii += 1;
  }
  return beyondAscii * 10 <= bytes.length * 3;
}
