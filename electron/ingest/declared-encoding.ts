/**
 * The encoding an HTML page declares in its first 4,096 bytes (`meta charset` or `http-equiv`), or an XML declaration; null
 * where there is none. As written there, at most 60 characters.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 4096));
  const found =
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,60})/iu.exec(start) ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,60})/iu.exec(start);
  return found?.[1] ?? null;
}
