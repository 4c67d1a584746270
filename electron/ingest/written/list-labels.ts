/** How a number of a list is written. */
export type NumberForm =
  | 'decimal'
  | 'decimal-zero'
  | 'lower-letter'
  | 'upper-letter'
  | 'lower-roman'
  | 'upper-roman'
  | 'ordinal'
  | 'signs'
  | 'none';

/** The highest number that is written in letters or Roman numerals; higher ones are written in digits. */
const highestInLetters = 32_767;

/** A number as a list shows it: `12`, `l`, `xii`, `12th`, `‡‡‡‡`. */
export function numberInForm(number: number, form: NumberForm): string {
  switch (form) {
    case 'decimal-zero':
      return String(number).padStart(2, '0');
    case 'lower-letter':
      return inLetters(number);
    case 'upper-letter':
      return inLetters(number).toUpperCase();
    case 'lower-roman':
      return inRoman(number);
    case 'upper-roman':
      return inRoman(number).toUpperCase();
    case 'ordinal':
      return `${number}${ordinalEnding(number)}`;
    case 'signs':
      return number > 0 && number <= 40
        ? ('*†‡§'[(number - 1) % 4] ?? '').repeat(Math.ceil(number / 4))
        : String(number);
    case 'none':
      return '';
    case 'decimal':
    default:
      return String(number);
  }
}

/** a to z, then aa to zz, as word processors count. */
function inLetters(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const romanParts = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function inRoman(number: number): string {
  if (number < 1 || number > highestInLetters) return String(number);
  let left = number;
  let written = '';
  for (const [value, letters] of romanParts) {
    written += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return written;
}

function ordinalEnding(number: number): string {
  const tens = Math.floor(number / 10) % 10;
  if (tens === 1) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
