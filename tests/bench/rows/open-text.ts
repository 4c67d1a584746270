import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addPassages, makeMatter, openBenchMatter, valueOf } from '../bench-matter.ts';
import { goToReader, openEmptyWindow, openInApplication } from '../application-window.ts';
import type { BenchRow } from '../bench-row.ts';
import { inventedTextOfLength, seededRandomness } from '../generated-text.ts';
import { median } from '../measure.ts';
import type { ShownSpan } from '../recogito/entry.ts';
import { showWithRecogito } from '../recogito/show.ts';

const sizes = [10_000, 100_000, 1_000_000] as const;
const charactersPerPassage = 100;
const copies = 3;
const longestComparisonMs = 180_000;

/** Opening a long text with many passages in the reader. */
export const openTextRow: BenchRow = {
  name: 'open',
  what: 'open a text of 1,000,000 characters with 10,000 passages, until text and highlights are painted',
  floor:
    'the same text without passages, opened the same way; bare paragraphs of it in an empty window of the same runtime; the same text and passages shown by @recogito/text-annotator there',
  measure: async ({ folder, say }) => {
    say('making the matter');
    const made = await makeTexts(folder);
    say('bare text');
    const bare = await paintBare(made.largest, 'visible');
    const lazy = await paintBare(made.largest, 'auto');
    say('another annotator');
    const other = await showWithRecogito(made.largest, made.spans, longestComparisonMs);
    say('the application');
    const opened = await openAll(folder, made.path);
    const largest = opened.filter((one) => one.size === 1_000_000);
    const tagged = largest.filter((one) => one.tagged);
    const untagged = largest.filter((one) => !one.tagged);
    const taggedMs = median(tagged.map((one) => one.paintedMs));
    const pointOf = (size: number) => {
      const times = opened.filter((one) => one.tagged && one.size === size).map((one) => one.paintedMs);
      return { size, perUnit: median(times) / size };
    };
    const textElements = (those: readonly OpenedText[]) => Math.max(...those.map((one) => one.textElements));
    return {
      ratios: [
        {
          what: 'open, beside the same text without passages',
          unit: 'ms',
          floor: median(untagged.map((one) => one.paintedMs)),
          measured: taggedMs,
          aim: 1.5,
        },
        { what: 'open, beside bare text', unit: 'ms', floor: bare, measured: taggedMs, aim: 1.5 },
        {
          what: 'open, beside bare text that the browser lays out only where it is seen',
          unit: 'ms',
          floor: lazy,
          measured: taggedMs,
          aim: null,
        },
        {
          what: `open, beside @recogito/text-annotator${other.stopped ? ', which was stopped' : ''}`,
          unit: 'ms',
          floor: other.ms,
          measured: taggedMs,
          aim: 0.1,
        },
      ],
      limits: [
        {
          what: 'elements inside the blocks of the text',
          unit: 'elements',
          measured: Math.max(...opened.map((one) => one.wrappers)),
          aim: 0,
        },
        {
          what: 'elements of the text more than without passages',
          unit: 'elements',
          measured: textElements(tagged) - textElements(untagged),
          aim: 0,
        },
        {
          what: 'elements beside the text, more for 10,000 passages than for 1,000 as close together',
          unit: 'elements',
          measured:
            Math.max(...tagged.map((one) => one.otherElements)) -
            Math.min(
              ...opened.filter((one) => one.tagged && one.size === 100_000).map((one) => one.otherElements),
            ),
          aim: 200,
        },
      ],
      growth: { of: 'characters', unit: 'ms', points: sizes.map(pointOf) },
      notes: [
        'From the click on the document in the list: text and passages are fetched from the service, and nothing of them was read before.',
        `All 10,000 passages are listed after ${median(tagged.map((one) => one.listedMs)).toFixed(0)} ms; those where the text opens are painted with it.`,
        `Highlights registered when painted: ${Math.min(...tagged.map((one) => one.highlights))} ranges or more.`,
        'The other annotator has text and passages in memory when its time begins.',
      ],
    };
  },
};

interface Texts {
  readonly path: string;
  readonly largest: string;
  readonly spans: readonly ShownSpan[];
}

