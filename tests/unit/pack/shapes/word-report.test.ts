import { beforeAll, expect, test } from 'vitest';
import { builtPack } from '../build-for-test.ts';
import { seenQuote, shapedSelection } from './shapes-fixture.ts';
import { wordPart, wordsOf, zipEntries } from './word-parts.ts';

const title = 'Evidence on training and leadership';
const selection = shapedSelection({ shapes: ['index', 'word'] });
let report: Buffer;
let index: Buffer;
let document: string;

beforeAll(async () => {
  const { files } = await builtPack(selection);
  report = files.get(`${title}.docx`) ?? Buffer.of();
  index = files.get('Index.docx') ?? Buffer.of();
  document = wordPart(report, 'word/document.xml');
});

/** The paragraphs with a style, as words. */
function styled(part: string, style: string): readonly string[] {
  return part
    .split('</w:p>')
    .filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
    .map((paragraph) => wordsOf(paragraph.slice(paragraph.lastIndexOf('<w:p>'))).trim());
}

test('every quotation stands in Word’s style for quotations, with a footnote of its own that holds the full reference', () => {
  const quotes = styled(document, 'Quote').join(' ').replace(/\s+/gu, ' ');
  for (const { quote } of selection.passages) expect(quotes).toContain(seenQuote(quote));
  const notes = styled(wordPart(report, 'word/footnotes.xml'), 'FootnoteText');
  expect(notes).toHaveLength(12);
  expect(notes.filter((note) => note.includes('{MVI000004 ¶3}'))).toEqual([
    '{MVI000004 ¶3}, Review of safeguarding practice in the Vale’s care homes, 12 September 2017; the document in full at pack page\u00a09. Recognised text, confidence 91 %, least certain word 52 %.',
  ]);
});

test('headings are Word’s own, numbered in literal words', () => {
  expect(styled(document, 'Heading1')).toEqual([
    'Index',
    'A. Passages by theme',
    'B. Sources in full',
    'C. How this pack can be checked',
  ]);
  expect(styled(document, 'Heading2')).toEqual([
    '1  Training',
    '2  Culture',
    '3  Leadership',
    '8  Schedule of sources and fingerprints',
    '9  Checking this pack, step by step',
  ]);
  expect(styled(document, 'Heading3')[0]).toBe(
    'MVI000001 Night staffing at Fernlea House, statement of J. Adeyemi',
  );
});

test('references are literal numbers: nothing in the report is a field, and only the foot has Word’s page numbers', () => {
  expect(wordsOf(document)).toContain(
    'Also at 2.1 Culture, pack page\u00a05; 3.2 Leadership, pack page\u00a06',
  );
  for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/header1.xml', 'word/settings.xml']) {
    expect([name, /fldSimple|instrText|fldChar|updateFields/u.test(wordPart(report, name))]).toEqual([
      name,
      false,
    ]);
  }
  const foot = wordPart(report, 'word/footer1.xml');
  expect([...foot.matchAll(/<w:instrText[^>]*>([^<]*)</gu)].map((found) => found[1])).toEqual([
    'PAGE',
    'NUMPAGES',
  ]);
});

test('every link leads to a bookmark that is there, once', () => {
  const names = [...document.matchAll(/<w:bookmarkStart w:name="([^"]+)" w:id="(\d+)"/gu)];
  const marked = names.map((found) => found[1]);
  expect(new Set(marked).size).toBe(marked.length);
  expect(new Set(names.map((found) => found[2])).size).toBe(marked.length);
  const both = document + wordPart(report, 'word/footnotes.xml');
  const wanted = new Set([...both.matchAll(/w:anchor="([^"]+)"/gu)].map((found) => found[1]));
  expect(wanted.size).toBeGreaterThan(10);
  expect([...wanted].filter((name) => !marked.includes(name ?? ''))).toEqual([]);
});

test('an open note keeps its emphasis and its lists, and each list begins anew', () => {
  expect(document).toMatch(/<w:b\/>(?:(?!<w:r>).)*kept</u);
  expect(document).toMatch(/<w:i\/>(?:(?!<w:r>).)*list</u);
  const listed = document.split('</w:p>').flatMap((paragraph) => {
    const number = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/u.exec(paragraph);
    const words = wordsOf(paragraph.slice(paragraph.lastIndexOf('<w:p>'))).trim();
    return number === null ? [] : [{ words, level: number[1], list: number[2] }];
  });
  expect(listed.map(({ words, level }) => [words, level])).toEqual([
    ['first of the list', '0'],
    ['within it', '1'],
    ['second of the list', '0'],
    ['a list of its own', '0'],
  ]);
  const [first, , second, own] = listed;
  expect(first?.list).toBe(second?.list);
  expect(own?.list).not.toBe(first?.list);
});

test('the properties say the product, the title and the pack’s clock, and nothing of a person or a machine', () => {
  expect(wordsOf(wordPart(report, 'docProps/core.xml')).trim()).toBe(
    'Marlow Vale Inquiry: Evidence on training and leadershipGlossator 0.1.0en-GBGlossator 0.1.012019-03-14T10:30:00Z2019-03-14T10:30:00Z',
  );
  expect(wordsOf(wordPart(report, 'docProps/app.xml')).trim()).toBe('');
  expect(wordsOf(wordPart(report, 'word/header1.xml')).trim()).toBe(`Marlow Vale Inquiry · ${title}`);
  expect(wordPart(report, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"');
});

test('no part of either file is loaded from elsewhere', () => {
  for (const file of [report, index]) {
    for (const [name, bytes] of zipEntries(file)) {
      expect([name, /TargetMode="External"/u.test(bytes.toString('utf8'))]).toEqual([name, false]);
    }
  }
});

test('the index has the numbers, references, dates and pages of the PDF’s, under a head that comes again on each page', () => {
  const part = wordPart(index, 'word/document.xml');
  const rows = part
    .slice(part.indexOf('<w:tbl>'))
    .split('</w:tr>')
    .slice(0, -1)
    .map((row) =>
      row
        .split('</w:tc>')
        .slice(0, -1)
        .map((cell) => wordsOf(cell).trim()),
    );
  expect(rows[0]).toEqual(['No.', 'Description', 'Reference', 'Date', 'Page']);
  expect(rows).toContainEqual(['1', 'Training (6 passages)', '', '', '3']);
  expect(rows).toContainEqual(['B. Sources in full']);
  expect(rows).toContainEqual([
    '5',
    'Council pledges review after second inspection',
    'MVI000002',
    'May 2016',
    '8',
  ]);
  expect(part).toContain('<w:tblHeader/>');
});
