/** The first bytes of a compound file (MS-CFB), in which Office programs until 2003 kept documents. */
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Entries of the directory begin at multiples of this. */
const entryLength = 128;

/** True where bytes begin as a compound file does. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** True where the directory of a compound file has a stream of a name, at whatever depth; names are in ASCII. */
export function namesStream(bytes: Uint8Array, name: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = buffer.indexOf(written); at >= 0; at = buffer.indexOf(written, at + 2)) {
    const isEntry = at % entryLength === 0 && at + entryLength <= buffer.length;
    if (isEntry && buffer.readUInt16LE(at + 64) === written.length) return true;
  }
  return false;
}