/** The texts in order of URN: one to come from, then some of each size with passages, then some of the largest without. */
async function makeTexts(folder: string): Promise<Texts> {
  const random = seededRandomness(11);
  const sources = join(folder, 'open-texts');
  await mkdir(sources);
  const tagged = [5_000, ...sizes.flatMap((size) => new Array<number>(copies).fill(size))];
  const texts = tagged.map((length) => inventedTextOfLength(random, length));
  // The largest ones again, all but their last sign, which makes each a document of its own.
  texts.push(...texts.slice(-copies).map((text) => `${text.slice(0, -2)}!\n`));
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
    tagged.map((length) => length / charactersPerPassage),
  );
  const look = await openBenchMatter(folder, path);
  const largestId = valueOf(await look.calls.listDocuments({}))[tagged.length - 1]?.id ?? '';
  const { starts, ends } = valueOf(await look.calls.listMarks({ documentId: largestId }));
  await look.close();
  return {
    path,
    largest: texts[tagged.length - 1] ?? '',
    spans: Array.from(starts, (start, place) => ({ start, end: ends[place] ?? start })),
  };
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
  readonly tagged: boolean;
  /** From the click until the frame with the text, and its highlights where it has some, was painted. */
  readonly paintedMs: number;
  /** Until the list beside the text says how many passages there are. */
  readonly listedMs: number;
  readonly highlights: number;
  /** Elements that lie inside a block, where there must be text alone. */
  readonly wrappers: number;
  readonly textElements: number;
  readonly otherElements: number;
}

async function openAll(folder: string, path: string): Promise<readonly OpenedText[]> {
  const { application } = await openInApplication(folder, path);
  const { window } = application;
  try {
    await goToReader(window);
    const opened: OpenedText[] = [];
    const order = [
      ...sizes.map((size) => ({ size, tagged: true })),
      { size: 1_000_000, tagged: false } as const,
    ].flatMap((one) => new Array<typeof one>(copies).fill(one));
    // In turns, so that what the machine does besides meets all sizes alike.
    for (let copy = 0; copy < copies; copy += 1) {
      for (const [place, one] of order.entries()) {
        if (place % copies !== copy) continue;
        // The reader opens with the first document.
        if (opened.length > 0) await openInPage(window, 0, true);
        opened.push({ ...one, ...(await openInPage(window, place + 1, one.tagged)) });
      }
    }
    return opened;
  } finally {
    await application.close();
  }
}

/** Chooses a document in the list and waits until its text and the passages in sight are painted, and then for the rest. */
function openInPage(
  window: Page,
  place: number,
  tagged: boolean,
): Promise<Omit<OpenedText, 'size' | 'tagged'>> {
  return window.evaluate(
    async ([index, hasPassages]) => {
      /** Resolves when a frame has been painted: in the first task after it. */
      const painted = (): Promise<void> =>
        new Promise((resolve) => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {
              channel.port1.close();
              resolve();
            };
            channel.port2.postMessage(null);
          });
        });
      const ranges = (): number =>
        [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
      const count = (selector: string): number => document.querySelectorAll(selector).length;
      const row = `.reader-pane-documents [aria-posinset="${String(index + 1)}"]`;
      const list = document.querySelector('.reader-pane-documents .reader-pane-list');
      // Only the rows in sight are there.
      for (let tries = 0; list !== null && count(row) === 0 && tries < 20; tries += 1) {
        list.scrollTop = (list.scrollHeight * tries) / 20;
        await painted();
      }
      const title = document.querySelector<HTMLElement>(`${row} .reader-document-title`);
      if (title === null) throw new Error('The document is not in the list.');
      const before = document.querySelector('.reader-text');
      const startedAt = performance.now();
      const deadline = startedAt + 30_000;
      title.click();
      for (;;) {
        const text = document.querySelector('.reader-text');
        const shown = text !== before && (text?.querySelector('[data-block]') ?? null) !== null;
        if (shown && (ranges() > 0 || !hasPassages)) break;
        if (performance.now() > deadline) throw new Error('The text did not appear.');
        await painted();
      }
      const paintedMs = performance.now() - startedAt;
      const highlights = ranges();
      const counted = /^[\d,]+ passages?$/u;
      while (!counted.test(document.querySelector('.reader-pane-passages h2')?.textContent ?? '')) {
        if (performance.now() > deadline) throw new Error('The passages were not listed.');
        await painted();
      }
      const listedMs = performance.now() - startedAt;
      // The rest of the text is filled in between frames: everything is looked at once it is there.
      for (let length = -1; length !== document.querySelector('.reader-text')?.textContent.length;) {
        length = document.querySelector('.reader-text')?.textContent.length ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      const textElements = count('.reader-text *');
      return {
        paintedMs,
        listedMs,
        highlights,
        wrappers: count('.reader-text [data-block] *'),
        textElements,
        otherElements: count('*') - textElements,
      };
    },
    [place, tagged] as const,
  );
}
