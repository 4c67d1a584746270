import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmptyWindow } from '../application-window.ts';
import { addPassages, makeFilledMatter } from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median } from '../measure.ts';
import { pageOfDrawing } from '../printed-page.ts';
import type { ProcessCost } from '../processes/report-cost.ts';
import { runProcess } from '../processes/run-process.ts';

const documents = 262;
const wordsOfText = 1_000;
const passagesOfDocument = 5;
const runs = 2;

/** Building a pack against other people's programs making a PDF of the same words. */
export const printedRow: BenchRow = {
  name: 'printed',
  what: 'pack of 1,000 pages, from the matter to the finished folder',
  floor:
    'a PDF of the same words on as many pages: by the Electron runtime printing one HTML page, already running; by LibreOffice converting it',
  measure: async ({ folder, say }) => {
    const random = seededRandomness(documents);
    const path = await makeFilledMatter(folder, 'printed', random, documents, wordsOfText);
    addPassages(path, random, new Array<number>(documents).fill(passagesOfDocument));
    const drawing = join(folder, 'drawing.jsonl');
    await runProcess('record-drawing.ts', [path, drawing]);
    const page = join(folder, 'page.html');
    await writeFile(page, await pageOfDrawing(drawing));
    const hasOffice = spawnSync('soffice', ['--version']).error === undefined;
    const builds: ProcessCost[] = [];
    const chromium: Printed[] = [];
    const office: Printed[] = [];
    for (let run = 0; run < runs; run += 1) {
      const target = join(folder, 'built');
      say('pack');
      const cost = await runProcess('build-pack.ts', [path, target]);
      if (cost !== null) builds.push(cost);
      await rm(target, { recursive: true });
      say('Chromium');
      chromium.push(await printed(page));
      if (!hasOffice) continue;
      say('LibreOffice');
      office.push(await converted(folder, page));
    }
    const measured = median(builds.map(({ tookMs }) => tookMs));
    const against = (what: string, theirs: readonly Printed[]) => ({
      what,
      unit: 'ms' as const,
      floor: median(theirs.map(({ tookMs }) => tookMs)),
      measured,
      aim: theirs.length === 0 ? null : 1,
    });
    const pagesOf = (theirs: readonly Printed[]) => theirs[0]?.pages ?? 0;
    return {
      ratios: [against('against printToPDF', chromium), against('against soffice --headless', office)],
      limits: [],
      growth: null,
      notes: [
        `The pack has ${builds[0]?.pages ?? 0} pages, Chromium made ${pagesOf(chromium)}, LibreOffice ${pagesOf(office)}.`,
        ...(hasOffice ? [] : ['LibreOffice is not on this machine.']),
      ],
    };
  },
};

interface Printed {
  readonly tookMs: number;
  readonly pages: number;
}

/** Loads and prints the page in a window of the runtime, whose start is not counted. */
async function printed(page: string): Promise<Printed> {
  const { app } = await openEmptyWindow();
  try {
    return await app.evaluate(async ({ BrowserWindow }, file) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window to print in.');
      const startedAt = performance.now();
      await window.loadFile(file);
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, generateTaggedPDF: true });
      const tookMs = performance.now() - startedAt;
      return { tookMs, pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0 };
    }, page);
  } finally {
    await app.close();
  }
}

/** Converts the page, the program's start included, in a profile of its own. */
async function converted(folder: string, page: string): Promise<Printed> {
  const startedAt = performance.now();
  const office = spawn(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--convert-to',
      'pdf:writer_web_pdf_Export',
      '--outdir',
      folder,
      page,
    ],
    { stdio: 'ignore' },
  );
  await once(office, 'exit');
  const tookMs = performance.now() - startedAt;
  const pdf = await readFile(join(folder, 'page.pdf'), 'latin1');
  return { tookMs, pages: pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0 };
}
