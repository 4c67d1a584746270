/** Names in the Encoding Standard of the code pages that Rich Text names by number. */
const names: Readonly<Record<number, string>> = {
  708: 'iso-8859-6',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10_000: 'macintosh',
  10_007: 'x-mac-cyrillic',
  65_001: 'utf-8',
};

/** Code pages of the character sets of fonts (`\fcharset`); 0 and 1 are the document's own. */
const ofCharset: Readonly<Record<number, number>> = {
  77: 10_000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** The code page of a font's character set, or null where it has none of its own. */
export function codePageOfCharset(charset: number): number | null {
  return ofCharset[charset] ?? null;
}

/** True where bytes of a code page can be read. */
export function isKnownCodePage(codePage: number): boolean {
  return names[codePage] !== undefined;
}

const decoders = new Map<number, InstanceType<typeof TextDecoder>>();

/** Bytes of a code page as characters; of one that is not known as Windows-1252. What is no character becomes U+FFFD. */
export function decodeCodePage(bytes: readonly number[], codePage: number): string {
  const known = isKnownCodePage(codePage) ? codePage : 1252;
  const decoder = decoders.get(known) ?? new TextDecoder(names[known], { ignoreBOM: true });
  decoders.set(known, decoder);
  return decoder.decode(Uint8Array.from(bytes));
}
