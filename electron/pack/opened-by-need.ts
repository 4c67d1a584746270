import type { Typeface } from './typeface.ts';

/** A typeface that is read when a text first has a code point that it is `asked` for: it is large, and few packs need it. */
export function openedByNeed(name: string, asked: RegExp, read: () => Typeface): Typeface {
  let opened: Typeface | null = null;
  const typeface = (): Typeface => (opened ??= read());
  return {
    name,
    get font() {
      return typeface().font;
    },
    has: (codePoint) => asked.test(String.fromCodePoint(codePoint)) && typeface().has(codePoint),
    shape: (text, rightToLeft) => typeface().shape(text, rightToLeft),
    width: (text, size, rightToLeft) => typeface().width(text, size, rightToLeft),
  };
}
