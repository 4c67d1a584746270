/** One piece of a section of a number format. */
export type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** A run of digit places with its separators: `#,##0.00`, `0`, `??/??`. */
  | { readonly kind: 'digit'; readonly place: '0' | '#' | '?' }
  | { readonly kind: 'point' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'exponent'; readonly plus: boolean }
  | { readonly kind: 'slash' }
  | { readonly kind: 'text' }
  | { readonly kind: 'general' }
  /** A part of a date or time: `yyyy`, `mm`, `ss`, `AM/PM`; of elapsed time where `elapsed`. */
  | { readonly kind: 'time'; readonly part: string; readonly elapsed: boolean };

/** When a section of a format is used, where it says so itself. */
export interface FormatCondition {
  readonly sign: '<' | '>' | '=' | '<=' | '>=' | '<>';
  readonly than: number;
}

/** A section of a number format. */
export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition: FormatCondition | null;
  /** True where it shows dates or times. */
  readonly dated: boolean;
}

/** A number format taken apart: one to four sections. */
export type NumberFormat = readonly FormatSection[];

/** Formats longer than this are shown as General; Excel allows 255 characters. */
const longestFormat = 1_000;

/**
 * Takes a number format apart (ECMA-376 part 1, 18.8.31). Colours, widths and fillers are left out: a width is shown as a blank,
 * a filler not at all. What no format may hold is taken as a literal.
 */
export function parseNumberFormat(code: string): NumberFormat {
  const written = code.length > longestFormat ? 'General' : code;
  return splitSections(written).map(parseSection);
}

function splitSections(code: string): readonly string[] {
  const sections: string[] = [];
  let section = '';
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] ?? '';
    if (quoted) quoted = sign !== '"';
    else if (bracketed) bracketed = sign !== ']';
    else if (sign === '"') quoted = true;
    else if (sign === '[') bracketed = true;
    else if (/[\\_*]/u.test(sign)) {
      section += sign + (code[at + 1] ?? '');
      at += 1;
      continue;
    } else if (sign === ';') {
      sections.push(section);
      section = '';
      continue;
    }
    section += sign;
  }
  return [...sections, section].slice(0, 4);
}

function parseSection(code: string): FormatSection {
  const tokens: FormatToken[] = [];
  let condition: FormatCondition | null = null;
  const literal = (text: string): void => {
    tokens.push({ kind: 'literal', text });
  };
  let rest = code;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.slice(found[0].length);
    return found;
  };
  while (rest !== '') {
    let found: RegExpExecArray | null;
    if ((found = take(/^"([^"]*)"?/u)) !== null) literal(found[1] ?? '');
    else if ((found = take(/^\\(.?)/su)) !== null) literal(found[1] ?? '');
    else if (take(/^_.?/su) !== null) literal(' ');
    else if (take(/^\*.?/su) !== null) continue;
    else if ((found = take(/^\[(h+|m+|s+)\]/iu)) !== null)
      tokens.push({ kind: 'time', part: (found[1] ?? '').toLowerCase(), elapsed: true });
    else if ((found = take(/^\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]/u)) !== null)
      condition = { sign: signOf(found[1]), than: Number(found[2]) };
    else if ((found = take(/^\[\$([^\]-]*)(?:-[^\]]*)?\]/u)) !== null) literal(found[1] ?? '');
    else if (take(/^\[[^\]]*\]?/u) !== null) continue;
    else if (take(/^general/iu) !== null) tokens.push({ kind: 'general' });
    else if ((found = take(/^(?:AM\/PM|A\/P)/iu)) !== null)
      tokens.push({ kind: 'time', part: found[0].toUpperCase(), elapsed: false });
    else if ((found = take(/^E([+-])/iu)) !== null) tokens.push({ kind: 'exponent', plus: found[1] === '+' });
    else if ((found = take(/^(?:y+|m+|d+|h+|s+)/iu)) !== null)
      tokens.push({ kind: 'time', part: found[0].toLowerCase(), elapsed: false });
    else if ((found = take(/^[0#?]/u)) !== null)
      tokens.push({ kind: 'digit', place: found[0] === '0' ? '0' : found[0] === '#' ? '#' : '?' });
    else if (take(/^\./u) !== null) tokens.push({ kind: 'point' });
    else if (take(/^,/u) !== null) tokens.push({ kind: 'comma' });
    else if (take(/^%/u) !== null) tokens.push({ kind: 'percent' });
    else if (take(/^\//u) !== null) tokens.push({ kind: 'slash' });
    else if (take(/^@/u) !== null) tokens.push({ kind: 'text' });
    else literal(take(/^./su)?.[0] ?? '');
  }
  return { tokens, condition, dated: tokens.some(({ kind }) => kind === 'time') };
}

function signOf(sign: string | undefined): FormatCondition['sign'] {
  return sign === '<=' || sign === '>=' || sign === '<>' || sign === '<' || sign === '>' ? sign : '=';
}
