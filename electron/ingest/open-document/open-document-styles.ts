import type { BlockKind } from '../../../shared/model/index.ts';
import { numberInForm, type NumberForm } from '../written/list-labels.ts';
import { childOf, elementsIn, type XmlElement } from '../written/xml-units.ts';

/** What a style says of text; names of styles are those that the document uses. */
export interface OpenDocumentStyles {
  readonly add: (element: XmlElement) => void;
  readonly isHidden: (style: string | undefined) => boolean;
  readonly kindOf: (style: string | undefined) => BlockKind | null;
  readonly isTitle: (style: string | undefined) => boolean;
  /** The list that paragraphs of a style stand in by themselves, or null. */
  readonly listOf: (style: string | undefined) => string | null;
  /** The label at a level, from 1, of a list style, for the numbers counted so far. */
  readonly label: (list: string | null, level: number, counts: readonly number[]) => OpenDocumentLabel;
  readonly startOf: (list: string | null, level: number) => number;
}

/** The label of a paragraph in a list. */
export interface OpenDocumentLabel {
  readonly label: string;
  readonly isBullet: boolean;
}

interface Style {
  readonly parent: string | null;
  readonly shownName: string;
  readonly isHidden: boolean | null;
  readonly list: string | null;
}

interface ListLevel {
  readonly bullet: string | null;
  readonly form: NumberForm;
  readonly before: string;
  readonly after: string;
  readonly shownLevels: number;
  readonly start: number;
}

const longestChain = 50;

/** Begins with no styles; each `style:style`, `text:list-style` and `text:outline-style` is added as it is met. */
export function openDocumentStyles(): OpenDocumentStyles {
  const styles = new Map<string, Style>();
  const lists = new Map<string, ReadonlyMap<number, ListLevel>>();
  const chainOf = (name: string | undefined): readonly Style[] => {
    const chain: Style[] = [];
    let style = name === undefined ? undefined : styles.get(name);
    while (style !== undefined && chain.length < longestChain) {
      chain.push(style);
      style = style.parent === null ? undefined : styles.get(style.parent);
    }
    return chain;
  };
  const levelOf = (list: string | null, level: number): ListLevel | undefined =>
    list === null ? undefined : lists.get(list)?.get(level);
  return {
    add: (element) => {
      const { name, attributes } = element;
      if (name === 'style:style') {
        const display = childOf(element, 'style:text-properties')?.attributes['text:display'];
        styles.set(attributes['style:name'] ?? '', {
          parent: attributes['style:parent-style-name'] ?? null,
          shownName: (attributes['style:display-name'] ?? attributes['style:name'] ?? '').toLowerCase(),
          isHidden: display === undefined ? null : display !== 'true',
          list: attributes['style:list-style-name'] ?? null,
        });
      }
      if (name === 'text:list-style') lists.set(attributes['style:name'] ?? '', levelsOf(element));
      if (name === 'text:outline-style') lists.set(outlineList, levelsOf(element));
    },
    isHidden: (name) => chainOf(name).find(({ isHidden }) => isHidden !== null)?.isHidden ?? false,
    kindOf: (name) => {
      const names = chainOf(name).map(({ shownName }) => shownName);
      if (names.some((shown) => shown === 'quotations' || shown === 'quote')) return 'quotation';
      return names.some((shown) => shown === 'caption') ? 'caption' : null;
    },
    isTitle: (name) => chainOf(name).some(({ shownName }) => shownName === 'title'),
    listOf: (name) => {
      const list = chainOf(name).find((style) => style.list !== null)?.list ?? null;
      return list === '' ? null : list;
    },
    label: (list, level, counts) => {
      const found = levelOf(list, level);
      if (found === undefined) return { label: '', isBullet: false };
      if (found.bullet !== null) return { label: found.bullet, isBullet: true };
      if (found.form === 'none') return { label: '', isBullet: false };
      const first = Math.max(1, level - found.shownLevels + 1);
      const numbers: string[] = [];
      for (let at = first; at <= level; at += 1) {
        const form = levelOf(list, at)?.form ?? 'decimal';
        const number = numberInForm(counts[at - 1] ?? 1, form);
        if (number !== '') numbers.push(number);
      }
      return { label: found.before + numbers.join('.') + found.after, isBullet: false };
    },
    startOf: (list, level) => levelOf(list, level)?.start ?? 1,
  };
}

/** The name under which the numbering of headings is kept. */
export const outlineList = ' outline';

function levelsOf(list: XmlElement): ReadonlyMap<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const { name, attributes } of elementsIn(list)) {
    const level = Number(attributes['text:level'] ?? 0);
    if (level < 1 || level > 10) continue;
    levels.set(level, {
      bullet: name === 'text:list-level-style-bullet' ? bulletOf(attributes['text:bullet-char']) : null,
      form: forms[attributes['style:num-format'] ?? ''] ?? 'none',
      before: attributes['style:num-prefix'] ?? '',
      after: attributes['style:num-suffix'] ?? '',
      shownLevels: Math.max(1, Number(attributes['text:display-levels'] ?? 1) || 1),
      start: Number(attributes['text:start-value'] ?? 1) || 1,
    });
  }
  return levels;
}

/** Bullets of fonts of signs lie in the private area and have no look of their own there. */
function bulletOf(written: string | undefined): string {
  const sign = written ?? '•';
  return /[\ue000-\uf8ff]/u.test(sign) ? '•' : sign;
}

const forms: Readonly<Record<string, NumberForm>> = {
  '1': 'decimal',
  '01': 'decimal-zero',
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
};
