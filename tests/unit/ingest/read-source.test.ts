import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../electron/ingest/read-source.ts';
import { arbitraryText } from '../text/arbitrary-text.ts';
import { readFixture, readText } from './reading-fixtures.ts';

const day = (value: string) => ({ value, precision: 'day' });

describe('what is detected', () => {
  test.each([
    [
      'press-date-below.txt',
      {
        title: "Inspectors 'ignored warnings' at Fenwick Court, families say",
        titleMadeUp: false,
        date: day('2016-03-14'),
        publisher: null,
        author: 'Oona Tarrant',
        kind: 'press report',
      },
    ],
    [
      'press-one-paragraph-a-line.txt',
      {
        title: "Home manager told staff to 'stop writing things down'",
        titleMadeUp: false,
        date: day('2017-06-03'),
        publisher: 'Ossing Valley Echo',
        author: null,
        kind: 'press report',
      },
    ],
    [
      'press-wrapped.txt',
      {
        title: 'RESIDENTS MOVED OUT OVERNIGHT AS HOME LOSES ITS LICENCE',
        titleMadeUp: false,
        date: day('2013-05-09'),
        publisher: 'MARLSHIRE GAZETTE',
        author: null,
        kind: 'press report',
      },
    ],
    [
      'press-windows-1252.txt',
      {
        title: 'Café owner ‘begged’ council to look at care home next door',
        titleMadeUp: false,
        date: day('2017-09-12'),
        publisher: null,
        author: null,
        kind: 'press report',
      },
    ],
    [
      'press-iso-date-html.html',
      {
        title: 'Bell logs went missing before visit',
        titleMadeUp: false,
        date: day('2018-04-03'),
        publisher: 'Marlshire Observer',
        author: 'Kit Brannock',
        kind: 'press report',
      },
    ],
    [
      'debate-with-speakers.txt',
      {
        title: 'Care Homes (Night Staffing)',
        titleMadeUp: false,
        date: day('2016-11-08'),
        publisher: 'House of Commons',
        author: null,
        kind: 'parliamentary debate',
      },
    ],
    [
      'letter.txt',
      {
        title: "My father's room at Harbour Lodge",
        titleMadeUp: false,
        date: day('2015-02-03'),
        publisher: null,
        author: 'Delphine Roake',
        kind: 'letter',
      },
    ],
    [
      'e-mail.txt',
      {
        title: 'Falls book',
        titleMadeUp: false,
        date: day('2015-01-21'),
        publisher: null,
        author: 'Wilf Amory',
        kind: 'e-mail',
      },
    ],
    [
      'minutes.txt',
      {
        title: 'Minutes of the meeting held on 17 September 2014 at County Hall',
        titleMadeUp: false,
        date: day('2014-09-17'),
        publisher: 'MARLSHIRE SAFEGUARDING ADULTS BOARD',
        author: null,
        kind: 'minutes',
      },
    ],
    [
      'statement.txt',
      {
        title: 'WITNESS STATEMENT OF WILFRED AMORY',
        titleMadeUp: false,
        date: day('2016-03-03'),
        publisher: null,
        author: 'Wilfred Amory',
        kind: 'statement',
      },
    ],
    [
      'report.txt',
      {
        title: 'Independent Review of Harbour Lodge',
        titleMadeUp: false,
        date: { value: '2018-04', precision: 'month' },
        publisher: 'Marlshire Safeguarding Adults Board',
        author: 'Dr Ansel Whitcombe',
        kind: 'official report',
      },
    ],
    [
      'transcript.txt',
      {
        title: 'Marlshire Care Homes Inquiry',
        titleMadeUp: false,
        date: null,
        publisher: null,
        author: null,
        kind: 'other',
      },
    ],
    [
      'notes.md',
      {
        title: 'Notes on the falls book',
        titleMadeUp: false,
        date: day('2019-02-11'),
        publisher: null,
        author: 'Judith Sable',
        kind: 'other',
      },
    ],
  ])('of %s', (name, expected) => {
    expect(readFixture(name).detected).toEqual(expected);
  });

  test('of a speech without title and date is a title made up from its first sentence, and no date', () => {
    const speech =
      '(6 years, 2 months ago)\nLords ChamberI am grateful to the noble Baroness for bringing this forward, and I will be brief because others have waited longer.\n' +
      'On 3 May 2011 I asked the then Minister the same question, and the noble Lord was good enough to answer it.\n' +
      'My Lords, I wait still. Will the Minister tell my noble friend when?';
    expect(readText(speech).detected).toEqual({
      title: 'I am grateful to the noble Baroness for bringing this forward, and I will be…',
      titleMadeUp: true,
      date: null,
      publisher: 'House of Lords',
      author: null,
      kind: 'parliamentary debate',
    });
  });
});

