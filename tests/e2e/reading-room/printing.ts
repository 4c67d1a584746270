import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ElectronApplication } from 'playwright-core';

/** A sheet of paper as it would come out of the printer: its size in points, and its words. */
export interface PrintedSheet {
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** What a window would put on paper now, by its styles for print. */
export async function printedSheets(app: ElectronApplication, number = 0): Promise<readonly PrintedSheet[]> {
  const pdf = await app.evaluate(async ({ BrowserWindow }, at) => {
    const window = BrowserWindow.getAllWindows().toSorted((one, other) => one.id - other.id)[at];
    const bytes = await window?.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    return bytes?.toString('base64') ?? '';
  }, number);
  const document = await getDocument({ data: new Uint8Array(Buffer.from(pdf, 'base64')) }).promise;
  const sheets: PrintedSheet[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const read = await document.getPage(page);
    const { width, height } = read.getViewport({ scale: 1 });
    const { items } = await read.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    sheets.push({ width, height, text: text.replace(/\s+/gu, ' ') });
  }
  await document.destroy();
  return sheets;
}

/** Answers the system's print dialog from now on, as a person who prints, and counts how often it is asked. */
export async function answerPrinting(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.print = (_options, done) => {
        process.env['GLOSSATOR_TEST_PRINTED'] = String(
          Number(process.env['GLOSSATOR_TEST_PRINTED'] ?? '0') + 1,
        );
        done?.(true, '');
      };
    }
  });
  return () => app.evaluate(() => Number(process.env['GLOSSATOR_TEST_PRINTED'] ?? '0'));
}
