import type { FormatSection, FormatToken, NumberFormat } from './number-format.ts';
import { showDate } from './show-date.ts';

/** A number as a workbook shows it under a format; null where the workbook would show number signs for want of a date. */
export function showNumber(value: number, format: NumberFormat, from1904: boolean): string | null {
  const { section, signShown } = sectionFor(value, format);
  if (section === null) return showGeneral(value);
  if (section.tokens.length === 0) return '';
  if (section.dated) return showDate(value, section.tokens, from1904);
  if (section.tokens.some(({ kind }) => kind === 'general')) {
    return section.tokens
      .map((token) =>
        token.kind === 'general'
          ? showGeneral(signShown ? Math.abs(value) : value)
          : token.kind === 'literal'
            ? token.text
            : '',
      )
      .join('');
  }
  const { tokens } = section;
  if (!tokens.some(({ kind }) => kind === 'digit'))
    return `${value < 0 && !signShown ? '-' : ''}${tokens.map((token) => plainToken(token, value)).join('')}`;
  const shown = tokens.some(({ kind }) => kind === 'slash')
    ? showFraction(Math.abs(value), tokens)
    : showDigits(Math.abs(value), tokens);
  const isZero = !/[1-9]/u.test(shown);
  return `${value < 0 && !signShown && !isZero ? '-' : ''}${shown}`;
}

/** Text as a workbook shows it under a format: its fourth section, or the text as it is. */
export function showText(text: string, format: NumberFormat): string {
  const section =
    format[3] ??
    (format.length === 1 && format[0]?.tokens.some(({ kind }) => kind === 'text') ? format[0] : null);
  if (section === null) return text;
  return section.tokens
    .map((token) => (token.kind === 'text' ? text : token.kind === 'literal' ? token.text : ''))
    .join('');
}

/** A number without a format: at most eleven characters of digits, as cells show them. */
export function showGeneral(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e11 || size < 1e-9) return scientific(value);
  const whole = Math.max(1, Math.floor(Math.log10(size)) + 1);
  const places = Math.max(0, Math.min(10 - whole, 9));
  const fixed = value.toFixed(places);
  if (size < 1e-4 && Number(fixed).toPrecision(3) !== value.toPrecision(3)) return scientific(value);
  return fixed.includes('.') ? fixed.replace(/\.?0+$/u, '') : fixed;
}

