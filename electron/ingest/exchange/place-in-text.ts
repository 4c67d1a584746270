import { codePointPlaces, type CodePointPlaces } from '../../../shared/text/index.ts';
import { decode } from '../decode.ts';

/** A text as a project counts in it. */
export interface CountedText {
  /** Line ends LF, without a byte order mark. */
  readonly text: string;
  /** The place in it, in code units, of a place in code points as the project counts; null where the text has no such place. */
  readonly place: (codePoints: number) => number | null;
  /** What a person must know of how places were counted, or null. */
  readonly remark: string | null;
}

/** A place that a project names in a text, with the words that it says stand there, where it does. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/**
 * The text of bytes and how places in it are counted: in the file as it stands, or where it has line ends of two characters or a
 * byte order mark and more of the words that the project repeats stand right when they are counted otherwise, in that way.
 * Null where the bytes are no text.
 */
export function countedText(bytes: Uint8Array, named: readonly NamedPlace[]): CountedText | null {
  const decoded = decode(bytes, null);
  if (!decoded.ok) return null;
  const { text, encoding } = decoded.value;
  const plain: CountedText = { text, place: codePointPlaces(text).toCodeUnits, remark: null };
  const raw = new TextDecoder(encoding.encoding).decode(bytes);
  const hasReturns = raw.includes('\r\n') && raw.replaceAll(/\r\n?/gu, '\n') === text;
  if (!hasReturns && !encoding.byteOrderMark) return plain;
  const asItStands = hasReturns ? countedWithReturns(raw, text) : plain;
  const ways = [asItStands, plain];
  if (encoding.byteOrderMark) ways.push(...ways.map(behindMark));
  const right = ways.map((way) => named.filter((place) => standsRight(way, place)).length);
  const most = Math.max(...right);
  const best = ways[right.indexOf(most)] ?? plain;
  if (most > 0 || !hasReturns || named.length === 0) return best;
  return {
    ...best,
    remark:
      'has line ends of two characters (CR LF), and nothing in the project says whether places count them as one or two. They were counted as two, as the file stands: look at a few of its passages.',
  };
}

function countedWithReturns(raw: string, text: string): CountedText {
  const places: CodePointPlaces = codePointPlaces(raw);
  const returns = Uint32Array.from([...raw.matchAll(/\r\n/gu)].map(({ index }) => index));
  return {
    text,
    remark: null,
    place: (codePoints) => {
      const at = places.toCodeUnits(codePoints);
      return at === null ? null : at - countBelow(returns, at);
    },
  };
}

/** Counted with the byte order mark as the first character. */
function behindMark(way: CountedText): CountedText {
  return { ...way, place: (codePoints) => (codePoints === 0 ? 0 : way.place(codePoints - 1)) };
}

function standsRight({ text, place }: CountedText, { start, end, words }: NamedPlace): boolean {
  const from = place(start);
  const to = place(end);
  if (from === null || to === null) return false;
  const there = plainWords(text.slice(from, to));
  // Programs cut what they repeat, and put dots where they did.
  return words.some((repeated) => {
    const said = plainWords(repeated.replace(/(?:…|\.\.\.)$/u, ''));
    return said.length > 3 && there.startsWith(said);
  });
}

function plainWords(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function countBelow(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
