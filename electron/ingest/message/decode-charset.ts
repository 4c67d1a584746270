import { decodeWindows1252 } from '../windows-1252.ts';

/** Bytes of a part as characters, and what was odd about them. */
export interface DecodedPart {
  readonly text: string;
  /** In which encoding they were read, as the platform names it. */
  readonly encoding: string;
  /** Why they were read in another encoding than the one declared, or null. */
  readonly oddity: 'unknown' | 'not as declared' | null;
  /** True where bytes that mean nothing in the encoding became replacement characters. */
  readonly replaced: boolean;
}

/** Encodings that are ASCII with something beyond it, and are often declared for what is really UTF-8. */
const westernNames = new Set(['windows-1252', 'us-ascii', 'ascii', 'iso-8859-1']);

/**
 * Turns the bytes of a part into characters. `declared` is the encoding as the message writes it, null where it names none.
 *
 * Where it is unknown or the bytes are not valid in it, they are read as UTF-8 if they are that, else as Windows-1252, which gives
 * every byte a character; a declared western encoding is not believed of bytes beyond ASCII that are valid UTF-8.
 */
export function decodeCharset(bytes: Uint8Array, declared: string | null): DecodedPart {
  const utf8 = strictly('utf-8', bytes);
  const name = declared?.trim().toLowerCase() ?? null;
  if (utf8 !== null && isAscii(bytes) && (name === null || !isStateful(name)))
    return { text: utf8, encoding: 'utf-8', oddity: null, replaced: false };
  const known = name === null ? null : knownEncoding(name);
  const fallback = (oddity: DecodedPart['oddity']): DecodedPart =>
    utf8 !== null
      ? { text: utf8, encoding: 'utf-8', oddity, replaced: false }
      : { text: decodeWindows1252(bytes), encoding: 'windows-1252', oddity, replaced: false };
  if (name === null) return fallback(null);
  if (known === null) return fallback('unknown');
  if (utf8 !== null && known !== 'utf-8' && westernNames.has(known)) return fallback('not as declared');
  const text = known === 'windows-1252' ? decodeWindows1252(bytes) : strictly(known, bytes);
  if (text !== null) return { text, encoding: known, oddity: null, replaced: false };
  if (known === 'utf-8') return fallback('not as declared');
  const loose = new TextDecoder(known, { ignoreBOM: true }).decode(bytes);
  return { text: loose, encoding: known, oddity: 'not as declared', replaced: true };
}

/** The platform's name of an encoding, or null where it has none of that name. */
function knownEncoding(name: string): string | null {
  const plain = name.replace(/^(?:cp|windows|win)[-_ ]?(\d{3,5})$/u, 'windows-$1');
  const pages: Readonly<Record<string, string>> = {
    'windows-936': 'gbk',
    'windows-949': 'euc-kr',
    'windows-950': 'big5',
    'windows-932': 'shift_jis',
    'windows-65001': 'utf-8',
    'windows-28591': 'windows-1252',
    'windows-20127': 'windows-1252',
    'windows-20866': 'koi8-r',
    'windows-28592': 'iso-8859-2',
    'windows-28605': 'iso-8859-15',
  };
  try {
    return new TextDecoder(pages[plain] ?? plain).encoding;
  } catch {
    return null;
  }
}

/** Encodings whose ASCII bytes can mean other characters. */
function isStateful(name: string): boolean {
  return /^(?:iso-2022|hz|utf-?7|utf-?16|unicode|ucs)/u.test(name);
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
