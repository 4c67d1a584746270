import { describe, expect, test } from 'vitest';
import { citationOf, searchText } from '../../../../shared/text/index.ts';
import { brokenLines, drawLines, drawnPdf, type Drawing } from '../../../fixtures/pdf/drawn-pdf.ts';
import { barePdf, shown } from '../../../fixtures/pdf/bare-pdf.ts';
import { blockTexts, furnitureTexts, readingOfPdf } from './reading-of-pdf.ts';

const left =
  'The keeper of the harbour light wrote down what he saw on the night when the training ship lay at anchor, and he put his name to it before the clerk of the harbour board in the morning.';
const right =
  'The clerk read the paper to the whole board a fortnight later and asked whether anyone had spoken to the boys themselves, and nobody in the room could say that anyone had done so.';
const third =
  'A third account came from the ferryman, who had passed the ship twice that evening and heard the bell each time, though he could not tell who had been at the rope or why it rang.';

function paragraph(drawing: Drawing, text: string, x: number, y: number, width: number): readonly string[] {
  const lines = brokenLines(drawing, text, width);
  drawLines(drawing, lines, x, y);
  return lines;
}

/** A font without letters of its own whose signs run down the page. */
const downwards =
  '/F2 << /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UCS2-V /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [-123 -257 1001 910] /ItalicAngle 0 /Ascent 723 /Descent -241 /CapHeight 709 /StemV 69 >> /DW 1000 >>] >>';

