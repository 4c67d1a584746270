import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { linesDown, pagedPdf } from '../../fixtures/pages/paged-pdf.ts';
import { goToReader, openInApplication } from '../application-window.ts';
import { makeMatter, openBenchMatter, readerAside, valueOf } from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { inventedTextOfLength, seededRandomness } from '../generated-text.ts';
import { median } from '../measure.ts';

const pages = 2_000;
const linesOfPage = 40;
const starts = 3;
const run = promisify(execFile);

/** Showing the first page of a long PDF. */
export const firstPageRow: BenchRow = {
  name: 'first-page',
  what: 'show the first page of a PDF of 2,000 pages, from the press on “Page” until it is painted; the first one after a start',
  floor: 'a process that loads pdfium, opens the same file and draws that page as large, and nothing else',
  measure: async ({ folder, say }) => {
    say('making the PDFs');
    const { path, files } = await makePdfs(folder);
    const first: number[] = [];
    const next: number[] = [];
    let scale = 1;
    for (let start = 0; start < starts; start += 1) {
      say(`start ${start + 1} of ${starts}`);
      const { application } = await openInApplication(folder, path);
      try {
        await goToReader(application.window);
        const cold = await showPages(application.window, 0);
        first.push(cold.ms);
        next.push((await showPages(application.window, 1)).ms);
        scale = cold.pixelsPerPoint;
      } finally {
        await application.close();
      }
    }
    say('pdfium alone');
    const whole: number[] = [];
    const alone: number[] = [];
    for (let turn = 0; turn < starts; turn += 1) {
      const drawn = await drawAlone(files[turn % files.length] ?? '', scale);
      whole.push(drawn.processMs);
      alone.push(drawn.drawnMs);
    }
    return {
      ratios: [
        { what: 'first page', unit: 'ms', floor: median(whole), measured: median(first), aim: 2 },
        {
          what: 'first page of the next document, beside pdfium that is loaded',
          unit: 'ms',
          floor: median(alone),
          measured: median(next),
          aim: null,
        },
      ],
      limits: [],
      growth: null,
      notes: [
        'The press is made while the text of the document is shown. The picture goes from the helper to the service and from there to the window.',
        'The aim holds against a process that loads pdfium, since that is what a person pays who opens a document: the helper that draws is started for it.',
        'Beside pdfium that is loaded, little of the time is drawing: 6 ms. Of the 150 to 270 ms in the window, deciding its styles anew, from 21,000 elements of text to 1,200 of a page, takes 60 to 90, laying them out 11 to 24, its scripts 30 to 60; the rest is waiting for frames and for the picture. It comes as plain pixels and is packed nowhere.',
      ],
    };
  },
};

async function makePdfs(
  folder: string,
): Promise<{ readonly path: string; readonly files: readonly string[] }> {
  const random = seededRandomness(23);
  const sources = join(folder, 'first-page');
  await mkdir(sources);
  const files: string[] = [];
  for (const name of ['a', 'b']) {
    const lines = Array.from({ length: linesOfPage }, () =>
      inventedTextOfLength(random, 84).replaceAll(/\s+/gu, ' '),
    );
    const file = join(sources, `${name}.pdf`);
    const page = { lines: linesDown(lines, 60) };
    await writeFile(
      file,
      await pagedPdf({ title: `Volume ${name}`, pages: Array.from({ length: pages }, () => page) }),
    );
    files.push(file);
  }
  const path = await makeMatter(folder, 'first-page');
  const session = await openBenchMatter(folder, path, readerAside());
  const report = valueOf(await session.calls.importFiles({ task: 'fill', paths: [sources] }));
  if (report.items.some((item) => item.result !== 'imported')) throw new Error('A PDF was not imported.');
  await session.close();
  return { path, files };
}

/** Chooses a document, waits for its text, then shows its pages; how long until the first is painted, and how large it is. */
function showPages(
  window: Page,
  place: number,
): Promise<{ readonly ms: number; readonly pixelsPerPoint: number }> {
  return window.evaluate(async (index) => {
    const painted = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve, 0));
      });
    const until = async <Value>(look: () => Value | null): Promise<Value> => {
      const deadline = performance.now() + 30_000;
      for (;;) {
        const found = look();
        if (found !== null) return found;
        if (performance.now() > deadline) throw new Error('The page did not appear.');
        await painted();
      }
    };
    const row = `.reader-pane-documents [aria-posinset="${String(index + 1)}"] .reader-document-title`;
    (await until(() => document.querySelector<HTMLElement>(row))).click();
    await until(() => document.querySelector('.reader-text [data-block]'));
    const page = await until(() => document.querySelector<HTMLElement>('.page-switch button'));
    // A person looks at the text for a moment; all of it is there by then, and the window is at rest.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const startedAt = performance.now();
    page.click();
    const canvas = await until(() =>
      document.querySelector<HTMLCanvasElement>('.page-sheet[data-page="1"][data-drawn] canvas'),
    );
    await painted();
    const ms = performance.now() - startedAt;
    // The way it is shown is remembered: the next start begins with the text again.
    document.querySelector<HTMLElement>('.page-switch button:last-child')?.click();
    await until(() => document.querySelector('.reader-text [data-block]'));
    return { ms, pixelsPerPoint: canvas.width / 595.28 };
  }, place);
}

async function drawAlone(
  file: string,
  scale: number,
): Promise<{ readonly processMs: number; readonly drawnMs: number }> {
  const program = fileURLToPath(new URL('../processes/draw-first-page.ts', import.meta.url));
  const startedAt = performance.now();
  const { stdout } = await run(process.execPath, [program, file, String(scale)]);
  return { processMs: performance.now() - startedAt, drawnMs: Number(stdout) };
}
