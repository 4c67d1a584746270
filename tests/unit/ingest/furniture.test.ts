import { describe, expect, test } from 'vitest';
import { isDonationAppeal, loneRules, tailRules } from '../../../electron/ingest/furniture-rules.ts';
import { blockTexts, readFixture, readText } from './reading-fixtures.ts';

const examples: Readonly<
  Record<string, { readonly is: readonly string[]; readonly isNot: readonly string[] }>
> = {
  advertisement: {
    is: ['Advertisement', '- ADVERT -', 'Story continues below'],
    isNot: ['The advertisement said the home was safe.'],
  },
  'share links': {
    is: ['Share this article', 'Facebook Twitter WhatsApp', 'Share on Facebook', 'Print this page'],
    isNot: ['Share of residents aged over 90', 'Share prices fell after the report was published.', 'E-mail'],
  },
  'follow links': {
    is: [
      'Follow us on Twitter',
      'Like Ossing Valley Echo on Facebook',
      'For the latest news, follow the Marlshire Gazette on Instagram.',
    ],
    isNot: ['Follow us on the ward round, she told the inspectors.'],
  },
  navigation: {
    is: ['Skip to main content', 'Sign in', 'Next page', 'Read more'],
    isNot: ['Search of the premises', 'Home visits in 2014', 'Register of residents'],
  },
  'trail of pages': {
    is: ['Home > News > Local', 'You are here: Home / Reports'],
    isNot: ['Home care was withdrawn.'],
  },
  'cookie notice': {
    is: ['We use cookies to improve this site. Accept or decline.'],
    isNot: [
      'We use cookies and tea to bring residents together, the manager wrote.'.replace('We use', 'They use'),
    ],
  },
  'photo credit': {
    is: ['(Photo by A. Person/ Agency)', 'Picture: Marlshire Gazette', 'Image credit: Lena Oss'],
    isNot: ['Photo albums were missing from her room.', 'Pictures of the injury were taken on 3 May.'],
  },
  'newsletter sign-up': {
    is: ['Sign up to our newsletter', 'Get the latest news straight to your inbox'],
    isNot: ['Staff had to sign up to the new rota.'],
  },
  'copyright line': {
    is: ['© 2018 Marlshire Observer Ltd. All rights reserved.', 'Privacy policy | Terms of use'],
    isNot: ['Privacy was not respected.'],
  },
  'page number': {
    is: ['Page 3 of 12', '- 14 -', 'Column 201WH'],
    isNot: ['Page 3 of the rota was torn out.'],
  },
  'ruled line': { is: ['-----', '* * *'], isNot: ['- x -'] },
  'reading time': { is: ['4 min read'], isNot: ['4 minutes passed before anyone came.'] },
  'filing line': {
    is: ['Posted in Local News. 0 comments.'],
    isNot: [
      'Posted in 2013 to Harbour Lodge, he stayed there for two years and then he left for a home on the coast, where he is still.',
    ],
  },
  'call for stories': {
    is: ['Do you have a story for us?', 'Got a tip? Ring us.'],
    isNot: ['Do you have a family of your own? I asked her.'],
  },
  'newsroom contact': {
    is: ['To contact the Ossing Echo news desk, email desk@example.test', 'If you have a story, call us.'],
    isNot: ['Contact the home, the nurse told us.'],
  },
  'donation appeal': {
    is: [
      'While you are here...',
      'Please consider supporting us: your £2 a month keeps our journalism going.',
    ],
    isNot: [
      'Families asked the council to support Harbour Lodge residents, and £4 a month was taken from each.',
      'I would like you to support the families, and I make a contribution of £5 a month myself.',
    ],
  },
  'comment box': {
    is: ['No comments:', 'Post a Comment', '12 comments', 'Have your say', 'Leave a reply'],
    isNot: [
      'No comments were made by the nurse.',
      'Comments were invited from families.',
      'The board will have your say in mind.',
    ],
  },
  'related stories': {
    is: ['Related stories', 'Most read', 'Read more: Home to close'],
    isNot: ['Most read the notice too late.', 'Related matters were raised in 2014.'],
  },
};

describe('each rule of furniture', () => {
  const rules = [...loneRules, ...tailRules];

  test('has examples', () => {
    expect(rules.map(({ name }) => name).sort()).toEqual(Object.keys(examples).sort());
  });

  test.each(rules.map((rule) => [rule.name, rule] as const))(
    '"%s" knows its own and leaves running text alone',
    (name, rule) => {
      const { is, isNot } = examples[name] ?? { is: [], isNot: [] };
      expect({ is: is.filter(rule.matches), isNot: isNot.filter(rule.matches) }).toEqual({ is, isNot: [] });
    },
  );

  test('of donation appeals leaves quoted speech alone', () => {
    expect(isDonationAppeal('“Please donate to our work, you will help us continue,” she said.')).toBe(false);
  });
});

describe('furniture', () => {
  test('is everything from the call for stories to the end', () => {
    const article = Array.from(
      { length: 5 },
      (_, index) => `Paragraph ${index + 1} tells what the inspectors found on the night they came.`,
    );
    const tail = [
      'Have you got a story for us?',
      'Tell us by writing to desk@example.test\nWhat you send is kept private.',
      'While you’re here…',
      'The Echo gives its reporting away free to read. If you value independent news, please consider supporting us with £2 a month so that we can go on for years. Thank you.',
      'Support the Echo',
    ];
    const reading = readText(['Bells that nobody heard', ...article, ...tail].join('\n\n'));
    expect(blockTexts(reading, ({ furniture }) => furniture)).toEqual(tail);
  });

  test('ends where the article clearly goes on', () => {
    const long = `${'The inspectors went through the rooms one after the other and wrote down what they saw there'.padEnd(200, ' and more')}.`;
    const reading = readText(
      ['Bells', long, long, 'Related stories', 'Home to close', long, long].join('\n\n'),
    );
    expect(blockTexts(reading, ({ furniture }) => furniture)).toEqual(['Related stories', 'Home to close']);
  });

  test('is not found in a statement, a letter, a debate or minutes', () => {
    const found = ['statement.txt', 'letter.txt', 'minutes.txt', 'e-mail.txt'].map((name) =>
      blockTexts(readFixture(name), ({ furniture }) => furniture),
    );
    expect(found).toEqual([[], [], [], []]);
    expect(blockTexts(readFixture('debate-with-speakers.txt'), ({ furniture }) => furniture)).toEqual([
      'Column 201WH',
      'Column 202WH',
    ]);
  });

  test('is a line that comes back at the edges of pages, with its page numbers', () => {
    expect(blockTexts(readFixture('report.txt'), ({ furniture }) => furniture)).toEqual([
      'OFFICIAL - REVIEW COPY',
      'Page 1 of 3',
      'OFFICIAL - REVIEW COPY',
      'Page 2 of 3',
      'OFFICIAL - REVIEW COPY',
      'Page 3 of 3',
    ]);
  });

  test('is no heading that chapters share, no numbered heading, and no name of a speaker', () => {
    const speech = 'That is what I was told, and I have no reason to think that it was not so. '
      .repeat(6)
      .trim();
    const parts = ['Findings', speech, 'Mr Sparrow', speech];
    const numbered = [1, 2, 3, 4].flatMap((number) => [`Recommendation ${number}`, speech]);
    const reading = readText([...parts, ...parts, ...parts, ...numbered].join('\n\n'));
    expect(blockTexts(reading, ({ furniture }) => furniture)).toEqual([]);
  });
});