describe('the text of a page', () => {
  test('keeps the order of signs that run down the page, full stops among them', async () => {
    const signs = '港の記録です。次の日';
    const codes = Buffer.from(signs, 'utf16le').swap16().toString('hex');
    const reading = await readingOfPdf(
      barePdf([{ content: `BT /F2 14 Tf 500 780 Td <${codes}> Tj ET`, fonts: downwards }]),
    );
    expect(reading.text.replaceAll(/\s/gu, '')).toBe(signs);
  });

  test('reads columns one after the other, under a heading that runs over both', async () => {
    const lines: (readonly string[])[] = [];
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        drawing.fontSize(20).text('Two accounts of the night at Skerry Point', 60, 60, { lineBreak: false });
        drawing.fontSize(11);
        lines.push(paragraph(drawing, left, 60, 110, 220), paragraph(drawing, right, 315, 110, 220));
      }),
    );
    expect(blockTexts(reading)).toEqual([
      'Two accounts of the night at Skerry Point',
      ...lines.map((column) => column.join('\n')),
    ]);
    expect(reading.blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
  });

  test('reads three columns, and what stands under them after all of them', async () => {
    const lines: (readonly string[])[] = [];
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        [left, right, third].forEach((text, index) => {
          lines.push(paragraph(drawing, text, 50 + 170 * index, 80, 150));
        });
        lines.push(paragraph(drawing, `${left} ${right}`, 50, 500, 490));
      }),
    );
    expect(blockTexts(reading)).toEqual(lines.map((column) => column.join('\n')));
  });

  test('reads a column at the side by itself, though its lines stand at other heights', async () => {
    const lines: (readonly string[])[] = [];
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        lines.push(paragraph(drawing, `${left} ${right}`, 50, 80, 340));
        drawing.fontSize(9);
        const side = brokenLines(drawing, third, 120);
        side.forEach((line, index) => drawing.text(line, 420, 85 + 11 * index, { lineBreak: false }));
        lines.push(side);
      }),
    );
    expect(blockTexts(reading)).toEqual(lines.map((column) => column.join('\n')));
  });

  test('goes on in the next column where a paragraph does', async () => {
    let lines: readonly string[] = [];
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        lines = brokenLines(drawing, `${left} ${right} ${third}`, 220);
        const half = Math.ceil(lines.length / 2);
        drawLines(drawing, lines.slice(0, half), 60, 110);
        drawLines(drawing, lines.slice(half), 315, 110);
      }),
    );
    expect(blockTexts(reading)).toEqual([lines.join('\n')]);
  });

  test('reads a table by its rows, cells parted by tabs', async () => {
    const rows = [
      ['Date', 'Officer', 'Boats lowered'],
      ['4 March', 'Lt Orrin', 'two'],
      ['11 March', 'Lt Vane', 'none'],
      ['18 March', 'Lt Orrin', 'one'],
    ];
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        drawing.text('The log of the watch', 60, 60, { lineBreak: false });
        rows.forEach((row, index) => {
          row.forEach((cell, column) => {
            drawing.text(cell, 60 + 150 * column, 100 + 16 * index, { lineBreak: false });
          });
        });
      }),
    );
    expect(blockTexts(reading)).toEqual(['The log of the watch', ...rows.map((row) => row.join('\t'))]);
    expect(reading.blocks.map(({ kind }) => kind)).toEqual(['paragraph', ...rows.map(() => 'table-row')]);
  });

  test('keeps paragraphs, items of lists and paragraphs with numbers apart', async () => {
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        drawLines(drawing, ['The boys were asked for three things:'], 60, 60);
        ['their names', 'the watch they kept', 'who had rung the bell'].forEach((item, index) => {
          drawing.text('•', 72, 82 + 14 * index, { lineBreak: false });
          drawing.text(item, 90, 82 + 14 * index, { lineBreak: false });
        });
        [left, right, third].forEach((text, index) => {
          const top = 150 + 100 * index;
          drawing.text(`4.${index + 1}`, 60, top, { lineBreak: false });
          drawLines(drawing, brokenLines(drawing, text, 420), 96, top);
        });
      }),
    );
    const kinds = reading.blocks.map(({ kind, own }) => (own?.kind === 'paragraph' ? own.label : kind));
    expect(kinds).toEqual(['paragraph', 'list-item', 'list-item', 'list-item', '4.1', '4.2', '4.3']);
    expect(blockTexts(reading).slice(1, 4)).toEqual([
      '•\ttheir names',
      '•\tthe watch they kept',
      '•\twho had rung the bell',
    ]);
    const second = reading.blocks[5];
    expect(citationOf({ urn: 'HAR000012', ...reading }, second?.start ?? 0, second?.end ?? 0)).toBe(
      '{HAR000012/1 para 4.2}',
    );
  });

  test('keeps a hyphen at the end of a line, which search bridges', async () => {
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        drawLines(
          drawing,
          ['The keeper had told the harbour-', 'master, and the harbour mas-', 'ter told the board.'],
          60,
          60,
        );
      }),
    );
    expect(reading.text).toBe(
      'The keeper had told the harbour-\nmaster, and the harbour mas-\nter told the board.',
    );
    expect(searchText(reading.text)).toContain('the harbour master told');
  });

  test.each([90, 180, 270])('reads a page that is turned by %i degrees as it is shown', async (rotate) => {
    const upright = barePdf([
      { content: `${shown('First line.', 100, 700)} ${shown('Second line.', 100, 686)}` },
    ]);
    const plain = await readingOfPdf(upright);
    // The content is turned the other way, so that the page shows the same as the upright one.
    const turn = { 90: '0 1 -1 0 842 0', 180: '-1 0 0 -1 595 842', 270: '0 -1 1 0 0 595' }[rotate] ?? '';
    const media = rotate === 180 ? '[0 0 595 842]' : '[0 0 842 595]';
    const turned = await readingOfPdf(
      barePdf([
        {
          content: `q ${turn} cm ${shown('First line.', 100, 700)} ${shown('Second line.', 100, 686)} Q`,
          entries: `/Rotate ${rotate} /MediaBox ${media}`,
        },
      ]),
    );
    expect(turned.text).toBe(plain.text);
    expect(turned.pages).toEqual(plain.pages);
    const words = (reading: typeof plain) => reading.pageWords[0]?.map((word) => ({ ...word }));
    for (const [index, word] of (words(turned) ?? []).entries()) {
      const other = words(plain)?.[index];
      expect(Math.abs(word.left - (other?.left ?? 0))).toBeLessThanOrEqual(2);
      expect(Math.abs(word.top - (other?.top ?? 0))).toBeLessThanOrEqual(2);
    }
  });

  test('places words from the corner of what is shown of a page', async () => {
    const content = `${shown('Inside the edges.', 150, 700)} ${shown('Outside them.', 20, 700)}`;
    const reading = await readingOfPdf(barePdf([{ content, entries: '/CropBox [100 100 500 800]' }]));
    expect(reading.text).toBe('Inside the edges.');
    expect(reading.pages[0]).toMatchObject({ width: 400, height: 700 });
    expect(reading.pageWords[0]?.[0]?.left).toBe(5_000);
    // The base of the line is 100 points under the upper edge, and inside the box of the word.
    expect(reading.pageWords[0]?.[0]?.top).toBeLessThan(10_000);
    expect(reading.pageWords[0]?.[0]?.bottom).toBeGreaterThanOrEqual(10_000);
    expect(reading.warnings).toEqual([
      'Text that lies outside the edges of page 1 was left out (12 characters).',
    ]);
  });
});

