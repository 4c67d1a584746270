import { numberInForm, type NumberForm } from '../written/list-labels.ts';
import { isSymbolFont, symbolCharacter } from '../written/symbol-characters.ts';
import { allWithin, childOf, elementsIn, type XmlElement } from '../written/xml-units.ts';
import { isOn } from './word-names.ts';
import type { ListPlace } from './word-styles.ts';

/** The label of a paragraph in a list, as Word shows it. */
export interface ListLabel {
  /** `4.12`, `(a)`, `•`; empty where the level shows nothing. */
  readonly label: string;
  /** What stands between label and text. */
  readonly after: string;
  readonly isBullet: boolean;
}

/** The lists of a document; labels are counted in the order in which they are asked for. */
export interface WordNumbering {
  /** The label of the next paragraph at a place, or null where there is no such list. */
  readonly next: (place: ListPlace, style: string | null) => ListLabel | null;
}

interface Level {
  readonly start: number;
  /** `bullet`, or how numbers are written. */
  readonly form: NumberForm | 'bullet';
  /** `%1.%2`, or the bullet. */
  readonly text: string;
  readonly after: string;
  /** Numbers of higher levels are written in digits whatever their form. */
  readonly isLegal: boolean;
  /** The level, from 1, after which it begins anew; 0 for never; null for any higher one. */
  readonly restart: number | null;
  readonly style: string | null;
}

interface List {
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

const mostLevels = 9;

/** Reads `numbering.xml`; a document without has no lists. */
export function wordNumbering(root: XmlElement | null): WordNumbering {
  const definitions = new Map<string, ReadonlyMap<number, Level>>();
  const byLink = new Map<string, string>();
  const links = new Map<string, string>();
  const lists = new Map<string, List>();
  const children = root === null ? [] : elementsIn(root);
  for (const element of children) {
    if (element.name !== 'w:abstractNum') continue;
    const id = element.attributes['w:abstractNumId'] ?? '';
    definitions.set(id, levelsIn(element));
    const own = childOf(element, 'w:styleLink')?.attributes['w:val'];
    const other = childOf(element, 'w:numStyleLink')?.attributes['w:val'];
    if (own !== undefined) byLink.set(own, id);
    if (other !== undefined) links.set(id, other);
  }
  for (const element of children) {
    if (element.name !== 'w:num') continue;
    const named = childOf(element, 'w:abstractNumId')?.attributes['w:val'] ?? '';
    const definition = byLink.get(links.get(named) ?? '') ?? named;
    const levels = new Map(definitions.get(definition) ?? []);
    const starts = new Map<number, number>();
    for (const change of elementsIn(element)) {
      if (change.name !== 'w:lvlOverride') continue;
      const level = Number(change.attributes['w:ilvl'] ?? 0);
      for (const [number, changed] of levelsIn(change)) levels.set(number, changed);
      const start = childOf(change, 'w:startOverride')?.attributes['w:val'];
      if (start !== undefined) starts.set(level, wholeNumber(start, 1));
    }
    lists.set(element.attributes['w:numId'] ?? '', { definition, levels, starts });
  }
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next: (place, style) => {
      const list = lists.get(place.list);
      if (list === undefined) return null;
      const number = place.level ?? levelOfStyle(list, style);
      const level = list.levels.get(number);
      if (level === undefined || number >= mostLevels) return null;
      const counts = counters.get(list.definition) ?? [];
      counters.set(list.definition, counts);
      const start = list.starts.get(number);
      const isFirst = start !== undefined && !begun.has(`${place.list} ${number}`);
      if (start !== undefined) begun.add(`${place.list} ${number}`);
      const before = counts[number];
      counts[number] = isFirst ? start : before === undefined ? level.start : before + 1;
      for (let higher = 0; higher < number; higher += 1) {
        counts[higher] ??= list.starts.get(higher) ?? list.levels.get(higher)?.start ?? 1;
      }
      for (let lower = number + 1; lower < mostLevels; lower += 1) {
        const restart = list.levels.get(lower)?.restart ?? null;
        if (restart === null || (restart > 0 && number < restart)) counts[lower] = undefined;
      }
      return { label: labelOf(list, level, counts), after: level.after, isBullet: level.form === 'bullet' };
    },
  };
}

function levelOfStyle(list: List, style: string | null): number {
  if (style === null) return 0;
  for (const [number, level] of list.levels) if (level.style === style) return number;
  return 0;
}

function labelOf(list: List, level: Level, counts: readonly (number | undefined)[]): string {
  if (level.form === 'bullet') return level.text;
  return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const number = Number(digit) - 1;
    const form = list.levels.get(number)?.form ?? 'decimal';
    if (form === 'bullet' || form === 'none') return '';
    return numberInForm(counts[number] ?? 1, level.isLegal ? 'decimal' : form);
  });
}

function levelsIn(element: XmlElement): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const child of elementsIn(element)) {
    if (child.name !== 'w:lvl') continue;
    const value = (name: string): string | undefined => childOf(child, name)?.attributes['w:val'];
    const format = value('w:numFmt') ?? allWithin(child, 'w:numFmt')[0]?.attributes['w:val'] ?? 'decimal';
    const form = forms[format] ?? 'decimal';
    const font = childOf(childOf(child, 'w:rPr'), 'w:rFonts')?.attributes['w:ascii'] ?? null;
    const text = value('w:lvlText') ?? '';
    const suffix = value('w:suff');
    const legal = childOf(child, 'w:isLgl');
    const restart = value('w:lvlRestart');
    levels.set(wholeNumber(child.attributes['w:ilvl'], 0), {
      start: wholeNumber(value('w:start'), 1),
      form,
      text: form === 'bullet' ? bullet(text, font) : text,
      after: suffix === 'space' ? ' ' : suffix === 'nothing' ? '' : '\t',
      isLegal: legal !== undefined && isOn(legal.attributes['w:val']),
      restart: restart === undefined ? null : wholeNumber(restart, 0),
      style: value('w:pStyle') ?? null,
    });
  }
  return levels;
}

/** Bullets are mostly signs of a font of signs; one that has no place in Unicode is shown as a round one. */
function bullet(text: string, font: string | null): string {
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const isPrivate = code >= 0xe000 && code <= 0xf8ff;
      if (!isPrivate && !isSymbolFont(font))
        return sign === 'o' && /^courier/iu.test(font ?? '') ? '○' : sign;
      return symbolCharacter(font ?? 'Symbol', code) ?? '•';
    })
    .join('');
}

const forms: Readonly<Record<string, NumberForm | 'bullet'>> = {
  bullet: 'bullet',
  decimal: 'decimal',
  decimalZero: 'decimal-zero',
  lowerLetter: 'lower-letter',
  upperLetter: 'upper-letter',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
  ordinal: 'ordinal',
  chicago: 'signs',
  none: 'none',
};

/** The form of numbers that a document's word for it stands for: of notes, which have no bullets. */
export function numberFormOf(format: string | undefined, otherwise: NumberForm): NumberForm {
  const form = format === undefined ? otherwise : (forms[format] ?? 'decimal');
  return form === 'bullet' ? 'decimal' : form;
}

function wholeNumber(written: string | undefined, otherwise: number): number {
  return written !== undefined && /^-?\d{1,9}$/u.test(written) ? Number(written) : otherwise;
}
