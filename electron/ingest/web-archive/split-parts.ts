/** A part of a web archive: its headers in lower case, joined, and its bytes as decoded from their transfer. */
export interface ArchivePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: () => Uint8Array;
}

/** A web archive taken apart (RFC 2557): its own headers and its parts. */
export interface SplitArchive {
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly ArchivePart[];
  /** True where there were more parts than are read. */
  readonly tooMany: boolean;
}

/** The longest headers of one part, in characters. */
const longestHeaders = 64 * 1024;

/**
 * Takes a web archive apart by its boundary; null where it has none. What is not part of it (a preamble, an epilogue) is left
 * out, and parts within a part (`multipart/alternative`) are parts like the others.
 */
export function splitParts(bytes: Uint8Array, atMost: number): SplitArchive | null {
  // Latin-1 keeps each byte a character.
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const head = headersAt(raw, 0);
  if (head === null) return null;
  const boundaries = [parameterOf(head.headers.get('content-type') ?? '', 'boundary')];
  if (boundaries[0] === null) return null;
  const parts: ArchivePart[] = [];
  let open: { readonly headers: ReadonlyMap<string, string>; readonly from: number } | null = null;
  let at = head.end;
  while (at < raw.length) {
    const line = raw.indexOf('--', at);
    if (line === -1) break;
    at = line + 2;
    if (line > 0 && raw[line - 1] !== '\n') continue;
    const lineEnd = raw.indexOf('\n', line);
    const end = lineEnd === -1 ? raw.length : lineEnd;
    if (end - line > 300) continue;
    const words = raw.slice(line + 2, end).trimEnd();
    const closes = words.endsWith('--') && boundaries.includes(words.slice(0, -2));
    if (!closes && !boundaries.includes(words)) continue;
    if (open !== null) {
      parts.push(partOf(raw, open, line));
      open = null;
    }
    at = end + 1;
    if (closes) continue;
    if (parts.length >= atMost) return { headers: head.headers, parts, tooMany: true };
    const own = headersAt(raw, at);
    if (own === null) continue;
    at = own.end;
    const type = own.headers.get('content-type') ?? '';
    const inner = /^multipart\//iu.test(type) ? parameterOf(type, 'boundary') : null;
    if (inner === null) open = { headers: own.headers, from: own.end };
    else if (boundaries.length < 20) boundaries.push(inner);
  }
  // A file that was cut ends within its last part.
  if (open !== null) parts.push(partOf(raw, open, raw.length));
  return { headers: head.headers, parts, tooMany: false };
}

function partOf(
  raw: string,
  open: { readonly headers: ReadonlyMap<string, string>; readonly from: number },
  end: number,
): ArchivePart {
  return {
    headers: open.headers,
    bytes: () => {
      // The line end before a boundary belongs to the boundary.
      const body = raw.slice(open.from, end).replace(/\r?\n$/u, '');
      return decodeTransfer(body, (open.headers.get('content-transfer-encoding') ?? '').trim().toLowerCase());
    },
  };
}

function headersAt(
  raw: string,
  from: number,
): { readonly headers: ReadonlyMap<string, string>; readonly end: number } | null {
  const room = raw.slice(from, from + longestHeaders);
  const blank = /^\r?\n/u.exec(room) ?? /\n\r?\n/u.exec(room);
  if (blank === null) return null;
  const headers = new Map<string, string>();
  const lines = room
    .slice(0, blank.index)
    .trimEnd()
    .replace(/\r?\n[ \t]+/gu, ' ');
  for (const line of lines.split(/\r?\n/u)) {
    const [, name, value] = /^([!-9;-~]{1,100}):\s*(.*)$/u.exec(line) ?? [];
    if (name === undefined || value === undefined || headers.has(name.toLowerCase())) continue;
    headers.set(name.toLowerCase(), value.trim());
  }
  return { headers, end: from + blank.index + blank[0].length };
}

/** A parameter of a header's value, without quotation marks; null where it has none. */
export function parameterOf(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,300})"|([^\\s;"]{1,300}))`, 'iu').exec(value);
  return found?.[1] ?? found?.[2] ?? null;
}

function decodeTransfer(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const decoded = body
    .replace(/[ \t]+(?=\r?\n)/gu, '')
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/giu, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)));
  return Buffer.from(decoded, 'latin1');
}

/** A header's value with its encoded words (RFC 2047) decoded; those that cannot be stand as written. */
export function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(?==\?)/gu, '$1')
    .replace(
      /=\?([\w.:-]{1,60})\?([BQ])\?([^?\s]{0,2000})\?=/giu,
      (written, charset: string, how: string, words: string) => {
        const bytes =
          how.toUpperCase() === 'B'
            ? Buffer.from(words, 'base64')
            : decodeTransfer(words.replaceAll('_', ' '), 'quoted-printable');
        try {
          return new TextDecoder(charset).decode(bytes);
        } catch {
          return written;
        }
      },
    );
}
