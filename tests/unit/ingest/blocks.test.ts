import { describe, expect, test } from 'vitest';
import { readFixture, readText } from './reading-fixtures.ts';

function kindsAndTexts(text: string, fileName?: string) {
  const reading = readText(text, fileName);
  return reading.blocks.map(({ kind, start, end }) => [kind, reading.text.slice(start, end)]);
}

describe('blocks of plain text', () => {
  test('are parted by line ends where lines are paragraphs, except where a line goes on', () => {
    expect(
      kindsAndTexts(
        'The council has closed the home after a visit in May, and the owner has appealed against that to the tribunal in Coldwater, where it will be heard in the autumn by a judge.\n' +
          '"We are also asking why nobody was told about the bells.\n' +
          'Work to mend them was under way\n\u00a0 in one wing but stopped when the money ran out.\n' +
          'The review found:\n:: no log;\n:: no plan.',
      ),
    ).toEqual([
      [
        'paragraph',
        'The council has closed the home after a visit in May, and the owner has appealed against that to the tribunal in Coldwater, where it will be heard in the autumn by a judge.',
      ],
      ['paragraph', '"We are also asking why nobody was told about the bells.'],
      [
        'paragraph',
        'Work to mend them was under way\n\u00a0 in one wing but stopped when the money ran out.',
      ],
      ['paragraph', 'The review found:'],
      ['list-item', ':: no log;'],
      ['list-item', ':: no plan.'],
    ]);
  });

  test('join lines that were wrapped at a column, and part paragraphs that are only set in', () => {
    const reading = readFixture('press-wrapped.txt');
    const lines = reading.blocks.map(({ start, end }) => reading.text.slice(start, end).split('\n').length);
    expect(lines).toEqual([1, 1, 1, 3, 3, 4, 2, 1, 1, 1]);
  });

  test('are headings, list items, captions, quotations and rows of tables by what they look like', () => {
    expect(
      kindsAndTexts(
        'ANNEX A\n\nNight staffing\n\nThe rota said this of the winter:\n\nMonth\tCarers\tResidents\nMay\t2\t34\n\n' +
          '(a) two carers;\n(b) one bell.\n\n- a dash\n• a bullet\n\nFigure 2: The east wing\n\nHe wrote to me:\n\n“I never saw it.\n\nNobody did.”\n\nThat was all.',
      ),
    ).toEqual([
      ['heading', 'ANNEX A'],
      ['heading', 'Night staffing'],
      ['paragraph', 'The rota said this of the winter:'],
      ['table-row', 'Month\tCarers\tResidents'],
      ['table-row', 'May\t2\t34'],
      ['list-item', '(a) two carers;'],
      ['list-item', '(b) one bell.'],
      ['list-item', '- a dash'],
      ['list-item', '• a bullet'],
      ['caption', 'Figure 2: The east wing'],
      ['paragraph', 'He wrote to me:'],
      ['quotation', '“I never saw it.'],
      ['quotation', 'Nobody did.”'],
      ['paragraph', 'That was all.'],
    ]);
  });

  test('do not make headings of dates, by-lines, salutations, signatures or the last line', () => {
    const kinds = (text: string) => kindsAndTexts(text).map(([kind]) => kind);
    expect(
      kinds(
        '9 May 2013\n\nBy Oona Tarrant\n\nDear Mr Penrose\n\nThe bell is broken.\n\nYours sincerely\n\nDelphine Roake\n\nHarbour Lodge',
      ),
    ).toEqual(Array.from({ length: 7 }, () => 'paragraph'));
  });
});

describe('blocks of Markdown', () => {
  test('follow its marks and keep them in the text', () => {
    const reading = readFixture('notes.md');
    expect(reading.blocks.map(({ kind, level, furniture }) => [kind, level, furniture])).toEqual([
      ['paragraph', undefined, true],
      ['heading', 1, false],
      ['paragraph', undefined, false],
      ['heading', 2, false],
      ['list-item', undefined, false],
      ['list-item', undefined, false],
      ['quotation', undefined, false],
      ['table-row', undefined, false],
      ['table-row', undefined, false],
      ['paragraph', undefined, false],
      ['paragraph', undefined, true],
    ]);
  });
});

describe('blocks of a web page', () => {
  test('are its visible text with white space as a browser shows it, and its furniture marked', () => {
    const reading = readFixture('press-iso-date-html.html');
    expect(reading.text).toBe(
      [
        'Home',
        'News',
        'Sport',
        'Bell logs went missing before visit',
        'By Kit Brannock',
        'Fenwick Court in 2014',
        'Logs of unanswered call bells were removed\u00a0from a care home two days before inspectors came, a review has found.',
        'The reviewer, Dr Ansel Whitcombe, said: “The folder was there on Monday…”',
        '“By Wednesday it was not.”',
        'Eleven pages are missing;',
        'none was copied.',
        'We did not know who had asked for it.',
        'Month\tBells',
        'May\t112',
        'More like this',
        'Council to sell home',
        '© 2018 Marlshire Observer Ltd. All rights reserved.',
      ].join('\n\n'),
    );
    expect(reading.blocks.filter(({ furniture }) => furniture).map(({ number }) => number)).toEqual([
      1, 2, 3, 15, 16, 17,
    ]);
    expect(reading.warnings).toEqual([
      'The page hides text of 19 characters from its readers; it is not part of the text here. The sealed original holds it.',
      'What the page shows besides text was left out: 1 picture.',
    ]);
  });

  test('keep preformatted text as it is, and part cells of tables that lay out a page as blocks', () => {
    expect(
      kindsAndTexts(
        '<body><pre>a  b\n  c</pre><table><tr><td><h2>Head</h2><p>One.</p><p>Two.</p><p>Three.</p></td></tr></table>x<br>y<br><br>z',
        'a.html',
      ),
    ).toEqual([
      ['paragraph', 'a  b\n  c'],
      ['heading', 'Head'],
      ['paragraph', 'One.'],
      ['paragraph', 'Two.'],
      ['paragraph', 'Three.'],
      ['paragraph', 'x\ny'],
      ['paragraph', 'z'],
    ]);
  });

  test('leave an article alone whose header holds its only heading, or whose body is called a sidebar page', () => {
    const reading = readText(
      '<body class="page has-sidebar nav-open"><div id="content"><header><h1>The bell book</h1><p>Found in a drawer.</p></header><p>It was blue and had eleven pages fewer than it should have had.</p></div>',
      'a.html',
    );
    expect(reading.blocks.map(({ furniture }) => furniture)).toEqual([false, false, false]);
  });
});
