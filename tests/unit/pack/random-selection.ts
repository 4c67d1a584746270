import fc from 'fast-check';
import type { PackSelection } from '../../../shared/pack/index.ts';
import { noteOf, selectionOf, sourceOf, spanPassage } from './pack-fixture.ts';

const word = fc.constantFrom(
  'panel',
  'training',
  'records',
  'of',
  'the',
  'homes',
  'a',
  'safeguarding',
  'course',
  '2011',
  'well-kept',
  'Żółć',
);
const sentence = fc.array(word, { minLength: 3, maxLength: 25 }).map((words) => `${words.join(' ')}.`);
const paragraph = fc
  .tuple(
    fc.constantFrom('', '', '', '', '# ', '- ', '> ', '~ '),
    fc.array(sentence, { minLength: 1, maxLength: 7 }),
  )
  .map(([mark, sentences]) => mark + (mark === '# ' ? (sentences[0] ?? '') : sentences.join(' ')));
const document = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' ')),
  date: fc.option(fc.constantFrom('2016', '2016-05', '2016-05-19', '2017-09-12'), { nil: undefined }),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 60 }),
});

/** Packs of up to four documents with passages anywhere in them, overlapping and across blocks, in every kind of choice. */
export const anySelection: fc.Arbitrary<PackSelection> = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 4 }),
    passages: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
        length: fc.integer({ min: 1, max: 400 }),
        themes: fc.subarray(['TR', 'CU', 'LE'], { minLength: 1 }),
        note: fc.option(sentence, { nil: null }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
    order: fc.constantFrom('theme' as const, 'document' as const, 'date' as const),
    context: fc.constantFrom('none' as const, 'sentence' as const, 'block' as const),
    fullTexts: fc.boolean(),
  })
  .map(({ documents, passages, order, context, fullTexts }) => {
    const sources = documents.map((fixture, index) =>
      sourceOf({
        urn: `MVI00000${index + 1}`,
        title: fixture.title,
        ...(fixture.date === undefined ? {} : { date: fixture.date }),
        paragraphs: fixture.paragraphs,
      }),
    );
    const made = passages.flatMap(({ at, length, themes, note }, index) => {
      const source = sources[index % sources.length];
      if (source === undefined) return [];
      const words = [...source.text.matchAll(/\S+/g)];
      const first = words[Math.floor(at * words.length)];
      if (first === undefined) return [];
      const last = words.findLast((candidate) => candidate.index < first.index + length) ?? first;
      const end = last.index + last[0].length;
      const notes = note === null ? [] : [noteOf(`${note} See {MVI000001 ¶1}.`)];
      return [spanPassage(source, first.index, end, themes, index, notes)];
    });
    const cited = sources.filter((source) =>
      made.some((passage) => passage.documentId === source.documentId),
    );
    return selectionOf(cited, made, { order, context, fullTexts });
  });
