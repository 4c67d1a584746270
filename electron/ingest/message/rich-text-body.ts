import { decodeCharset } from './decode-charset.ts';

/** What a body in RTF says: a web page that Outlook packed into it, or the text itself. */
export interface RichTextBody {
  readonly kind: 'html' | 'text';
  readonly text: string;
}

/** The dictionary that compressed RTF begins with ([MS-OXRTFCP], 2.1.2.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** Takes the compression off a body; null where it is none or is cut off. Never gives more than nine times what it is given. */
export function decompressRichText(bytes: Uint8Array): string | null {
  if (bytes.length < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  const size = view.getUint32(4, true);
  if (kind === 0x414c454d) return Buffer.from(bytes.subarray(16, 16 + size)).toString('latin1');
  if (kind !== 0x75465a4c) return null;
  const ring = new Uint8Array(4096);
  let write = dictionary.length;
  for (let at = 0; at < dictionary.length; at += 1) ring[at] = dictionary.charCodeAt(at);
  const out = new Uint8Array(bytes.length * 9);
  let length = 0;
  const put = (byte: number): void => {
    out[length] = byte;
    length += 1;
    ring[write] = byte;
    write = (write + 1) % 4096;
  };
  const end = Math.min(bytes.length, view.getUint32(0, true) + 4);
  for (let at = 16; at < end;) {
    const control = bytes[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < end; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const token = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const offset = token >> 4;
      if (offset === write) return Buffer.from(out.subarray(0, length)).toString('latin1');
      for (let n = 0; n < (token & 15) + 2; n += 1) put(ring[(offset + n) % 4096] ?? 0);
    }
  }
  return Buffer.from(out.subarray(0, length)).toString('latin1');
}

/** Groups whose words are no text of the body. */
const unseen = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'generator',
  'listtable',
  'listoverridetable',
  'themedata',
  'datastore',
  'xmlnstbl',
  'mhtmltag',
  'fldinst',
]);

const words: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  cell: '\t',
  row: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};

/** The state of a group of RTF. */
interface Group {
  readonly skipped: boolean;
  /** True where RTF stands that repeats what the packed web page says. */
  readonly repeats: boolean;
  readonly units: number;
  readonly inTag: boolean;
}

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/giy;

/** Reads RTF of a message: its text, or the web page packed into it ([MS-OXRTFEX]). */
export function readRichText(rtf: string): RichTextBody {
  const isPage = /\\fromhtml1\b/u.test(rtf.slice(0, 2_000));
  const page = /\\ansicpg(\d{1,5})/u.exec(rtf.slice(0, 2_000))?.[1] ?? '1252';
  const groups: Group[] = [];
  let group: Group = { skipped: false, repeats: false, units: 1, inTag: false };
  let text: string[] = [];
  let bytes: number[] = [];
  let leftOut = 0;
  let optional = false;
  const flush = (): void => {
    if (bytes.length > 0) text.push(decodeCharset(Uint8Array.from(bytes), `windows-${page}`).text);
    bytes = [];
  };
  const put = (said: string): void => {
    flush();
    if (!group.skipped && !group.repeats) text.push(said);
  };
  for (const [, word, number, code, sign, brace] of chunksOf(rtf)) {
    if (code !== undefined) {
      if (leftOut > 0) leftOut -= 1;
      else if (!group.skipped && !group.repeats) bytes.push(Number.parseInt(code, 16));
      continue;
    }
    flush();
    if (brace === '{') groups.push(group);
    else if (brace === '}') group = groups.pop() ?? group;
    else if (sign === '*') optional = true;
    else if (sign !== undefined)
      put(sign === '~' ? '\u00a0' : sign === '_' ? '\u2011' : sign === '-' ? '' : sign);
    else if (word !== undefined) {
      const name = word.toLowerCase();
      if (name === 'htmltag') group = { ...group, inTag: true, skipped: !isPage, repeats: false };
      else if (name === 'htmlrtf') group = { ...group, repeats: isPage && number !== '0' };
      else if (unseen.has(name) || optional) group = { ...group, skipped: true };
      else if (name === 'uc') group = { ...group, units: Math.min(10, Math.max(0, Number(number ?? 1))) };
      else if (name === 'u' && number !== undefined) {
        put(String.fromCharCode(Number(number) & 0xffff));
        leftOut = group.units;
      } else {
        const said = words[name];
        if (said !== undefined)
          put(isPage && (said === '\n' || said === '\t') ? (said === '\n' ? '\r\n' : said) : said);
      }
      optional = false;
    } else optional = false;
  }
  flush();
  text = text.filter((said) => said !== '');
  return { kind: isPage ? 'html' : 'text', text: text.join('').toWellFormed() };

  function* chunksOf(source: string): Generator<readonly (string | undefined)[]> {
    token.lastIndex = 0;
    for (let found = token.exec(source); found !== null; found = token.exec(source)) {
      const [whole, word, number, code, sign, brace] = found;
      const isWords = word === undefined && code === undefined && sign === undefined && brace === undefined;
      if (isWords && !/^[\r\n]/u.test(whole)) {
        const kept = whole.slice(Math.min(leftOut, whole.length));
        leftOut -= whole.length - kept.length;
        put(kept);
      } else yield [whole, word, number, code, sign, brace];
    }
  }
}