function scientific(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
  const power = Number(exponent);
  return `${mantissa.replace(/\.?0+$/u, '')}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The section that a number is shown by, and whether the section itself shows that it is negative. */
function sectionFor(
  value: number,
  format: NumberFormat,
): { readonly section: FormatSection | null; readonly signShown: boolean } {
  const numeric = format.slice(0, 3);
  if (numeric.some(({ condition }) => condition !== null)) {
    const met = numeric.findIndex(({ condition }, index) =>
      condition === null ? index > 0 || numeric.length === 1 : meets(value, condition.sign, condition.than),
    );
    return { section: numeric[met] ?? null, signShown: met > 0 && numeric[met]?.condition !== null };
  }
  const [first, second, third] = numeric;
  if (format.length === 1 && first?.tokens.some(({ kind }) => kind === 'text') === true)
    return { section: null, signShown: false };
  if (value < 0 && second !== undefined) return { section: second, signShown: true };
  if (value === 0 && third !== undefined) return { section: third, signShown: true };
  return { section: first ?? null, signShown: false };
}

function meets(value: number, sign: string, than: number): boolean {
  switch (sign) {
    case '<':
      return value < than;
    case '>':
      return value > than;
    case '<=':
      return value <= than;
    case '>=':
      return value >= than;
    case '<>':
      return value !== than;
    default:
      return value === than;
  }
}

function plainToken(token: FormatToken, value: number): string {
  switch (token.kind) {
    case 'literal':
      return token.text;
    case 'percent':
      return '%';
    case 'slash':
      return '/';
    case 'point':
      return '.';
    case 'comma':
      return ',';
    case 'text':
      return showGeneral(Math.abs(value));
    default:
      return '';
  }
}

/** Digits of a number in the places a section has for them; the number is not negative. */
function showDigits(value: number, tokens: readonly FormatToken[]): string {
  const digits = tokens.flatMap(({ kind }, index) => (kind === 'digit' ? [index] : []));
  const exponentAt = tokens.findIndex(({ kind }) => kind === 'exponent');
  const mantissa = exponentAt === -1 ? digits : digits.filter((index) => index < exponentAt);
  const lastDigit = mantissa.at(-1) ?? -1;
  const pointAt = tokens.findIndex(
    ({ kind }, index) => kind === 'point' && (exponentAt === -1 || index < exponentAt),
  );
  const whole = mantissa.filter((index) => pointAt === -1 || index < pointAt);
  const decimals = mantissa.filter((index) => pointAt !== -1 && index > pointAt);
  const commas = tokens.flatMap(({ kind }, index) => (kind === 'comma' ? [index] : []));
  const lastWhole = whole.at(-1) ?? -1;
  const grouped = commas.some((index) => index > (whole[0] ?? Infinity) && index < lastWhole);
  // Commas right after the last digit divide by a thousand each.
  let scaling = 0;
  for (const end of new Set([lastWhole, lastDigit]))
    for (let at = end + 1; end >= 0 && tokens[at]?.kind === 'comma'; at += 1) scaling += 1;
  const percents = tokens.filter(({ kind }) => kind === 'percent').length;
  let scaled = value * 100 ** percents;
  if (scaling > 0) scaled /= 1000 ** scaling;
  let exponent = 0;
  if (exponentAt !== -1 && scaled !== 0) {
    exponent = Math.floor(Math.log10(scaled));
    const step = Math.max(1, whole.length);
    if (step > 1) exponent = Math.floor(exponent / step) * step;
    scaled /= 10 ** exponent;
    if (Number(scaled.toFixed(decimals.length)) >= 10 ** step) {
      scaled /= 10 ** step;
      exponent += step;
    }
  }
  // What a percentage or a power makes of it is more than a number can be: it is shown as it is.
  if (!Number.isFinite(scaled)) return showGeneral(value);
  const [wholeDigits = '', decimalDigits = ''] = rounded(scaled, Math.min(decimals.length, 30)).split('.');
  const shown = new Map<number, string>();
  placeWhole(wholeDigits === '0' ? '' : wholeDigits, whole, tokens, grouped, shown);
  placeDecimals(decimalDigits, decimals, tokens, shown);
  let text = '';
  tokens.forEach((token, index) => {
    if (token.kind === 'digit') text += shown.get(index) ?? '';
    else if (token.kind === 'point') {
      // A format without places before the point shows none.
      if (index === pointAt) text += `${whole.length === 0 && wholeDigits !== '0' ? wholeDigits : ''}.`;
      else text += '.';
    } else if (token.kind === 'exponent') {
      const power = String(Math.abs(exponent)).padStart(digits.length - mantissa.length, '0');
      text += `E${exponent < 0 ? '-' : token.plus ? '+' : ''}${power}`;
    } else if (token.kind === 'comma') {
      if (whole.length === 0) text += ',';
    } else text += plainToken(token, value);
  });
  return text;
}

/** A number with so many decimals, rounded half away from zero as it is written in decimal, not as it is in binary. */
function rounded(value: number, decimals: number): string {
  if (value >= 1e21) return BigInt(Math.round(value)).toString();
  const precise = Number(value.toPrecision(15));
  const shifted = Number(`${precise}e${decimals}`);
  const nudged =
    Number.isFinite(shifted) && shifted < 1e15 ? Number(`${Math.round(shifted)}e-${decimals}`) : precise;
  return nudged.toFixed(decimals);
}

function placeWhole(
  digits: string,
  places: readonly number[],
  tokens: readonly FormatToken[],
  grouped: boolean,
  shown: Map<number, string>,
): void {
  let left = digits.length;
  let count = 0;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const index = places[at] ?? 0;
    const token = tokens[index];
    const place = token?.kind === 'digit' ? token.place : '0';
    const take = at === 0 ? left : Math.min(1, left);
    const taken = digits.slice(left - take, left);
    left -= take;
    const filled = taken !== '' ? taken : place === '0' ? '0' : place === '?' ? ' ' : '';
    let text = '';
    for (const digit of [...filled].reverse()) {
      if (grouped && count > 0 && count % 3 === 0 && digit !== ' ') text = `,${text}`;
      text = digit + text;
      count += 1;
    }
    shown.set(index, text);
  }
}

function placeDecimals(
  digits: string,
  places: readonly number[],
  tokens: readonly FormatToken[],
  shown: Map<number, string>,
): void {
  let needed = digits.replace(/0+$/u, '').length;
  places.forEach((index, at) => {
    const token = tokens[index];
    if (token?.kind === 'digit' && token.place === '0') needed = Math.max(needed, at + 1);
  });
  places.forEach((index, at) => {
    const token = tokens[index];
    const blank = token?.kind === 'digit' && token.place === '?' ? ' ' : '';
    shown.set(index, at < needed ? (digits[at] ?? '0') : blank);
  });
}

/** A number as a fraction: `# ?/?` and the like; the number is not negative. */
function showFraction(value: number, tokens: readonly FormatToken[]): string {
  const slashAt = tokens.findIndex(({ kind }) => kind === 'slash');
  let numeratorFrom = slashAt;
  while (tokens[numeratorFrom - 1]?.kind === 'digit') numeratorFrom -= 1;
  let denominatorTo = slashAt + 1;
  while (tokens[denominatorTo]?.kind === 'digit' || /^\d$/u.test(literalOf(tokens[denominatorTo])))
    denominatorTo += 1;
  const denominatorWords = tokens
    .slice(slashAt + 1, denominatorTo)
    .map(literalOf)
    .join('');
  const mixed = tokens.slice(0, numeratorFrom).some(({ kind }) => kind === 'digit');
  const whole = mixed ? Math.floor(value) : 0;
  const rest = value - whole;
  const fixed = Number(denominatorWords);
  const { numerator, denominator } =
    fixed > 0
      ? { numerator: Math.round(rest * fixed), denominator: fixed }
      : nearestFraction(rest, 10 ** Math.min(denominatorTo - slashAt - 1, 4) - 1);
  const carried = mixed && numerator === denominator;
  const wholeShown = whole + (carried ? 1 : 0);
  const width = denominatorTo - slashAt - 1;
  const hidden = mixed && (numerator === 0 || carried);
  const lead = tokens
    .slice(0, numeratorFrom)
    .map((token) => (token.kind === 'digit' ? '#' : literalOf(token)));
  let placed = false;
  const wholeText = lead
    .map((part) => {
      if (part !== '#') return part;
      if (placed) return '';
      placed = true;
      return wholeShown === 0 && !hidden ? '' : String(wholeShown);
    })
    .join('');
  const fraction = hidden
    ? ' '.repeat(slashAt - numeratorFrom + 1 + width)
    : `${String(numerator).padStart(slashAt - numeratorFrom, ' ')}/${String(denominator).padEnd(width, ' ')}`;
  return wholeText + fraction + tokens.slice(denominatorTo).map(literalOf).join('');
}

function literalOf(token: FormatToken | undefined): string {
  return token?.kind === 'literal' ? token.text : '';
}

function nearestFraction(
  value: number,
  largest: number,
): { readonly numerator: number; readonly denominator: number } {
  let best = { numerator: Math.round(value), denominator: 1 };
  let distance = Math.abs(value - best.numerator);
  for (let denominator = 2; denominator <= largest && distance > 1e-12; denominator += 1) {
    const numerator = Math.round(value * denominator);
    const away = Math.abs(value - numerator / denominator);
    if (away < distance - 1e-12) {
      best = { numerator, denominator };
      distance = away;
    }
  }
  return best;
}
