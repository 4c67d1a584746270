import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormatReading } from '../../../electron/ingest/format-reading.ts';
import { readPdf } from '../../../electron/ingest/pdf/read-pdf.ts';
import { brokenLines, drawLines, drawnPdf } from '../../fixtures/pdf/drawn-pdf.ts';
import type { BenchRow } from '../bench-row.ts';
import { inventedTextOfLength, seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';

const sizes = [4, 40, 400] as const;
const linesOfColumn = 48;

/** The text of a PDF with its pages, words and boxes, against `pdftotext`. */
export const pdfTextRow: BenchRow = {
  name: 'pdf-text',
  what: 'read a PDF of 400 pages in two columns: text in order, blocks, and the box of every word',
  floor: 'pdftotext (poppler) on the same file, its start included; it gives the text alone',
  missedBecause:
    'pdftotext gives a text alone; this also gives columns, blocks, running heads and the box of every word. pdfium, in WebAssembly, takes 1.6 times the floor to load the pages and their characters before the first of them is read. Reading 1.8 million characters takes 0.5 times it, making words of them 0.35, lines, columns and blocks 0.6, and what is kept of 300,000 words costs the rest in collecting memory.',
  measure: async ({ folder, say }) => {
    const installed = spawnSync('pdftotext', ['-v']).error === undefined;
    const points = [];
    let [floor, measured, missing, order] = [Number.NaN, Number.NaN, 0, 0];
    for (const size of sizes) {
      say(`${size} pages`);
      const { bytes, pages } = await columnsOf(size);
      const file = join(folder, `columns-${size}.pdf`);
      await writeFile(file, bytes);
      const floors: number[] = [];
      const times: number[] = [];
      let theirs = '';
      let ours: FormatReading | null = null;
      for (let run = 0; run < 5; run += 1) {
        floors.push(
          await timed(() => {
            theirs = spawnSync('pdftotext', ['-enc', 'UTF-8', file, '-'], {
              encoding: 'utf8',
              maxBuffer: 1 << 28,
            }).stdout;
          }),
        );
        times.push(
          await timed(async () => {
            const read = await readPdf({ fileName: 'columns.pdf', bytes });
            ours = read.ok ? read.value : null;
          }),
        );
      }
      const texts = textsOfPages(ours);
      if (installed) missing = Math.max(missing, worstShareMissing(theirs.split('\f'), texts));
      order += pages.filter((words, page) => runningWords(texts[page] ?? '') !== words).length;
      floor = installed ? median(floors) : Number.NaN;
      measured = median(times);
      points.push({ size, perUnit: measured / size });
    }
    return {
      ratios: [{ what: 'text of a PDF', unit: 'ms', floor, measured, aim: installed ? 3 : null }],
      limits: [
        {
          what: 'words of pdftotext that are missing, on the worst page',
          unit: 'per cent',
          measured: missing,
          aim: 0.5,
        },
        {
          what: 'pages whose words are not all there in the order in which they were drawn',
          unit: 'pages',
          measured: order,
          aim: 0,
        },
      ],
      growth: { of: 'pages', unit: 'ms', points },
      notes: [
        installed
          ? 'Read in this process; the helper adds its messages.'
          : 'pdftotext is not installed here: there is no floor.',
      ],
    };
  },
};

/** A PDF of so many pages in two columns, and the words of each page in the order of reading. */
async function columnsOf(
  size: number,
): Promise<{ readonly bytes: Uint8Array; readonly pages: readonly string[] }> {
  const random = seededRandomness(size);
  const pages: string[] = [];
  const bytes = await drawnPdf((drawing) => {
    for (let page = 1; page <= size; page += 1) {
      drawing.addPage();
      const text = inventedTextOfLength(random, 8_000).replaceAll(/\s+/gu, ' ').trim();
      const lines = brokenLines(drawing, text, 225).slice(0, 2 * linesOfColumn);
      drawLines(drawing, lines.slice(0, linesOfColumn), 55, 70);
      drawLines(drawing, lines.slice(linesOfColumn), 315, 70);
      drawing.text(`Page ${page} of ${size}`, 270, 810, { lineBreak: false });
      pages.push(wordsOf(lines.join(' ')).join(' '));
    }
  });
  return { bytes, pages };
}

function textsOfPages(reading: FormatReading | null): readonly string[] {
  return (reading?.pages ?? []).map(({ start, end }) => (reading?.text ?? '').slice(start, end));
}

/** The words of a page without its footer, which stands before a paragraph that goes on. */
function runningWords(text: string): string {
  return wordsOf(text.replace(/Page \d+ of \d+/u, ' ')).join(' ');
}

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/(?<=\p{L})-\n(?=\p{Ll})/gu, '')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The largest share of a page's words, in per cent, that the other text of the page has not. */
function worstShareMissing(theirs: readonly string[], ours: readonly string[]): number {
  const shares = ours.map((text, page) => {
    const counts = new Map<string, number>();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const words = wordsOf(theirs[page] ?? '');
    const missing = words.filter((word) => {
      const left = counts.get(word) ?? 0;
      counts.set(word, left - 1);
      return left <= 0;
    }).length;
    return words.length === 0 ? 0 : (missing / words.length) * 100;
  });
  return Math.max(...shares);
}
