import { describe, expect, test } from 'vitest';
import { readAny } from '../reading-any.ts';
import { blockTexts } from '../reading-fixtures.ts';

const paragraph = (n: number): string =>
  `<p>Paragraph ${n} of the report says that the night staff at the Larchfield home had asked for help ${n} times, that nobody had come, and that the log of the visit was written up a week later.</p>`;

const story = Array.from({ length: 8 }, (_, n) => paragraph(n + 1)).join('');

/** A page whose surroundings have no name that says what they are. */
const page = (inside: string): string =>
  `<html><head><title>Larchfield</title></head><body><div class="x1"><div class="x2"><p>Weather today: dull</p><p>Your account</p></div><div class="x3"><h1>Nobody came to Larchfield</h1><p>By Ada Quill</p>${inside}</div><div class="x4"><p>More on this</p><p>Read our other stories</p><p>Top ten today</p></div></div></body></html>`;

describe('a saved page', () => {
  test('has what stands around its article as furniture, without names that say so, and loses nothing', async () => {
    const reading = await readAny(page(story), 'page.html');
    expect(blockTexts(reading, ({ furniture }) => furniture)).toEqual([
      'Weather today: dull',
      'Your account',
      'More on this',
      'Read our other stories',
      'Top ten today',
    ]);
    expect(blockTexts(reading, ({ furniture }) => !furniture).slice(0, 2)).toEqual([
      'Nobody came to Larchfield',
      'By Ada Quill',
    ]);
    expect(reading.reader).toEqual({ name: 'html', version: 2 });
  });

  test('keeps a table, a caption and notes inside its article, which a finder of articles drops', async () => {
    const inside = `${story}<table><tr><td>Visits</td><td>3</td></tr></table><figure><figcaption>The gate.</figcaption></figure><div class="footnote"><p>1. The log of ${'the week '.repeat(30)}.</p></div>${paragraph(9)}`;
    const reading = await readAny(page(inside), 'page.html');
    const kept = blockTexts(reading, ({ furniture }) => !furniture).join('\n');
    for (const words of ['Visits\t3', 'The gate.', '1. The log of', 'Paragraph 9'])
      expect(kept).toContain(words);
  });

  test('without an article is left as its own marks say', async () => {
    const reading = await readAny('<nav>Home</nav><p>Short.</p><p>Notice.</p>', 'page.html');
    expect(blockTexts(reading, ({ furniture }) => furniture)).toEqual(['Home']);
  });

  test.each([
    [
      'Chrome and Internet Explorer',
      '<!-- saved from url=(0037)https://echo.example.test/larchfield/1 -->',
      { address: 'https://echo.example.test/larchfield/1', at: null },
    ],
    [
      'SingleFile',
      '<!--\n Page saved with SingleFile \n url: https://echo.example.test/2 \n saved date: Sat Mar 03 2018 10:11:12 GMT+0000 (Greenwich Mean Time)\n-->',
      {
        address: 'https://echo.example.test/2',
        at: 'Sat Mar 03 2018 10:11:12 GMT+0000 (Greenwich Mean Time)',
      },
    ],
    [
      'Save Page WE',
      '<meta name="savepage-url" content="https://echo.example.test/3"><meta name="savepage-date" content="Sat Mar 03 2018">',
      { address: 'https://echo.example.test/3', at: 'Sat Mar 03 2018' },
    ],
    [
      'the page itself',
      '<link rel="canonical" href="https://echo.example.test/4">',
      { address: 'https://echo.example.test/4', at: null },
    ],
    ['nobody', '', null],
  ])('says where and when it was saved as %s wrote it', async (_, mark, capture) => {
    const { facts } = await readAny(`<html>${mark}<p>Words.</p></html>`, 'page.html');
    expect(facts.capture).toEqual(capture);
  });

  test('says what it holds that is not in its text', async () => {
    const { facts, warnings } = await readAny(
      '<p>Words.</p><p hidden>unseen</p><noscript>No scripts</noscript><input value="typed"><input type="hidden" value="x"><img src="a">',
      'page.html',
    );
    expect(facts.notCarried).toEqual([
      'Text of 6 characters that the page hides.',
      '9 characters that are shown only where scripts are switched off.',
      'Shown besides text: 1 filled-in field, 1 picture.',
    ]);
    expect(warnings).toContain(
      'What the page shows besides text was left out: 1 filled-in field, 1 picture.',
    );
  });
});
