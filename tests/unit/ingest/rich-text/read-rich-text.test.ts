import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRichText } from '../../../../electron/ingest/rich-text/read-rich-text.ts';
import { blocksInShort, failureOf, marksOf, readWritten } from '../word/read-written.ts';

const bytesOf = (inside: string): Uint8Array =>
  new Uint8Array(Buffer.from(`{\\rtf1\\ansi${inside}}`, 'latin1'));
const read = (inside: string, fileName = 'letter.rtf') => readWritten(bytesOf(inside), fileName);

/** Word's packed date: 3 May 2019, 10:05. */
const packedDate = 5 | (10 << 6) | (3 << 11) | (5 << 16) | (119 << 20);

describe('a Rich Text document', () => {
  test('gives paragraphs, headings, labels of lists, signs and characters of every code page', async () => {
    const reading = await read(
      '\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset204 Times;}{\\f2\\fcharset2 Symbol;}{\\f3\\fcharset128 Mincho;}}' +
        '{\\stylesheet{\\s1\\outlinelevel1 heading 2;}{\\s2 Title;}}{\\*\\generator unseen;}{\\colortbl;\\red0;}' +
        "\\pard\\s1 On tides\\par\\pard\\plain caf\\'e9 \\endash  {\\f1\\'cc\\'e8\\'f0} {\\f2\\'b7} {\\f3\\'93\\'fa}\\u8364?\\uc2\\u-10179??\\u-8704??\\{x\\}\\~y\\par" +
        '{\\listtext 4.12\\tab}\\pard Numbered.\\par{\\pntext \\bullet\\tab}\\pard Bullet\\line next\\par',
    );
    expect(blocksInShort(reading)).toEqual([
      'heading 2: On tides',
      'paragraph: café – Мир • 日€😀{x}\u00a0y',
      'paragraph: 4.12\tNumbered.',
      'list-item: •\tBullet\nnext',
    ]);
    expect(reading.blocks[2]?.own).toEqual({ kind: 'paragraph', label: '4.12' });
  });

  test('marks revised, deleted and hidden text with who and when', async () => {
    const reading = await read(
      `{\\*\\revtbl{Unknown;}{A. Person;}{B. Other;}}The ferry {\\deleted\\revauthdel1\\revdttmdel${packedDate} sank}{\\revised\\revauth2\\revdttm${packedDate} sailed}{\\v secretly}.\\par`,
    );
    expect(reading.text).toBe('The ferry sanksailedsecretly.');
    expect(marksOf(reading, 'inserted', 'deleted', 'hidden')).toEqual([
      ['sank', { kind: 'deleted', by: 'A. Person', at: '2019-05-03T10:05' }],
      ['sailed', { kind: 'inserted', by: 'B. Other', at: '2019-05-03T10:05' }],
      ['secretly', { kind: 'hidden', why: 'invisible' }],
    ]);
  });

  test('gives rows of tables, notes, comments on their spans, boxes and edges', async () => {
    const reading = await read(
      '{\\header DRAFT\\par}\\pard In {\\*\\atrfstart 7}2013{\\*\\atrfend 7}{\\*\\atnid AP}{\\*\\atnauthor A. Person}\\chatn{\\*\\annotation{\\*\\atnref 7}{\\*\\atndate ' +
        `${packedDate}}Which?\\par And when?}` +
        '{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} Minutes.}{\\chftn}{\\footnote\\ftnalt\\pard\\chftn  Last.}.\\par' +
        '\\trowd\\intbl One\\cell \\intbl Two\\par lines\\cell\\row\\trowd\\intbl Three\\cell\\intbl Four\\cell\\row\\pard' +
        '{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt Boxed.\\par}}{\\shprslt twice}}After.\\par',
    );
    expect(blocksInShort(reading)).toEqual([
      'paragraph: In 2013[1][i].',
      'table-row: One\tTwo\nlines',
      'table-row: Three\tFour',
      'paragraph: After.',
      'paragraph: Boxed.',
      'paragraph footnote: [1] Minutes.',
      'paragraph endnote: [i] Last.',
      'paragraph comment: Which?\nAnd when?',
      'paragraph header: DRAFT',
    ]);
    expect(reading.blocks[2]?.own).toEqual({ kind: 'row', sheet: 'Table 1', row: 2 });
    expect(marksOf(reading, 'comment', 'note-reference')).toEqual([
      ['2013', { kind: 'comment', by: 'A. Person', at: '2019-05-03T10:05', text: null, block: 8 }],
      ['[1]', { kind: 'note-reference', block: 6 }],
      ['[i]', { kind: 'note-reference', block: 7 }],
    ]);
  });

  test('keeps particulars, takes embedded objects in, and says where links and templates lie', async () => {
    const reading = await read(
      '{\\info{\\title On tides}{\\author A. Person}{\\creatim\\yr2019\\mo5\\dy3\\hr10\\min5}}{\\*\\template C:\\\\secret.dot}' +
        '{\\field{\\*\\fldinst HYPERLINK "https://tides.example/"}{\\fldrslt here}}{\\object{\\*\\objdata 0105 ff}{\\result shown}}{\\pict 00ff}\\par',
      'letter.doc',
    );
    expect(reading.text).toBe('hereshown');
    expect(reading.facts.fields).toEqual([
      { name: 'Title', value: 'On tides' },
      { name: 'Author', value: 'A. Person' },
      { name: 'Created', value: '2019-05-03T10:05' },
    ]);
    expect(reading.children.map(({ fileName, bytes }) => [fileName, [...bytes]])).toEqual([
      ['object 1.bin', [1, 5, 255]],
    ]);
    expect(reading.warnings).toEqual([
      'The document refers to a template outside it, at “C:\\secret.dot”. It was not opened, and is not part of the text.',
    ]);
    expect(reading.facts.notCarried.slice(0, 2)).toEqual(['1 embedded object.', '1 picture.']);
  });

  test('with binary data that is not there is damaged, and one that breaks off says so', async () => {
    expect(await failureOf(bytesOf('a\\bin99999999 b'), 'a.rtf')).toBe('source-damaged');
    const open = new TextEncoder().encode('{\\rtf1 {\\b Cut off');
    const reading = await readWritten(open, 'a.rtf');
    expect(reading.text).toBe('Cut off');
    expect(reading.warnings[0]).toContain('its end may be missing');
  });

  test('made of any tokens at all is read or refused, with blocks over every character that shows', async () => {
    const token = fc.constantFrom(
      ..."{|}|\\par |\\cell |\\row |\\intbl |\\pard |{\\footnote |{\\*\\annotation |{\\listtext |\\chftn |\\u955 ?|\\'e9|\\deleted |\\v |\\bin2 xy|{\\*\\x |text |{\\shptxt |{\\header |{\\*\\atrfstart 1}|{\\*\\atrfend 1}|\\nestcell |\\nestrow |\\s1 |\\*|\\\\".split(
        '|',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
        const bytes = bytesOf(tokens.join(''));
        const result = await readRichText({ fileName: 'a.rtf', bytes });
        if (!result.ok) return;
        const { text, drafts, marks = [] } = result.value;
        let at = 0;
        for (const { start, end } of drafts) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
        for (const { start, end } of marks) expect(start < end && end <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
