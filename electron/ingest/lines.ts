/** A line of a text, without its line end and without the white space around it. */
export interface Line {
  /** Where the first character that is not white space stands; `start === end` on a blank line. */
  readonly start: number;
  readonly end: number;
  /** Columns of white space before the text; a tab goes on to the next multiple of eight. */
  readonly indent: number;
  /** True on the first line after a form feed. */
  readonly afterPageBreak: boolean;
}

const lineEnd = /[\n\f\u2028\u2029]/g;
const whiteSpace = /\s/;

/** The lines of a text, cut at line feeds, form feeds and the Unicode line and paragraph separators. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let afterPageBreak = false;
  for (const cut of text.matchAll(lineEnd)) {
    lines.push(lineOf(text, from, cut.index, afterPageBreak));
    from = cut.index + 1;
    afterPageBreak = cut[0] === '\f';
  }
  lines.push(lineOf(text, from, text.length, afterPageBreak));
  return lines;
}

/** True where a line holds nothing but white space. */
export function isBlank(line: Line): boolean {
  return line.start === line.end;
}

function lineOf(text: string, from: number, to: number, afterPageBreak: boolean): Line {
  let first = from;
  while (first < to && whiteSpace.test(text.charAt(first))) first += 1;
  if (first === to) return { start: to, end: to, indent: 0, afterPageBreak };
  let end = to;
  while (end > first && whiteSpace.test(text.charAt(end - 1))) end -= 1;
  let indent = 0;
  for (let at = from; at < first; at += 1) indent = text[at] === '\t' ? (indent >> 3) * 8 + 8 : indent + 1;
  return { start: first, end, indent, afterPageBreak };
}
