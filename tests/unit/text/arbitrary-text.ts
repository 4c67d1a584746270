import fc from 'fast-check';

/** Texts with everything that makes offsets hard: emoji families, flags, combining marks, Hangul, Indic, controls, line ends. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'The council met.',
          ' ',
          '\n',
          '\r\n',
          '👩‍👩‍👧‍👦',
          '🇬🇧🇮🇪🇫🇷',
          '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
          'e\u0301\u0323',
          '한국어',
          '\u1100\u1161\u11a8',
          'क्षि',
          'الشهادة',
          '\u200d',
          '\u0600',
          '‘quoted’',
          '👍🏽',
        ),
      },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').toWellFormed());

/** A text with two offsets in it, in order. */
export const textWithSpan: fc.Arbitrary<{
  readonly text: string;
  readonly start: number;
  readonly end: number;
}> = arbitraryText.chain((text) =>
  fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
    .map(([one, other]) => ({ text, start: Math.min(one, other), end: Math.max(one, other) })),
);
