import { describe, expect, test } from 'vitest';
import { barePdf, shown, streamObject } from '../../../fixtures/pdf/bare-pdf.ts';
import { drawnPdf } from '../../../fixtures/pdf/drawn-pdf.ts';
import { readingOfPdf } from './reading-of-pdf.ts';

describe('what was put on a PDF later', () => {
  test('highlights and comments become marks on the words they stand on, with author and date', async () => {
    const objects = {
      100:
        '<< /Type /Annot /Subtype /Highlight /Rect [120 690 190 715] /QuadPoints [118 712 181 712 118 697 181 697] ' +
        "/T (A. Reader) /M (D:20240305101500+00'00') /Contents (Is this the same boy?) >>",
      101: '<< /Type /Annot /Subtype /Text /Rect [20 677 40 697] /T (B. Clerk) /M (last spring) /Contents (Ask again.) >>',
      102: '<< /Type /Annot /Subtype /StrikeOut /Rect [60 650 200 670] /QuadPoints [60 672 99 672 60 657 99 657] >>',
    };
    const content = [
      shown('The keeper saw the boy on deck.', 60, 700),
      shown('He did not speak.', 60, 680),
      shown('Nobody asked him.', 60, 660),
    ].join('\n');
    const reading = await readingOfPdf(
      barePdf([{ content, entries: '/Annots [100 0 R 101 0 R 102 0 R]' }], { objects }),
    );
    const marks = reading.marks.map(({ start, end, ...mark }) => ({
      on: reading.text.slice(start, end),
      ...mark,
    }));
    expect(marks).toEqual([
      {
        on: 'saw the boy',
        kind: 'highlight',
        text: 'Is this the same boy?',
        by: 'A. Reader',
        at: '2024-03-05T10:15:00+00:00',
      },
      { on: 'He', kind: 'comment', text: 'Ask again.', block: null, by: 'B. Clerk', at: 'last spring' },
      { on: 'Nobody', kind: 'comment', text: 'Struck through', block: null, by: null, at: null },
    ]);
  });

  test('the values of form fields stand in the text where they are shown', async () => {
    const objects = {
      100: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V (Tobias Fenwick) /Rect [120 695 260 715] /P 10 0 R /AP << /N 101 0 R >> >>',
      101: streamObject(
        'BT /F1 11 Tf 2 5 Td (Tobias Fenwick) Tj ET',
        '/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F1 3 0 R >> >>',
      ),
    };
    const reading = await readingOfPdf(
      barePdf([{ content: shown('Name:', 60, 700), entries: '/Annots [100 0 R]' }], {
        objects,
        catalog: '/AcroForm << /Fields [100 0 R] >>',
      }),
    );
    expect(reading.text.split(/\s+/u)).toEqual(['Name:', 'Tobias', 'Fenwick']);
    expect(reading.facts.fields).toContainEqual({ name: 'Form field Name', value: 'Tobias Fenwick' });
    expect(reading.warnings).toEqual([
      'The file is a form with 1 filled-in field; what its fields show is in the text where they stand.',
    ]);
  });
});

describe('what a PDF holds besides its pages', () => {
  test('attached files become sources of their own, byte for byte', async () => {
    const letter = Buffer.from('The letter that came with it.\n');
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage().text('See the attached letter.', 60, 60);
        drawing.file(letter, { name: 'letter.txt' });
      }),
    );
    expect(reading.children).toEqual([
      { fileName: 'letter.txt', bytes: new Uint8Array(letter), how: 'attachment' },
    ]);
    expect(reading.warnings).toEqual(['The file holds 1 attached file, imported as a document of its own.']);
  });

  test('a name with a path in it is a name only', async () => {
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage().text('See the attached letter.', 60, 60);
        drawing.file(Buffer.from('x'), { name: '../../outside.txt' });
      }),
    );
    expect(reading.children.map(({ fileName }) => fileName)).toEqual(['outside.txt']);
  });

  test('scripts, programs to start and links are told and not carried out', async () => {
    const objects = {
      100: '<< /Type /Annot /Subtype /Link /Rect [60 690 200 715] /A << /S /URI /URI (http://example.test/a) >> >>',
      101: '<< /Type /Annot /Subtype /Link /Rect [60 640 200 660] /A << /S /Launch /F (calc.exe) >> >>',
    };
    const reading = await readingOfPdf(
      barePdf([{ content: shown('A link.', 60, 700), entries: '/Annots [100 0 R 101 0 R]' }], {
        objects,
        catalog: '/OpenAction << /S /Java#53cript /JS (app.alert\\(1\\)) >>',
      }),
    );
    expect(reading.warnings).toEqual([
      'The file holds scripts. They were not run and are never run here.',
      'The file holds actions that start programs or open other files. They are never carried out here.',
    ]);
    expect(reading.facts.fields).toEqual([{ name: 'Link on page 1', value: 'http://example.test/a' }]);
    expect(reading.facts.notCarried).toEqual([
      'The address that a link leads to; nothing is ever fetched from there.',
    ]);
  });
});
