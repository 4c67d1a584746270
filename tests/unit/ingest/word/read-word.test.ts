import { describe, expect, test } from 'vitest';
import { inquiryLetter } from '../../../fixtures/word/inquiry-letter.ts';
import { packed } from '../../../fixtures/word/packed.ts';
import {
  paragraph,
  run,
  table,
  tracked,
  wordDocument,
  type WordParts,
} from '../../../fixtures/word/word-document.ts';
import { blocksInShort, failureOf, marksOf, readWritten } from './read-written.ts';

const read = (parts: WordParts) => readWritten(wordDocument(parts), 'letter.docx');

const style = (id: string, name: string, inside = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

describe('paragraphs of a Word document', () => {
  test('are blocks whose level follows styles and what they are based on', async () => {
    const reading = await read({
      styles:
        style('Kopf', 'Kopf', '<w:basedOn w:val="Heading2"/>') +
        style('Heading2', 'heading 2') +
        style('Deep', 'Deep', '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>') +
        style('Zitat', 'Quote') +
        style('Ring', 'Ring', '<w:basedOn w:val="Ring"/>'),
      body:
        paragraph('The harbour', '<w:pStyle w:val="Kopf"/>') +
        paragraph('Piers', '<w:pStyle w:val="Deep"/>') +
        paragraph('Sluices', '<w:outlineLvl w:val="0"/>') +
        paragraph('A gull said so.', '<w:pStyle w:val="Zitat"/>') +
        paragraph('') +
        paragraph('   ') +
        paragraph('Plain words.', '<w:pStyle w:val="Ring"/>'),
    });
    expect(blocksInShort(reading)).toEqual([
      'heading 2: The harbour',
      'heading 4: Piers',
      'heading 1: Sluices',
      'quotation: A gull said so.',
      'paragraph: Plain words.',
    ]);
    expect(reading.text).toBe('The harbour\n\nPiers\n\nSluices\n\nA gull said so.\n\nPlain words.');
  });

  test('keep tabs, line breaks, signs, hyphens and the results of fields, and white space only where the file asks for it', async () => {
    const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const reading = await read({
      body: paragraph(
        '<w:r><w:t> a </w:t><w:tab/><w:t xml:space="preserve">b </w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>' +
          '<w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' +
          field('begin') +
          '<w:r><w:instrText>PAGE </w:instrText><w:t>never seen</w:t></w:r>' +
          field('separate') +
          run('17') +
          field('end') +
          '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>' +
          field('end') +
          '<w:smartTag><w:r><w:t>tagged</w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt>',
      ),
    });
    expect(reading.text).toBe('a\tb \nc\u2011d\u00ad✓17☒taggedkept');
  });

  test('are the same under other prefixes and in the strict form', async () => {
    const strict =
      '<?xml version="1.0"?><n:document xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main"><n:body><n:p><n:pPr><n:outlineLvl n:val="1"/></n:pPr><n:r><n:t>Strict words</n:t></n:r></n:p></n:body></n:document>';
    const bytes = packed({ '[Content_Types].xml': '<Types/>', 'word/document.xml': strict });
    const reading = await readWritten(bytes, 'strict.docx');
    expect(blocksInShort(reading)).toEqual(['heading 2: Strict words']);
    expect(blocksInShort(await readWritten(bytes, 'renamed.dat'))).toEqual(['heading 2: Strict words']);
  });
});

describe('lists of a Word document', () => {
  const level = (number: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7', '<w:suff w:val="space"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1-%2', '<w:isLgl/>')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>' +
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>';
  const item = (list: number, at: number, text: string): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  test('show the labels that Word shows, and a paragraph number is the block’s own', async () => {
    const reading = await read({
      numbering,
      body:
        item(1, 0, 'One') +
        item(1, 1, 'One one') +
        item(1, 1, 'One two') +
        item(1, 2, 'a') +
        item(1, 2, 'b') +
        item(1, 0, 'Two') +
        item(1, 1, 'Two one') +
        item(1, 2, 'a again') +
        item(2, 0, 'Bullet') +
        item(3, 0, 'Rome') +
        item(3, 1, 'Legal') +
        item(4, 0, 'Seven') +
        item(4, 1, 'Seven one'),
    });
    expect(blocksInShort(reading)).toEqual([
      'list-item: 1\tOne',
      'paragraph: 1.1\tOne one',
      'paragraph: 1.2\tOne two',
      'list-item: (a)\ta',
      'list-item: (b)\tb',
      'list-item: 2\tTwo',
      'paragraph: 2.1\tTwo one',
      'list-item: (a)\ta again',
      'list-item: • Bullet',
      'list-item: I.\tRome',
      'list-item: 1-1\tLegal',
      'list-item: 7\tSeven',
      'paragraph: 7.1\tSeven one',
    ]);
    expect(reading.blocks.flatMap(({ own }) => (own?.kind === 'paragraph' ? [own.label] : []))).toEqual([
      '1.1',
      '1.2',
      '2.1',
      '7.1',
    ]);
  });

  test('number headings through their styles', async () => {
    const reading = await read({
      numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1', '<w:pStyle w:val="H1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      styles:
        style('H1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
        style('H2', 'heading 2', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      body:
        paragraph('Tides', '<w:pStyle w:val="H1"/>') +
        paragraph('Ebb', '<w:pStyle w:val="H2"/>') +
        paragraph('Flood', '<w:pStyle w:val="H2"/>') +
        paragraph('No number', '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    });
    expect(blocksInShort(reading)).toEqual([
      'heading 1: 1\tTides',
      'heading 2: 1.1\tEbb',
      'heading 2: 1.2\tFlood',
      'heading 2: No number',
    ]);
  });
});

describe('tables of a Word document', () => {
  test('are rows that can be cited by table and row, with merged cells and tables in cells', async () => {
    const reading = await read({
      body:
        table([
          ['Name', 'Berth'],
          ['', ''],
          ['<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph('Both') + paragraph('lines'), 'Last'],
          [table([['in', 'ner']]) + paragraph('after'), 'out'],
        ]) + table([['Second', 'table']]),
    });
    expect(reading.blocks.map(({ own, start, end }) => [own, reading.text.slice(start, end)])).toEqual([
      [{ kind: 'row', sheet: 'Table 1', row: 1 }, 'Name\tBerth'],
      [{ kind: 'row', sheet: 'Table 1', row: 3 }, 'Both\nlines\t\tLast'],
      [{ kind: 'row', sheet: 'Table 1', row: 4 }, 'in\tner\nafter\tout'],
      [{ kind: 'row', sheet: 'Table 2', row: 1 }, 'Second\ttable'],
    ]);
  });

  test('that only lay out a page give their paragraphs as blocks', async () => {
    const reading = await read({
      body: table([[['One.', 'Two.', 'Three.', 'Four.'].map((text) => paragraph(text)).join('')]]),
    });
    expect(blocksInShort(reading)).toEqual([
      'paragraph: One.',
      'paragraph: Two.',
      'paragraph: Three.',
      'paragraph: Four.',
    ]);
  });
});

describe('tracked changes of a Word document', () => {
  test('stand in the text as marks with who and when, moves and ends of paragraphs too', async () => {
    const reading = await read({
      body:
        paragraph(
          run('The ferry ') +
            tracked('del', 'A. Person', '2019-05-03T10:00:00Z', 'sank') +
            tracked('ins', 'B. Other', '2019-05-04T11:30:00Z', 'sailed') +
            run('.'),
          '<w:rPr><w:del w:id="9" w:author="A. Person" w:date="2019-05-03T10:00:00Z"/></w:rPr>',
        ) +
        paragraph(tracked('moveFrom', 'C. Third', '2019-05-05T09:00:00Z', 'Moved words.')) +
        paragraph(tracked('moveTo', 'C. Third', '2019-05-05T09:00:00Z', 'Moved words.')) +
        '<w:tbl><w:tr><w:trPr><w:del w:id="3" w:author="A. Person" w:date="2019-05-06T08:00:00Z"/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    });
    expect(reading.text).toBe('The ferry sanksailed.\n\nMoved words.\n\nMoved words.\n\ngone\trow');
    const person = { by: 'A. Person', at: '2019-05-03T10:00:00Z' };
    const mover = { by: 'C. Third', at: '2019-05-05T09:00:00Z', moved: true };
    expect(marksOf(reading, 'inserted', 'deleted')).toEqual([
      ['sank', { kind: 'deleted', ...person }],
      ['sailed', { kind: 'inserted', by: 'B. Other', at: '2019-05-04T11:30:00Z' }],
      ['\n\n', { kind: 'deleted', ...person }],
      ['Moved words.', { kind: 'deleted', ...mover }],
      ['Moved words.', { kind: 'inserted', ...mover }],
      ['gone\trow', { kind: 'deleted', by: 'A. Person', at: '2019-05-06T08:00:00Z' }],
    ]);
    expect(reading.warnings).toContain(
      'The document holds tracked changes by 3 people: 2 insertions and 4 deletions. Inserted and deleted words both stand in the text, each marked.',
    );
  });

  test('hidden text is kept, marked and said, whether the run, its style or the paragraph’s hides it', async () => {
    const reading = await read({
      styles:
        style('Unseen', 'Unseen', '<w:rPr><w:vanish/></w:rPr>') +
        style('UnseenRun', 'UnseenRun', '<w:rPr><w:vanish/></w:rPr>', 'character'),
      body:
        paragraph(
          run('Seen, ') +
            run('unseen', '<w:vanish/>') +
            run(' and ') +
            run('styled', '<w:rStyle w:val="UnseenRun"/>'),
        ) + paragraph(run('whole') + run(' shown', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Unseen"/>'),
    });
    expect(marksOf(reading, 'hidden').map(([text]) => text)).toEqual(['unseen', 'styled', 'whole']);
    expect(reading.warnings.join(' ')).toContain('17 characters of the text are hidden in the document');
  });
});

describe('notes, comments and edges of a Word document', () => {
  const reference = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (kind: string, id: number, text: string): string =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}</w:p></w:${kind}>`;

  test('stand after the text as blocks with their part, and references lead to them', async () => {
    const reading = await read({
      body: paragraph(
        run('In 2013') +
          reference('footnote', 7) +
          run(' and later') +
          reference('endnote', 2) +
          run('.') +
          reference('footnote', 5),
      ),
      footnotes:
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
        note('footnote', 5, 'Five.') +
        note('footnote', 7, 'Seven.'),
      endnotes: note('endnote', 2, 'Last.'),
      headers: [paragraph('DRAFT'), paragraph('DRAFT')],
      footers: [paragraph('Page 1')],
    });
    expect(blocksInShort(reading)).toEqual([
      'paragraph: In 2013[1] and later[i].[2]',
      'paragraph footnote: [1] Seven.',
      'paragraph footnote: [2] Five.',
      'paragraph endnote: [i] Last.',
      'paragraph header: DRAFT',
      'paragraph footer: Page 1',
    ]);
    expect(marksOf(reading, 'note-reference')).toEqual([
      ['[1]', { kind: 'note-reference', block: 2 }],
      ['[i]', { kind: 'note-reference', block: 4 }],
      ['[2]', { kind: 'note-reference', block: 3 }],
    ]);
    expect(reading.blocks.map(({ furniture }) => furniture)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('a comment lies on its span with author, date, answer and whether it is settled', async () => {
    const comment = (id: number, paraId: string, by: string, texts: readonly string[]): string =>
      `<w:comment w:id="${id}" w:author="${by}" w:date="2020-01-0${id + 1}T08:00:00Z">${texts
        .map((text, at) => `<w:p w14:paraId="${paraId}${at}">${run(text)}</w:p>`)
        .join('')}</w:comment>`;
    const reading = await read({
      body:
        paragraph(
          `${run('The ')}<w:commentRangeStart w:id="1"/>${run('tide')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${run(' turned')}<w:r><w:commentReference w:id="2"/></w:r>`,
        ) +
        `<w:commentRangeStart w:id="0"/>${paragraph('Next')}${paragraph('lines')}<w:commentRangeEnd w:id="0"/>`,
      comments:
        comment(0, 'A', 'Ann', ['Over two.']) +
        comment(1, 'B', 'Ben', ['Which tide?', 'And when?']) +
        comment(2, 'C', 'Cy', ['Here.']) +
        comment(3, 'D', 'Dee', ['The spring tide.']),
      commentsExtended:
        '<w15:commentEx w15:paraId="B1" w15:done="1"/><w15:commentEx w15:paraId="D0" w15:paraIdParent="B1" w15:done="0"/>',
    });
    expect(blocksInShort(reading).slice(3)).toEqual([
      'paragraph comment: Which tide?\nAnd when?',
      'paragraph comment: Here.',
      'paragraph comment: Over two.',
      'paragraph comment: The spring tide.',
    ]);
    const says = (by: string, day: number, block: number) => ({
      kind: 'comment',
      by,
      at: `2020-01-0${day}T08:00:00Z`,
      text: null,
      block,
    });
    expect(marksOf(reading, 'comment')).toEqual([
      ['tide', { ...says('Ben', 2, 4), resolved: true }],
      ['tide', { ...says('Dee', 4, 7), replyTo: 4 }],
      ['turned', says('Cy', 3, 5)],
      ['Next\n\nlines', says('Ann', 1, 6)],
    ]);
  });

  test('text boxes are told once, after the paragraph they hang on', async () => {
    const box = `<w:txbxContent>${paragraph('In a box.')}</w:txbxContent>`;
    const reading = await read({
      body: paragraph(
        `${run('Before')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run(' after')}`,
      ),
      headers: [
        '<w:p><w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r></w:p>',
      ],
    });
    expect(blocksInShort(reading)).toEqual([
      'paragraph: Before after',
      'paragraph: In a box.',
      'paragraph header: CONFIDENTIAL',
    ]);
  });
});

describe('what a Word document holds besides its text', () => {
  test('is listed, taken in as documents of their own, or said', async () => {
    const reading = await read({
      body: paragraph(`<w:hyperlink r:id="link">${run('the register')}</w:hyperlink>`),
      properties:
        '<dc:title>On tides</dc:title><dc:creator>A. Person</dc:creator><dcterms:created>2019-05-03T10:00:00Z</dcterms:created>',
      relations: [
        ['link', 'hyperlink', 'https://tides.example/register', true],
        ['template', 'attachedTemplate', 'file:///C:/secret/tide.dotm', true],
        ['sheet', 'package', 'embeddings/figures.xlsx'],
      ],
      files: {
        'word/embeddings/figures.xlsx': 'a workbook',
        'word/media/image1.png': new Uint8Array(2048),
        'word/vbaProject.bin': 'macro',
      },
    });
    expect(reading.facts.fields).toEqual([
      { name: 'Title', value: 'On tides' },
      { name: 'Author', value: 'A. Person' },
      { name: 'Created', value: '2019-05-03T10:00:00Z' },
    ]);
    expect(reading.detected).toMatchObject({ title: 'On tides', author: 'A. Person', date: null });
    expect(reading.children.map((child) => ({ ...child, bytes: new Uint8Array(child.bytes) }))).toEqual([
      { fileName: 'figures.xlsx', bytes: new TextEncoder().encode('a workbook'), how: 'embedded' },
    ]);
    expect(reading.facts.notCarried).toEqual([
      '“figures.xlsx” (10 bytes) is embedded and was taken in as a document of its own.',
      'Picture “image1.png” (2 KB).',
      'Links whose words are not their addresses lead to: https://tides.example/register.',
    ]);
    expect(reading.warnings).toEqual([
      'The document refers to a template outside it, at “file:///C:/secret/tide.dotm”. It was not opened, and is not part of the text.',
      'The document holds macros (programs). They were not run and cannot be run here; the sealed original keeps them.',
    ]);
    expect(reading.facts.typeName).toBe('Word document with macros');
  });
});

describe('Word documents that cannot be read', () => {
  const compound = (stream: string): Uint8Array => {
    const bytes = Buffer.alloc(1024);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.write(`${stream}\0`, 512, 'utf16le');
    bytes.writeUInt16LE((stream.length + 1) * 2, 512 + 64);
    return new Uint8Array(bytes);
  };

  test('an encrypted one asks for a copy without a password, an old one for another form', async () => {
    expect(await failureOf(compound('EncryptedPackage'), 'a.docx')).toBe('source-needs-password');
    expect(await failureOf(compound('WordDocument'), 'a.doc')).toBe('file-type-unknown');
    expect(await failureOf(packed({ 'a.txt': 'no document' }), 'a.docx')).toBe('source-damaged');
  });
});

test('every word that mammoth finds in a letter is in its text, in the same order', async () => {
  const mammoth = await import('mammoth');
  const bytes = wordDocument(inquiryLetter);
  const reading = await readWritten(bytes, 'letter.docx');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  const words = value.split(/\s+/u).filter((word) => word !== '');
  let at = 0;
  for (const word of words) {
    const found = reading.text.indexOf(word, at);
    expect(found, word).toBeGreaterThanOrEqual(at);
    at = found;
  }
  expect(words.length).toBeGreaterThan(20);
});
