import type { Locator, Page } from 'playwright-core';
import type { RunningApplication } from '../application.ts';
import { matterPage } from '../matter-page.ts';

/** What a window shows of the reading room around the texts. */
export interface ReadingPage {
  /** Opens a document from the library, by its reference. */
  readonly open: (urn: string) => Promise<void>;
  /** The text being read; of two side by side, the one that has the keys. */
  readonly text: Locator;
  /** One of two documents side by side: everything of it but its passages. */
  readonly side: (name: 'first' | 'second') => Locator;
  /** The list of documents beside the text. */
  readonly documents: Locator;
  /** A document in it. */
  readonly listed: (urn: string) => Locator;
  /** The passages of the document that has the keys. */
  readonly passages: Locator;
  /** Where the caret is, as the footer says it. */
  readonly place: () => Promise<string>;
  /** The headings of the outline, and the one that is read under. */
  readonly outline: Locator;
  readonly section: Locator;
  /** The number that stands in the margin of a block, by words in it; empty where none does. */
  readonly marginOf: (words: string) => Promise<string>;
  /** How far the text is scrolled, in CSS pixels. */
  readonly scrolled: () => Promise<number>;
  /** The colours drawn on the density map, most frequent first, as `r,g,b`, within a share of its height. */
  readonly mapColours: (from?: number, to?: number) => Promise<readonly string[]>;
  /** Presses the density map at a share of its height. */
  readonly pressMap: (share: number) => Promise<void>;
}

/** Finds the parts of the reading room. */
export function readingPage(page: Page): ReadingPage {
  const text = page.locator('.reader-text').first();
  const documents = page.getByRole('complementary', { name: 'Documents' });
  const map = page.locator('.reader-density').first();
  return {
    open: async (urn) => {
      await matterPage(page).goTo('Library');
      await matterPage(page).documentRow(urn).dblclick();
      await text.waitFor();
    },
    text,
    side: (name) => page.getByRole('region', { name: `Document on the ${name} side` }),
    documents,
    listed: (urn) => documents.getByRole('button', { name: new RegExp(urn) }),
    passages: page.getByRole('complementary', { name: 'Passages in this document' }),
    place: () => page.locator('.frame-footer-status').innerText(),
    outline: page.getByRole('tree', { name: 'Headings' }),
    section: page.getByRole('treeitem', { includeHidden: false }).and(page.locator('[aria-current]')),
    marginOf: (words) =>
      text
        .getByText(words)
        .first()
        .evaluate((block) => /"([^"]*)"/.exec(getComputedStyle(block, '::before').content)?.[1] ?? ''),
    scrolled: () =>
      page
        .locator('.reader-scroller')
        .first()
        .evaluate((pane) => pane.scrollTop),
    mapColours: (from = 0, to = 1) => map.locator('canvas').evaluate(coloursOf, { from, to }),
    pressMap: async (share) => {
      const box = await map.boundingBox();
      if (box === null) throw new Error('There is no density map.');
      await page.mouse.click(box.x + box.width / 2, box.y + box.height * share);
    },
  };
}

/** Gives the window a size in CSS pixels. */
export async function resizeWindow(
  application: RunningApplication,
  width: number,
  height: number,
): Promise<void> {
  await application.app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(1, 1);
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await application.window.waitForFunction((wanted) => window.innerWidth === wanted, width);
}

/** Runs in the page: the colours on a canvas, most frequent first. */
function coloursOf(
  canvas: HTMLElement | SVGElement,
  share: { readonly from: number; readonly to: number },
): readonly string[] {
  if (!(canvas instanceof HTMLCanvasElement)) return [];
  const { width, height } = canvas;
  const top = Math.floor(height * share.from);
  const data = canvas
    .getContext('2d')
    ?.getImageData(0, top, width, Math.max(1, Math.ceil(height * share.to) - top)).data;
  const counts = new Map<string, number>();
  for (let at = 0; data !== undefined && at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue;
    const colour = `${String(data[at])},${String(data[at + 1])},${String(data[at + 2])}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
}
