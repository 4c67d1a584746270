import fc from 'fast-check';
import type { Block } from '../../../shared/model/index.ts';

/** A small document: paragraphs separated by an empty line. */
export interface SmallDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A document of these paragraphs. */
export function documentOf(paragraphs: readonly string[]): SmallDocument {
  let text = '';
  const blocks = paragraphs.map((paragraph, position): Block => {
    if (position > 0) text += '\n\n';
    const start = text.length;
    text += paragraph;
    return { number: position + 1, kind: 'paragraph', start, end: text.length, furniture: false, own: null };
  });
  return { text, blocks };
}

const words = fc.constantFrom(
  'night',
  'staff',
  'Fernlea',
  'é',
  'e\u0301',
  '👨‍👩‍👧‍👦',
  '🇬🇧',
  '—',
  '“no”',
  '4.12',
  '葉',
  'سجل',
);

/** Documents of words in several scripts, with families, flags and combining marks. */
export const documents = fc
  .array(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((paragraph) => paragraph.join(' ')),
    { maxLength: 5 },
  )
  .map(documentOf);