describe('a reading', () => {
  test('holds every character that is not white space in exactly one block, ascending and numbered from 1', () => {
    const line = fc.oneof(
      arbitraryText,
      fc.constantFrom(
        '',
        '',
        '\f',
        '1. First item of the list',
        '4.12 The board met.',
        ':: a point;',
        'ALL CAPITALS',
        'Page 3',
        '\tset\tin',
        '| a | b |',
        '> quoted',
        '# Heading',
        '---',
        '```',
        '“Quoted',
        'He said:',
      ),
    );
    const extension = fc.constantFrom('txt', 'md', 'html');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), extension, (lines, type) => {
        const source = lines.join('\n').replaceAll('\0', '');
        const result = readSource({ fileName: `a.${type}`, bytes: new TextEncoder().encode(source) });
        if (!result.ok) {
          expect(['file-empty', 'file-binary']).toContain(result.failure.code);
          return;
        }
        const { text, blocks } = result.value;
        let at = 0;
        blocks.forEach((block, index) => {
          expect(block.number).toBe(index + 1);
          expect(text.slice(at, block.start).trim()).toBe('');
          const words = text.slice(block.start, block.end);
          expect(words).not.toBe('');
          expect(words.trim()).toBe(words);
          at = block.end;
        });
        expect(text.slice(at).trim()).toBe('');
        expect(text.isWellFormed()).toBe(true);
        if (type !== 'html') expect(text).toBe(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same each time', () => {
    expect(readFixture('report.txt')).toEqual(readFixture('report.txt'));
  });

  test('warns of characters that are not seen, in the text and in the name', () => {
    const { warnings, text } = readText('Pay \u202eeno\u202c and\u200b all.', 'paid\u202etxt.txt');
    expect(text).toBe('Pay \u202eeno\u202c and\u200b all.');
    expect(warnings).toEqual([
      "The file's name holds characters that are not seen and can make it read as another name: right-to-left override. The name was kept as it is.",
      'The text holds 3 characters that are not seen (1 × right-to-left override, 1 × pop directional formatting, 1 × zero width space); they were kept and are shown by a mark. Characters 5, 9 and 14.',
    ]);
  });

  test('of a type that is not known yet says which are', () => {
    const refused = (fileName: string) => {
      const result = readSource({ fileName, bytes: new TextEncoder().encode('x') });
      return result.ok ? 'read' : result.failure.code;
    };
    expect(['a.docx', 'a', 'a\u202etxt.exe', 'a.TXT', 'b.Markdown', 'c.htm'].map(refused)).toEqual([
      'file-type-unknown',
      'file-type-unknown',
      'file-type-unknown',
      'read',
      'read',
      'read',
    ]);
  });

  test.each([
    ['200,000 numbered lines', 'txt', '1. x\n'.repeat(200_000)],
    ['a million line ends', 'txt', `a${'\n'.repeat(1_000_000)}`],
    ['one line of a million characters', 'txt', 'A'.repeat(1_000_000)],
    ['elements 50,000 deep', 'html', '<div>x'.repeat(50_000)],
    ['tables 20,000 deep', 'html', '<table><tr><td>x'.repeat(20_000)],
    ['headers 20,000 deep', 'html', '<header><h1>x'.repeat(20_000)],
    ['an attribute of a million characters', 'html', `<div class="${'a '.repeat(500_000)}">x</div>`],
    ['100,000 entities', 'html', '&amp;&#x1F600;'.repeat(50_000)],
    ['a million quote marks', 'md', '>'.repeat(1_000_000)],
  ])('comes to an end with %s', (_, extension, text) => {
    expect(readText(text, `hostile.${extension}`).blocks.length).toBeGreaterThan(0);
  });
});
