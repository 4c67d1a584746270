import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { encode } from 'jpeg-js';
import PDFDocument from 'pdfkit';
import type { BenchRow } from '../bench-row.ts';
import { inventedTextOfLength, seededRandomness, type Randomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';
import { fontFiles } from '../processes/drawing.ts';
import type { ProcessCost } from '../processes/report-cost.ts';
import { runProcess } from '../processes/run-process.ts';

const pagesOfFile = 50;
const fewFiles = 4;
const manyFiles = 40;
const charactersOfPage = 2_800;
const runs = 3;

/** Pages of sources in a pack: merged, with a strip below each, linked from the index and in the bookmarks. */
export const sourcePagesRow: BenchRow = {
  name: 'source-pages',
  what: 'pack of 2,000 pages of 40 PDFs: made ready, appended, stamped and linked',
  floor: 'qpdf putting the same PDFs one behind the other, its start included; it stamps and links nothing',
  missedBecause:
    '200 pages of text take two thirds of the time that 2,000 take: opening fonts, planning and setting the index and the other pages of the pack, and loading pdfium are 0.3 s before the first page is copied. Each page after that takes about 1.4 times what it takes qpdf, and is stamped, linked, hashed and flushed. Pages of files with pictures are opened to see whether these are finer than courts ask for (rule A14), which is more than a quarter of their time: without it they take 2.4 times.',
  measure: async ({ folder, say }) => {
    const installed = spawnSync('qpdf', ['--version']).error === undefined;
    const small = await sourcesIn(join(folder, 'few'), fewFiles, null);
    const texts = await sourcesIn(join(folder, 'text'), manyFiles, null);
    const pictures = await sourcesIn(join(folder, 'pictures'), manyFiles, scans());
    say('200 pages of text');
    const few = await compared(folder, small, installed);
    say('2,000 pages of text');
    const text = await compared(folder, texts, installed);
    say('2,000 pages with a picture each');
    const picture = await compared(folder, pictures, installed);
    const ratio = (what: string, { floor, measured }: Compared) => ({
      what,
      unit: 'ms' as const,
      floor,
      measured,
      aim: installed ? 3 : null,
    });
    return {
      ratios: [
        ratio('2,000 pages of text alone', text),
        ratio('2,000 pages with a picture each', picture),
        {
          what: 'peak memory of the process, against the size of the sources with pictures',
          unit: 'MB',
          floor: pictures.megabytes,
          measured: picture.peakMegabytes,
          aim: 3,
        },
      ],
      limits: [],
      growth: {
        of: 'pages',
        unit: 'ms',
        points: [
          { size: few.pages, perUnit: few.measured / few.pages },
          { size: text.pages, perUnit: text.measured / text.pages },
        ],
      },
      notes: [
        ...(installed ? [] : ['qpdf is not on this machine, so there is no floor.']),
        `Sources of text alone are ${texts.megabytes.toFixed(1)} MB; the process, which takes about 60 MB before it reads any, was at ${text.peakMegabytes.toFixed(0)} MB for them.`,
        'Planning, opening fonts, loading pdfium, hashing, the other files of the folder and flushing them are measured, and no part of the floor.',
      ],
    };
  },
};

interface Sources {
  readonly folder: string;
  readonly megabytes: number;
}

interface Compared {
  readonly pages: number;
  readonly floor: number;
  readonly measured: number;
  readonly peakMegabytes: number;
}

/** Runs both in turn, so that what else the machine does meets both. */
async function compared(folder: string, sources: Sources, installed: boolean): Promise<Compared> {
  const files = (await readdir(sources.folder)).sort().map((name) => join(sources.folder, name));
  const floors: number[] = [];
  const builds: ProcessCost[] = [];
  for (let run = 0; run < runs; run += 1) {
    const merged = join(folder, 'merged.pdf');
    const arguments_ = ['--empty', '--pages', ...files, '--', merged];
    if (installed) floors.push(await timed(() => spawnSync('qpdf', arguments_)));
    const built = join(folder, 'built');
    const cost = await runProcess('merge-sources.ts', [sources.folder, String(pagesOfFile), built]);
    if (cost !== null) builds.push(cost);
    await rm(built, { recursive: true });
    await rm(merged, { force: true });
  }
  return {
    pages: builds[0]?.pages ?? 0,
    floor: installed ? median(floors) : Number.NaN,
    measured: median(builds.map(({ tookMs }) => tookMs)),
    peakMegabytes: median(builds.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** Writes PDFs of text in an embedded font, on a picture where there are some. */
async function sourcesIn(
  folder: string,
  count: number,
  pictures: readonly Buffer[] | null,
): Promise<Sources> {
  await mkdir(folder);
  const random = seededRandomness(count);
  let bytes = 0;
  for (let number = 0; number < count; number += 1) {
    const file = join(folder, `source-${String(number).padStart(3, '0')}.pdf`);
    await writeSource(file, random, pictures);
    bytes += (await stat(file)).size;
  }
  return { folder, megabytes: bytes / 1_000_000 };
}

async function writeSource(
  file: string,
  random: Randomness,
  pictures: readonly Buffer[] | null,
): Promise<void> {
  const pdf = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 50, font: '' });
  const written = createWriteStream(file);
  pdf.pipe(written);
  pdf.registerFont('serif', createRequire(import.meta.url).resolve(fontFiles.serif));
  for (let page = 0; page < pagesOfFile; page += 1) {
    pdf.addPage();
    const picture = pictures?.[page % pictures.length];
    // A copy, because pdfkit writes one that it has seen once alone, and each page of a scan is its own.
    if (picture !== undefined) pdf.image(Buffer.from(picture), 0, 0, { width: 595 });
    pdf
      .font('serif')
      .fontSize(11)
      .fillColor(picture === undefined ? '#000' : '#fff');
    pdf.text(inventedTextOfLength(random, charactersOfPage), 50, 50, { width: 495, height: 740 });
  }
  pdf.end();
  await finished(written);
}

/** Pictures such as scans have: a page's size at 75 dots an inch, speckled, so that each takes about 100 KB. */
function scans(): readonly Buffer[] {
  const [width, height] = [620, 877];
  return [1, 2, 3, 4].map((seed) => {
    const random = seededRandomness(seed);
    const data = Buffer.alloc(width * height * 4, 255);
    for (let speck = 0; speck < 20_000; speck += 1) {
      data.fill(Math.floor(random() * 255), ...speckAt(Math.floor(random() * width * height)));
    }
    return encode({ data, width, height }, 60).data;
  });
}

function speckAt(pixel: number): [number, number] {
  return [pixel * 4, pixel * 4 + 3];
}
