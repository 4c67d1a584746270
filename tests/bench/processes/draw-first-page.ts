import { readFileSync } from 'node:fs';
import { loadPdfium } from '../../../electron/ingest/pdf/open-pdf.ts';
import { openPdfPages } from '../../../electron/ingest/pdf/open-pdf-pages.ts';

/**
 * Opens a PDF in pdfium and draws its first page, with nothing else in the process: `draw-first-page.ts <file> <pixels a point>`.
 * Prints the milliseconds it took once pdfium was loaded.
 */
const [file = '', scale = '1'] = process.argv.slice(2);

await loadPdfium();
const startedAt = performance.now();
const opened = await openPdfPages(readFileSync(file));
if (!opened.ok) throw new Error(opened.failure.message);
const drawn = opened.value.draw(1, Number(scale));
if (!drawn.ok) throw new Error(drawn.failure.message);
process.stdout.write(`${String(performance.now() - startedAt)}\n`);
