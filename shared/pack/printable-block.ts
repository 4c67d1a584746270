import type { Block } from '../model/index.ts';

/** Line ends of every kind; those inside a block are either meant or only where the source's lines were full. */
const lineEnd = /[\n\v\f\r\u0085\u2028\u2029]/g;

/** No source's lines are full below this many characters: all shorter ones end where they were meant to. */
const narrowestColumn = 45;

/**
 * A block's text with each inner line end made either a blank or, where the break was meant, a line feed.
 *
 * The result has the same length, so offsets into the block stay true. A break counts as meant where the next line's first
 * word would still have fitted beside it, measured against the block's longest line (an address, a verse, a table), and not
 * where the source's lines were simply full. In a transcript every line is meant: it is cited by its number.
 */
export function printableBlock(text: string, block?: Pick<Block, 'own'>): string {
  if (text.search(lineEnd) === -1) return text;
  if (block?.own?.kind === 'page-line') return text.replace(lineEnd, '\n');
  const lines = text.split(lineEnd);
  const longest = lines.reduce((most, line) => Math.max(most, line.trimEnd().length), narrowestColumn);
  let printable = lines[0] ?? '';
  for (let index = 1; index < lines.length; index += 1) {
    const before = (lines[index - 1] ?? '').trimEnd();
    const line = lines[index] ?? '';
    const firstWord = /^\s*(\S*)/.exec(line)?.[1] ?? '';
    const meant = before.length + 1 + firstWord.length <= longest;
    printable += (meant ? '\n' : ' ') + line;
  }
  return printable;
}
