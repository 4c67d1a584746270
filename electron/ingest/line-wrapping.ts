import { isBlank, type Line } from './lines.ts';

/** The widest column at which a text still counts as wrapped by hand or by a mail program. */
const widest = 132;
const narrowest = 30;

/**
 * The column a text's lines were wrapped at, or null for a text whose lines are its paragraphs.
 *
 * A line end is a wrap where the next line's first word would not have fitted. The text is wrapped where that holds for at
 * least six in ten of the line ends inside its paragraphs, with the width taken from its own longest lines.
 */
export function wrapColumnOf(text: string, lines: readonly Line[]): number | null {
  const pairs: { readonly length: number; readonly withNext: number }[] = [];
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined || next === undefined || isBlank(line) || isBlank(next)) continue;
    const length = line.indent + line.end - line.start;
    pairs.push({ length, withNext: length + 1 + firstWordLength(text, next) });
  }
  if (pairs.length === 0) return null;
  const lengths = pairs.map(({ length }) => length).sort((one, other) => one - other);
  const column = lengths[Math.floor((lengths.length - 1) * 0.97)] ?? 0;
  if (column > widest || column < narrowest) return null;
  const wrapped = pairs.filter(({ withNext }) => withNext > column - 2).length;
  return wrapped * 10 >= pairs.length * 6 ? column : null;
}

/** True where a line is so full that the next line's first word would have passed the column. */
export function isFull(text: string, line: Line, next: Line, column: number): boolean {
  return line.indent + line.end - line.start + 1 + firstWordLength(text, next) > column - 2;
}

function firstWordLength(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && at - line.start < widest && !/\s/.test(text.charAt(at))) at += 1;
  return at - line.start;
}
