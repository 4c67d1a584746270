import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createWorker, PSM } from 'tesseract.js';
import { recognisePage } from '../../../electron/ingest/optical/recognise-page.ts';
import { loadTesseract } from '../../../electron/ingest/optical/tesseract.ts';
import { openPicturePages } from '../../../electron/ingest/picture/open-picture-pages.ts';
import { drawText } from '../../fixtures/pictures/draw-text.ts';
import { encodePng } from '../../fixtures/pictures/encode-picture.ts';
import type { BenchRow } from '../bench-row.ts';
import { inventedTextOfLength, seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';

const pages = 4;
const pixelsPerInch = 300;

/** Recognising the text of scanned pages. */
export const recognitionRow: BenchRow = {
  name: 'recognition',
  what: 'recognise a scanned page at 300 pixels an inch: decoded, read, with words, boxes and confidences',
  floor: 'tesseract.js alone with the same data and the same way of finding blocks, on the same file',
  missedBecause:
    'pictures are decoded apart from Tesseract, in JavaScript, where a header that lies is refused before anything is decoded: 250 of 1,300 ms a page. Recognising the decoded picture takes less than the floor, which decodes it too: 1,050 beside 1,200 ms. On two processors that had other work, the row came to between 1.05 and 1.54 times.',
  measure: async ({ say }) => {
    const random = seededRandomness(11);
    const paragraphs = (): readonly string[] => [1, 2, 3].map(() => inventedTextOfLength(random, 420));
    const files: Uint8Array[] = [];
    for (let page = 0; page < pages; page += 1) {
      const drawn = await drawText({ paragraphs: paragraphs(), width: 595, height: 842 }, pixelsPerInch);
      files.push(encodePng(drawn, pixelsPerInch));
    }
    const require = createRequire(import.meta.url);
    const data = dirname(require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'));
    const alone = await createWorker('eng', 1, { langPath: data, cacheMethod: 'none', gzip: true });
    await alone.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
    const ours = await loadTesseract();
    const [floors, times, recognising, missing]: [number[], number[], number[], number[]] = [[], [], [], []];
    try {
      for (const [index, file] of files.entries()) {
        say(`page ${index + 1} of ${pages}`);
        let [theirText, ourText] = ['', ''];
        floors.push(
          await timed(async () => {
            const { data: read } = await alone.recognize(Buffer.from(file), {}, { blocks: true, text: true });
            theirText = read.text;
          }),
        );
        let drawnMs = 0;
        const whole = await timed(async () => {
          const images = await openPicturePages(file);
          if (!images.ok) throw new Error(images.failure.message);
          const { pages: sizes, pixelsPerPoint: stored, draw, close } = images.value;
          const timedDraw: typeof draw = (number, scale) => {
            const startedAt = performance.now();
            const drawn = draw(number, scale);
            drawnMs += performance.now() - startedAt;
            return drawn;
          };
          const timedImages = { pages: sizes, draw: timedDraw, close };
          const read = recognisePage(
            stored === undefined ? timedImages : { ...timedImages, pixelsPerPoint: stored },
            1,
            ours,
          );
          close();
          if (!read.ok) throw new Error(read.failure.message);
          ourText = read.value.text;
        });
        times.push(whole);
        recognising.push(whole - drawnMs);
        missing.push(shareMissing(theirText, ourText));
      }
    } finally {
      await alone.terminate();
    }
    return {
      ratios: [
        { what: 'a page', unit: 'ms', floor: median(floors), measured: median(times), aim: 1.1 },
        {
          what: 'a page whose picture is decoded already, beside a floor that decodes it',
          unit: 'ms',
          floor: median(floors),
          measured: median(recognising),
          aim: null,
        },
      ],
      limits: [
        {
          what: 'words that tesseract.js alone reads and we do not, on the worst page',
          unit: 'per cent',
          measured: Math.max(...missing),
          aim: 1,
        },
      ],
      growth: null,
      notes: [
        'Both are loaded before. Alone, it takes the fastest build of its core for this processor; the application takes the same on every one, so that a page reads alike everywhere.',
      ],
    };
  },
};

function shareMissing(theirs: string, ours: string): number {
  const words = theirs.split(/\s+/u).filter((word) => word !== '');
  const own = new Set(ours.split(/\s+/u));
  return (100 * words.filter((word) => !own.has(word)).length) / Math.max(1, words.length);
}
