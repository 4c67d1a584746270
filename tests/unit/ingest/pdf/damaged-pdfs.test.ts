import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawsWithoutEnd } from '../../../../electron/ingest/pdf/repeated-drawing.ts';
import { finishReading } from '../../../../electron/ingest/finish-reading.ts';
import { readPdf } from '../../../../electron/ingest/pdf/read-pdf.ts';
import { barePdf, shown, streamObject } from '../../../fixtures/pdf/bare-pdf.ts';
import { drawLines, drawnPdf } from '../../../fixtures/pdf/drawn-pdf.ts';
import { expectWhole, readingOfPdf } from './reading-of-pdf.ts';

const whole = drawnPdf((drawing) => {
  for (const page of [1, 2, 3]) {
    drawing.addPage();
    drawLines(drawing, [`Page ${page} of the chart book.`, 'The light was out.'], 60, 60);
  }
  drawing.file(Buffer.from('A letter.'), { name: 'letter.txt' });
});

async function becomes(bytes: Uint8Array): Promise<string> {
  const source = { fileName: 'damaged.pdf', bytes };
  const read = await readPdf(source);
  if (!read.ok) return read.failure.code;
  expectWhole(finishReading(source, read.value));
  return 'read';
}

describe('a damaged PDF', () => {
  test('cut off at any of 40 places is read as far as it goes or told to be damaged', async () => {
    const bytes = await whole;
    const places = Array.from({ length: 40 }, (_, index) => Math.floor((bytes.length * (index + 0.5)) / 40));
    const outcomes = await Promise.all(places.map((place) => becomes(bytes.slice(0, place))));
    expect(outcomes.filter((outcome) => !['read', 'source-damaged'].includes(outcome))).toEqual([]);
    expect(await becomes(bytes)).toBe('read');
  });

  test('with any bytes changed gives a whole reading or a failure', async () => {
    const bytes = await whole;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { maxLength: 30 }),
        async (changes) => {
          const changed = bytes.slice();
          for (const [place, byte] of changes) changed[place] = byte;
          expect(await becomes(changed)).toMatch(/^(?:read|source-[a-z-]+)$/u);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('any PDF', () => {
  test('gives the words that were drawn, in their order, each with a box around it', async () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,9}$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }),
        async (lines) => {
          const reading = await readingOfPdf(
            await drawnPdf((drawing) => {
              drawing.addPage();
              drawLines(
                drawing,
                lines.map((words) => words.join(' ')),
                60,
                60,
              );
            }),
          );
          expect(reading.text.split(/\s+/u)).toEqual(lines.flat());
          const boxes = reading.pageWords[0] ?? [];
          expect(boxes.map(({ start, end }) => reading.text.slice(start, end))).toEqual(lines.flat());
          // pdfkit's y is the upper edge of a line of 14 points.
          const tops = lines.flatMap((words, index) => words.map(() => 6_000 + 1_400 * index));
          boxes.forEach((box, index) => {
            expect(Math.abs((box.top + box.bottom) / 2 - (tops[index] ?? 0) - 550)).toBeLessThan(400);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is the same reading each time', async () => {
    const bytes = await whole;
    expect(await readingOfPdf(bytes)).toEqual(await readingOfPdf(bytes));
  });
});

describe('drawings that draw others', () => {
  const nested = (depth: number, times: number): Buffer =>
    Buffer.from(
      barePdf([{ content: `${shown('Words.', 60, 700)} /X Do`, resources: '/XObject << /X 100 0 R >>' }], {
        objects: Object.fromEntries(
          Array.from({ length: depth }, (_, index) => [
            100 + index,
            streamObject(
              '/X Do '.repeat(times),
              `/Type /XObject /Subtype /Form /Resources << /XObject << /X ${101 + index} 0 R >> >>`,
            ),
          ]),
        ),
      }),
    );

  test.each([
    [3, 10, false],
    [30, 1, false],
    [10, 10, true],
    [30, 2, true],
  ])('%i deep and %i times each: without end is %s', (depth, times, endless) => {
    expect(drawsWithoutEnd(nested(depth, times))).toBe(endless);
  });
});
