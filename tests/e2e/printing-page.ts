import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { RunningApplication } from './application.ts';

/** What a window shows that was opened to print. */
export interface PrintingPage {
  readonly page: Page;
  readonly print: Locator;
  /** The paper as it stands in the window. */
  readonly paper: Locator;
  readonly choice: (name: RegExp) => Locator;
  readonly ready: Locator;
}

/** Does what opens a window for printing, and waits until that window could print. */
export async function openedForPrinting(
  application: RunningApplication,
  open: () => Promise<unknown>,
): Promise<PrintingPage> {
  const opened = application.app.waitForEvent('window');
  await open();
  const page = await opened;
  const printing: PrintingPage = {
    page,
    print: page.getByRole('button', { name: /^Print…/ }),
    paper: page.locator('.paper'),
    choice: (name) => page.getByRole('checkbox', { name }),
    ready: page.getByText('Ready to print'),
  };
  await printing.ready.waitFor();
  return printing;
}

/** Has every window print into a PDF from now on, where a person would choose a printer; with `cancel`, as one who cancels. */
export async function printIntoPdf(application: RunningApplication, cancel = false): Promise<void> {
  await application.app.evaluate(({ BrowserWindow }, cancelled) => {
    const printed: string[] = [];
    Reflect.set(globalThis, 'printedPdfs', printed);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.print = (options, done) => {
        if (cancelled) {
          done?.(false, 'Print job canceled');
          return;
        }
        const { printBackground = false } = options ?? {};
        void webContents.printToPDF({ printBackground, preferCSSPageSize: true }).then((pdf) => {
          printed.push(pdf.toString('base64'));
          done?.(true, '');
        });
      };
    }
  }, cancel);
}

/** The text of each page of what was printed last, as an independent reader sees it; waits until something was printed. */
export async function printedPages(
  application: RunningApplication,
  name: string,
): Promise<readonly string[]> {
  let pdf: string | undefined;
  while (pdf === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    pdf = await application.app.evaluate(() => {
      const printed: unknown = Reflect.get(globalThis, 'printedPdfs');
      return Array.isArray(printed) ? (printed.pop() as string | undefined) : undefined;
    });
  }
  const bytes = Buffer.from(pdf, 'base64');
  const folder = process.env['GLOSSATOR_TEST_OUTPUT'];
  if (folder !== undefined) writeFileSync(join(folder, `${name}.pdf`), bytes);
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(
      content.items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
        .join('')
        // Two signs share a shape in the font, and the reader takes the other one.
        .replaceAll('\u02bc', '’')
        .replace(/\s+/g, ' '),
    );
  }
  await document.destroy();
  return pages;
}
