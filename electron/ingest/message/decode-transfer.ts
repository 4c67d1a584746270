/** The bytes of a part as they were before they were made fit for sending, and whether the encoding was broken. */
export interface DecodedTransfer {
  readonly bytes: Uint8Array;
  /** True where characters stood in it that do not belong there, or where it ends too early. */
  readonly broken: boolean;
}

/** Takes the transfer encoding off a part (RFC 2045); what has none, or one that is not known, is given as it is. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): DecodedTransfer {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return decodeBase64(bytes);
  if (name === 'quoted-printable') return decodeQuotedPrintable(bytes);
  const known = name === '' || name === '7bit' || name === '8bit' || name === 'binary';
  return { bytes, broken: !known };
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What each byte is worth: 0 to 63 for a letter, 64 for what may stand between letters, 65 for what may not. */
const base64Values = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = base64Letters.indexOf(String.fromCharCode(byte));
  if (value !== -1) return value;
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09 || byte === 0x3d ? 64 : 65;
});

function decodeBase64(bytes: Uint8Array): DecodedTransfer {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  let broken = false;
  for (const byte of bytes) {
    const value = base64Values[byte] ?? 65;
    if (value >= 64) {
      broken ||= value === 65;
      // Padding ends a group, so that what was encoded in several pieces is read whole.
      if (byte === 0x3d) held = 0;
      continue;
    }
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length] = (bits >> held) & 0xff;
    length += 1;
  }
  return { bytes: out.slice(0, length), broken: broken || held === 6 };
}

function decodeQuotedPrintable(bytes: Uint8Array): DecodedTransfer {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let broken = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x3d) {
      out[length] = byte;
      length += 1;
      continue;
    }
    let lineEnd = at + 1;
    while (bytes[lineEnd] === 0x20 || bytes[lineEnd] === 0x09) lineEnd += 1;
    if (bytes[lineEnd] === 0x0d && bytes[lineEnd + 1] === 0x0a) {
      at = lineEnd + 1;
      continue;
    }
    if (bytes[lineEnd] === 0x0a || lineEnd >= bytes.length) {
      at = lineEnd;
      continue;
    }
    const high = hexValue(bytes[at + 1]);
    const low = hexValue(bytes[at + 2]);
    if (high === null || low === null) {
      out[length] = byte;
      broken = true;
    } else {
      out[length] = high * 16 + low;
      at += 2;
    }
    length += 1;
  }
  return { bytes: out.slice(0, length), broken };
}

function hexValue(byte: number | undefined): number | null {
  if (byte === undefined) return null;
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? null : value;
}
