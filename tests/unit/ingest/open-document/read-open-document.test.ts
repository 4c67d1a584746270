import { describe, expect, test } from 'vitest';
import {
  flatOpenDocument,
  openDocument,
  type OpenDocumentParts,
} from '../../../fixtures/word/open-document.ts';
import { packed } from '../../../fixtures/word/packed.ts';
import { blocksInShort, failureOf, marksOf, readWritten } from '../word/read-written.ts';

const read = (parts: OpenDocumentParts) => readWritten(openDocument(parts), 'letter.odt');

const numbered = (name: string): string =>
  `<text:list-style style:name="${name}"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/><text:list-level-style-bullet text:level="3" text:bullet-char="–"/></text:list-style>`;

const change = (id: string, kind: string, by: string, at: string, inside = ''): string =>
  `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}><office:change-info><dc:creator>${by}</dc:creator><dc:date>${at}</dc:date></office:change-info>${inside}</text:${kind}></text:changed-region>`;

describe('an OpenDocument text', () => {
  test('gives paragraphs, headings, lists with their labels and white space as OpenDocument has it', async () => {
    const parts: OpenDocumentParts = {
      styles:
        numbered('L1') +
        '<style:style style:name="Q" style:parent-style-name="Quotations"/><style:style style:name="Quotations" style:display-name="Quotations"/>',
      body:
        '<text:h text:outline-level="2">On  the\n  quay</text:h><text:p> A<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d <text:span> e</text:span> </text:p>' +
        '<text:p text:style-name="Q">Said a gull.</text:p><text:p/>' +
        '<text:list text:style-name="L1"><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Inner</text:p><text:list><text:list-item><text:p>Dash</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item><text:list-item><text:p>Two</text:p><text:p>Still two</text:p></text:list-item></text:list>' +
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Three</text:p></text:list-item></text:list>',
    };
    const expected = [
      'heading 2: On the quay',
      'paragraph: A  b\tc\nd e',
      'quotation: Said a gull.',
      'list-item: 1.\tOne',
      'paragraph: 1.1\tInner',
      'list-item: – Dash',
      'list-item: 2.\tTwo',
      'paragraph: Still two',
      'list-item: 3.\tThree',
    ];
    expect(blocksInShort(await read(parts))).toEqual(expected);
    expect(blocksInShort(await readWritten(flatOpenDocument(parts), 'letter.fodt'))).toEqual(expected);
  });

  test('tells deleted text where it stood and marks what was inserted, over paragraphs too', async () => {
    const reading = await read({
      body:
        `<text:tracked-changes>${change('c1', 'deletion', 'A. Person', '2019-05-03T10:00:00', '<text:p>old </text:p><text:p>words </text:p>')}${change('c2', 'insertion', 'B. Other', '2019-05-04T11:30:00')}</text:tracked-changes>` +
        '<text:p>The <text:change text:change-id="c1"/>ferry <text:change-start text:change-id="c2"/>sailed.</text:p><text:p>Twice<text:change-end text:change-id="c2"/> over.</text:p>',
    });
    expect(reading.text).toBe('The old \n\nwords ferry sailed.\n\nTwice over.');
    expect(marksOf(reading, 'inserted', 'deleted')).toEqual([
      ['old \n\nwords ', { kind: 'deleted', by: 'A. Person', at: '2019-05-03T10:00:00' }],
      ['sailed.\n\nTwice', { kind: 'inserted', by: 'B. Other', at: '2019-05-04T11:30:00' }],
    ]);
  });

  test('gives notes, comments with their answers, tables, boxes and edges', async () => {
    const comment = (name: string, more: string, text: string): string =>
      `<office:annotation office:name="${name}"${more}><dc:creator>Ann</dc:creator><dc:date>2020-01-01T08:00:00</dc:date><text:p>${text}</text:p></office:annotation>`;
    const reading = await read({
      body:
        `<text:p>In ${comment('n1', ' loext:resolved="true"', 'Which?')}${comment('n2', ' loext:parent-name="n1"', 'The first.')}2013<office:annotation-end office:name="n1"/><office:annotation-end office:name="n2"/><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Minutes.</text:p></text:note-body></text:note>.</text:p>` +
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p><text:p>lines</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Last</text:p></table:table-cell></table:table-row></table:table>' +
        '<text:p>Box:<draw:frame><draw:text-box><text:p>Inside.</text:p></draw:text-box></draw:frame></text:p>',
      edges:
        '<style:header><text:p>DRAFT</text:p></style:header><style:footer><text:p>Page 1</text:p></style:footer>',
    });
    expect(blocksInShort(reading)).toEqual([
      'paragraph: In 2013[1].',
      'table-row: Both\nlines\t\tLast',
      'paragraph: Box:',
      'paragraph: Inside.',
      'paragraph footnote: [1] Minutes.',
      'paragraph comment: Which?',
      'paragraph comment: The first.',
      'paragraph header: DRAFT',
      'paragraph footer: Page 1',
    ]);
    expect(reading.blocks[1]?.own).toEqual({ kind: 'row', sheet: 'Table 1', row: 1 });
    const says = { kind: 'comment', by: 'Ann', at: '2020-01-01T08:00:00', text: null };
    expect(marksOf(reading, 'comment', 'note-reference')).toEqual([
      ['2013', { ...says, block: 6, resolved: true }],
      ['2013', { ...says, block: 7, replyTo: 6 }],
      ['[1]', { kind: 'note-reference', block: 5 }],
    ]);
  });

  test('keeps hidden text marked, its particulars, and says what was not looked up or run', async () => {
    const reading = await read({
      styles: '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>',
      body:
        '<text:p>Seen <text:span text:style-name="H">unseen</text:span></text:p><text:section text:display="none"><text:p>Whole.</text:p></text:section>' +
        '<text:p><text:a xlink:href="https://tides.example/">here</text:a><draw:frame><draw:image xlink:href="file:///secret.png"/></draw:frame></text:p>',
      meta: '<dc:title>On tides</dc:title><meta:initial-creator>A. Person</meta:initial-creator>',
      files: { 'Basic/Standard/Module1.xml': '<x/>', 'Pictures/a.png': 'png' },
    });
    expect(marksOf(reading, 'hidden').map(([text]) => text)).toEqual(['unseen', 'Whole.']);
    expect(reading.facts.fields).toEqual([
      { name: 'Title', value: 'On tides' },
      { name: 'Author', value: 'A. Person' },
    ]);
    expect(reading.facts.notCarried).toEqual([
      '1 picture.',
      'Picture “a.png” (3 bytes).',
      'Links whose words are not their addresses lead to: https://tides.example/.',
    ]);
    expect(reading.warnings.slice(1)).toEqual([
      'The document refers to a picture outside it, at “file:///secret.png”. It was not opened, and is not part of the text.',
      'The document holds or names macros (programs). They were not run and cannot be run here; the sealed original keeps them.',
    ]);
  });

  test('that is encrypted or holds no text is refused with its reason', async () => {
    const manifest =
      '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
    expect(
      await failureOf(openDocument({ body: '', files: { 'META-INF/manifest.xml': manifest } }), 'a.odt'),
    ).toBe('source-needs-password');
    expect(await failureOf(packed({ 'a.txt': '' }), 'a.odt')).toBe('source-damaged');
  });
});
