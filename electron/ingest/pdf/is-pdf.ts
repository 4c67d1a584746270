/** True for bytes that begin as a PDF, after at most a few that do not belong to it. */
export function isPdf(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024));
  const at = start.indexOf('%PDF-', 0, 'latin1');
  // Mark of byte order, line ends or other signs that are no text may stand before it.
  return at === 0 || (at > 0 && !/[A-Za-z<]/u.test(start.toString('latin1', 0, at)));
}