describe('the text of several pages', () => {
  const pageOf = (drawing: Drawing, number: number, lines: readonly string[]): void => {
    drawing.addPage();
    drawing.text('The Skerry Point review', 60, 30, { lineBreak: false });
    drawLines(drawing, lines, 60, 80);
    drawing.text(`Page ${number} of 3`, 270, 810, { lineBreak: false });
  };

  test('marks running headers and footers, and lets a paragraph run over two pages as one block', async () => {
    let lines: readonly string[] = [];
    let later: readonly string[] = [];
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        drawing.addPage();
        lines = brokenLines(drawing, `${left} ${right} ${third} ${left}`, 400);
        later = brokenLines(drawing, third, 400);
        drawing.text('The Skerry Point review', 60, 30, { lineBreak: false });
        drawLines(drawing, lines.slice(0, 4), 60, 80);
        drawing.text('Page 1 of 3', 270, 810, { lineBreak: false });
        pageOf(drawing, 2, lines.slice(4));
        pageOf(drawing, 3, later);
      }),
    );
    expect(blockTexts(reading)).toEqual([lines.join('\n'), later.join('\n')]);
    expect(furnitureTexts(reading)).toEqual([
      'header: The Skerry Point review',
      'footer: Page 1 of 3',
      'header: The Skerry Point review',
      'footer: Page 2 of 3',
      'header: The Skerry Point review',
      'footer: Page 3 of 3',
    ]);
    const block = reading.blocks.find(({ furniture }) => !furniture);
    expect(citationOf({ urn: 'HAR000012', ...reading }, block?.start ?? 0, block?.end ?? 0)).toBe(
      '{HAR000012/1-2}',
    );
    const [, second] = reading.pages;
    expect(reading.text.slice(second?.start, (second?.start ?? 0) + 20)).toBe(lines[4]?.slice(0, 20));
  });

  test('does not take titles of chapters for running headers', async () => {
    const reading = await readingOfPdf(
      await drawnPdf((drawing) => {
        [left, right, third].forEach((text, index) => {
          drawing.addPage();
          drawing.text(`Chapter ${index + 1}`, 60, 60, { lineBreak: false });
          paragraph(drawing, text, 60, 100, 400);
        });
      }),
    );
    expect(furnitureTexts(reading)).toEqual([]);
  });

  test('says which pages have no text', async () => {
    const reading = await readingOfPdf(
      barePdf([
        { content: '' },
        { content: shown('Here is some.', 60, 700) },
        { content: '' },
        { content: '' },
      ]),
    );
    expect(reading.pages.map(({ text }) => text)).toEqual(['none', 'source', 'none', 'none']);
    expect(reading.warnings).toEqual([
      'Pages 1 and 3–4 have no text that could be read; what they show can be read in the picture of the page only.',
    ]);
  });
});
