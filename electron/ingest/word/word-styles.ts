import type { BlockKind } from '../../../shared/model/index.ts';
import { childOf, elementsIn, type XmlElement } from '../written/xml-units.ts';
import { isOn } from './word-names.ts';

/** What a paragraph takes from its style; each null where neither it nor a style it is based on says anything. */
export interface ParagraphStyle {
  readonly id: string | null;
  readonly kind: BlockKind | null;
  /** Heading level from 1. */
  readonly level: number | null;
  readonly isTitle: boolean;
  readonly list: ListPlace | null;
  readonly isHidden: boolean;
}

/** A place in the lists of a document; `level` null where the list says which level is its style's. */
export interface ListPlace {
  readonly list: string;
  readonly level: number | null;
}

/** The styles of a document. */
export interface WordStyles {
  readonly paragraph: (id: string | undefined) => ParagraphStyle;
  /** True where a style of characters hides its text. */
  readonly hides: (id: string | undefined) => boolean;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | null;
  readonly outline: number | null;
  readonly list: { readonly list: string | null; readonly level: number | null } | null;
  readonly isHidden: boolean | null;
}

/** The longest chain of styles based on one another that is followed; a ring of them ends here too. */
const longestChain = 50;

/** Reads `styles.xml`; a document without has no styles. */
export function wordStyles(root: XmlElement | null): WordStyles {
  const styles = new Map<string, Style>();
  let usual: string | undefined;
  for (const element of root === null ? [] : elementsIn(root)) {
    if (element.name !== 'w:style') continue;
    const style = styleOf(element);
    styles.set(style.id, style);
    const isUsual = element.attributes['w:default'];
    if (element.attributes['w:type'] === 'paragraph' && isUsual !== undefined && isOn(isUsual))
      usual = style.id;
  }
  const chainOf = (id: string | undefined): readonly Style[] => {
    const chain: Style[] = [];
    let style = id === undefined ? undefined : styles.get(id);
    while (style !== undefined && chain.length < longestChain) {
      chain.push(style);
      style = style.basedOn === null ? undefined : styles.get(style.basedOn);
    }
    return chain;
  };
  const resolved = new Map<string, ParagraphStyle>();
  return {
    paragraph: (id) => {
      const key = id !== undefined && styles.has(id) ? id : (usual ?? '');
      const known = resolved.get(key);
      if (known !== undefined) return known;
      const style = resolveParagraph(chainOf(key));
      resolved.set(key, style);
      return style;
    },
    hides: (id) => chainOf(id).find(({ isHidden }) => isHidden !== null)?.isHidden ?? false,
  };
}

function styleOf(element: XmlElement): Style {
  const paragraph = childOf(element, 'w:pPr');
  const run = childOf(element, 'w:rPr');
  const outline = childOf(paragraph, 'w:outlineLvl')?.attributes['w:val'];
  const numbering = childOf(paragraph, 'w:numPr');
  const level = childOf(numbering, 'w:ilvl')?.attributes['w:val'];
  const vanish = childOf(run, 'w:vanish');
  return {
    id: element.attributes['w:styleId'] ?? '',
    name: (childOf(element, 'w:name')?.attributes['w:val'] ?? '').toLowerCase(),
    basedOn: childOf(element, 'w:basedOn')?.attributes['w:val'] ?? null,
    outline: outline === undefined ? null : Number(outline),
    list:
      numbering === undefined
        ? null
        : {
            list: childOf(numbering, 'w:numId')?.attributes['w:val'] ?? null,
            level: level === undefined ? null : Number(level),
          },
    isHidden: vanish === undefined ? null : isOn(vanish.attributes['w:val']),
  };
}

function resolveParagraph(chain: readonly Style[]): ParagraphStyle {
  const outline = chain.find((style) => style.outline !== null)?.outline ?? null;
  const named = chain
    .map(({ name }) => /^heading ([1-9])$/u.exec(name)?.[1])
    .find((level) => level !== undefined);
  const isTitle = chain.some(({ name }) => name === 'title');
  const level =
    outline !== null
      ? outline < 9
        ? outline + 1
        : null
      : named !== undefined
        ? Number(named)
        : isTitle
          ? 1
          : null;
  const list = chain.map((style) => style.list?.list ?? null).find((found) => found !== null) ?? null;
  const listLevel = chain.map((style) => style.list?.level ?? null).find((found) => found !== null) ?? null;
  const kind = chain.map(({ name }) => kindOfName(name)).find((found) => found !== null) ?? null;
  return {
    id: chain[0]?.id ?? null,
    kind,
    level,
    isTitle,
    list: list === null || list === '0' ? null : { list, level: listLevel },
    isHidden: chain.find(({ isHidden }) => isHidden !== null)?.isHidden ?? false,
  };
}

/** Word's own names of styles, which stay English in every language of its window. */
function kindOfName(name: string): BlockKind | null {
  if (name === 'caption') return 'caption';
  if (name === 'quote' || name === 'intense quote' || name === 'block text') return 'quotation';
  return null;
}
