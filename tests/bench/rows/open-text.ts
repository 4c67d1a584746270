import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addPassages, makeMatter, openBenchMatter, valueOf } from '../bench-matter.ts';
import { openEmptyWindow, openInApplication } from '../application-window.ts';
import type { BenchRow } from '../bench-row.ts';
import { inventedTextOfLength, seededRandomness } from '../generated-text.ts';
import { median } from '../measure.ts';

const sizes = [10_000, 100_000, 1_000_000] as const;
const charactersPerPassage = 100;
const copies = 3;

/** Opening a long text with many passages in the reader. */
export const openTextRow: BenchRow = {
  name: 'open',
  what: 'open a text of 1,000,000 characters with 10,000 passages, until text and highlights are painted',
  floor:
    'bare paragraphs of that text without passages, made and painted in an empty window of the same runtime',
  missedBecause:
    'The text is on the page at once; the wait is for the 10,000 passages, which come in one answer of some 6.5 MB. Asking first for those near the viewport is the step that is left.',
  measure: async ({ folder, say }) => {
    say('making the matter');
    const { path, texts } = await makeTexts(folder);
    say('bare text');
    const largest = texts.at(-1) ?? '';
    const floor = await paintBare(largest, 'visible');
    const lazyFloor = await paintBare(largest, 'auto');
    say('the application');
    const opened = await openAll(folder, path);
    const timesOf = (size: number) => opened.filter((one) => one.size === size).map((one) => one.paintedMs);
    return {
      ratios: [
        { what: 'open', unit: 'ms', floor, measured: median(timesOf(1_000_000)), aim: 1.5 },
        {
          what: 'open, beside bare text that the browser lays out only where it is seen',
          unit: 'ms',
          floor: lazyFloor,
          measured: median(timesOf(1_000_000)),
          aim: null,
        },
      ],
      limits: [
        {
          what: 'elements inside the blocks of the text',
          unit: 'elements',
          measured: Math.max(...opened.map((one) => one.wrappers)),
          aim: 0,
        },
      ],
      growth: {
        of: 'characters',
        unit: 'ms',
        points: sizes.map((size) => ({ size, perUnit: median(timesOf(size)) / size })),
      },
      notes: [
        'From the click on the document in the list: text and passages are fetched from the service, and nothing of them was read before.',
        `The text itself is in the page after ${median(opened.filter((one) => one.size === 1_000_000).map((one) => one.textMs)).toFixed(0)} ms; the passages come after it.`,
        `Highlights registered when painted: ${Math.min(...opened.map((one) => one.highlights))} ranges or more.`,
      ],
    };
  },
};

async function makeTexts(
  folder: string,
): Promise<{ readonly path: string; readonly texts: readonly string[] }> {
  const random = seededRandomness(11);
  const sources = join(folder, 'open-texts');
  await mkdir(sources);
  // The first document is there to come from.
  const lengths = [5_000, ...sizes.flatMap((size) => new Array<number>(copies).fill(size))];
  const texts = lengths.map((length) => inventedTextOfLength(random, length));
  for (const [index, text] of texts.entries()) {
    await writeFile(join(sources, `text-${String(index).padStart(2, '0')}.txt`), text);
  }
  const path = await makeMatter(folder, 'open');
  const session = await openBenchMatter(folder, path);
  const report = valueOf(await session.calls.importFiles({ task: 'fill', paths: [sources] }));
  if (report.items.some((item) => item.result !== 'imported')) throw new Error('A text was not imported.');
  await session.close();
  addPassages(
    path,
    random,
    lengths.map((length) => length / charactersPerPassage),
  );
  return { path, texts };
}

/** Milliseconds from nothing to painted: one paragraph a block, no passages. */
async function paintBare(text: string, visibility: 'visible' | 'auto'): Promise<number> {
  const { app, window } = await openEmptyWindow();
  try {
    const times: number[] = [];
    for (let run = 0; run < copies; run += 1) {
      times.push(
        await window.evaluate(
          async ([whole, contentVisibility]) => {
            const painted = (): Promise<void> =>
              new Promise((resolve) => {
                requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
              });
            document.body.replaceChildren();
            document.body.style.cssText = 'width: 620px; font: 16.5px / 1.6 serif';
            await painted();
            const startedAt = performance.now();
            const paragraphs = whole.split('\n\n').map((part) => {
              const paragraph = document.createElement('p');
              paragraph.textContent = part;
              paragraph.style.contentVisibility = contentVisibility;
              return paragraph;
            });
            document.body.append(...paragraphs);
            await painted();
            return performance.now() - startedAt;
          },
          [text, visibility] as const,
        ),
      );
    }
    return median(times);
  } finally {
    await app.close();
  }
}

interface OpenedText {
  readonly size: number;
  /** From the click until the first of the text is in the page. */
  readonly textMs: number;
  /** Until text and highlights are painted. */
  readonly paintedMs: number;
  readonly highlights: number;
  /** Elements that lie inside a block, where there must be text alone. */
  readonly wrappers: number;
}

async function openAll(folder: string, path: string): Promise<readonly OpenedText[]> {
  const { application } = await openInApplication(folder, path);
  const { window } = application;
  try {
    await window.locator('nav .frame-link', { hasText: 'Read' }).click();
    await window.locator('.reader-document-title').first().waitFor();
    const opened: OpenedText[] = [];
    for (const [place, size] of sizes.flatMap((one) => new Array<number>(copies).fill(one)).entries()) {
      if (place > 0) await openInPage(window, 0);
      opened.push({ size, ...(await openInPage(window, place + 1)) });
    }
    return opened;
  } finally {
    await application.close();
  }
}

/** Chooses a document in the list and waits until its text and the passages in sight are painted. */
function openInPage(window: Page, place: number): Promise<Omit<OpenedText, 'size'>> {
  return window.evaluate(async (index) => {
    const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
    const ranges = (): number =>
      [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
    const titles = [...document.querySelectorAll<HTMLElement>('.reader-document-title')];
    const title = titles[index];
    if (title === undefined) throw new Error('The document is not in the list.');
    const before = document.querySelector('.reader-text');
    const startedAt = performance.now();
    let textMs = 0;
    title.click();
    for (;;) {
      const text = document.querySelector('.reader-text');
      const shown = text !== before && (text?.querySelector('[data-block]') ?? null) !== null;
      if (shown && textMs === 0) textMs = performance.now() - startedAt;
      if (shown && ranges() > 0) break;
      if (performance.now() - startedAt > 30_000) throw new Error('The text did not appear.');
      await frame();
    }
    await frame();
    await frame();
    const paintedMs = performance.now() - startedAt;
    const highlights = ranges();
    // The rest of the text is filled in between frames: everything is looked at once it is there.
    for (let length = -1; length !== document.querySelector('.reader-text')?.textContent.length;) {
      length = document.querySelector('.reader-text')?.textContent.length ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    const wrappers = document.querySelectorAll('.reader-text [data-block] *').length;
    return { textMs, paintedMs, highlights, wrappers };
  }, place);
}
