import type { NoteContent, PackChoices } from '../../../../shared/model/index.ts';
import type { PackSelection } from '../../../../shared/pack/index.ts';
import { ordinarySelection, passageOf, selectionOf, sourceOf } from '../pack-fixture.ts';

/** A note with everything that a note can have. */
const richNote: NoteContent = {
  blocks: [
    { kind: 'heading', level: 1, inlines: [{ kind: 'text', text: 'To ask' }] },
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: 'Who ' },
        { kind: 'text', text: 'kept', bold: true },
        { kind: 'text', text: ' the ' },
        { kind: 'text', text: 'list', italic: true },
        { kind: 'text', text: ' in {MVI000001 ¶3} and {MVI000002}, and in {MVI000777}?' },
        { kind: 'line-break' },
        { kind: 'reference', text: 'Leadership', reference: { kind: 'theme', id: 'theme-leadership' } },
      ],
    },
    { kind: 'list-item', ordered: true, depth: 0, inlines: [{ kind: 'text', text: 'first of the list' }] },
    { kind: 'list-item', ordered: false, depth: 1, inlines: [{ kind: 'text', text: 'within it' }] },
    { kind: 'list-item', ordered: true, depth: 0, inlines: [{ kind: 'text', text: 'second of the list' }] },
    { kind: 'paragraph', inlines: [{ kind: 'text', text: 'Between two lists.', underline: true }] },
    { kind: 'list-item', ordered: true, depth: 0, inlines: [{ kind: 'text', text: 'a list of its own' }] },
    { kind: 'quotation', inlines: [{ kind: 'text', text: 'as she is said to have put it' }] },
  ],
};

const odd = sourceOf({
  urn: 'MVI000009',
  title: 'یہ ایک عنوان ہے',
  date: '2018',
  paragraphs: [
    'یہ ایک مثال ہے (2011) جو دائیں سے بائیں چلتی ہے۔',
    'A file called \u202egnp.exe, with <b>&amp;</b> and "quotes", was wi\u200bthheld.',
    '# What the annexe says',
    '> It was never read.',
    '~ Page 3 of 7',
  ],
});

/**
 * An ordinary pack with a source whose text runs from right to left or would mislead, a recognised quote, and a note of every kind
 * of words.
 */
export function shapedSelection(choices: Partial<PackChoices> = {}): PackSelection {
  const { sources, passages } = ordinarySelection();
  const [first, second, third, fourth, ...others] = passages;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) {
    throw new Error('The fixture is incomplete.');
  }
  const noted = {
    ...fourth,
    recognised: { mean: 91, least: 52 },
    notes: [...fourth.notes, { content: richNote, text: 'To ask', reviewer: null }],
  };
  const more = [
    passageOf(odd, { urn: odd.urn, quote: 'یہ ایک مثال ہے (2011)', themes: ['TR'] }, 20),
    passageOf(
      odd,
      {
        urn: odd.urn,
        quote: 'A file called \u202egnp.exe, with <b>&amp;</b> and "quotes", was wi\u200bthheld.',
        themes: ['CU'],
      },
      21,
    ),
  ];
  return selectionOf([...sources, odd], [first, second, third, noted, ...others, ...more], {
    shapes: ['index', 'word', 'html', 'documents'],
    ...choices,
  });
}

/** What a reader sees of a passage: spelled where it would mislead, white space as single blanks. */
export function seenQuote(quote: string): string {
  return quote.replaceAll('\u202e', '[U+202E]').replaceAll('\u200b', '').replace(/\s+/gu, ' ').trim();
}
