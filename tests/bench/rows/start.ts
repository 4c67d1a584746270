import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startApplication } from '../../e2e/application.ts';
import { openEmptyWindow } from '../application-window.ts';
import { makeFilledMatter } from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median } from '../measure.ts';

const sizes = [10, 100, 1_000] as const;
const wordsOfText = 300;
const starts = 5;

/** Starting the application with a matter, until its first document can be read. */
export const startRow: BenchRow = {
  name: 'start',
  what: 'start with a matter of 1,000 documents until the first one can be read',
  floor: 'an empty window with the same runtime and the same switches, until its page is painted',
  missedBecause:
    'Between the window and the first document lie what the floor has none of: a second process, which loads SQLite, locks and opens the matter, and two screens, the library and then the reader. They are started one after another; opening the document read last at once, beside the service, is the step that is left.',
  measure: async ({ folder, say }) => {
    const floors: number[] = [];
    const times = new Map<number, number[]>(sizes.map((size) => [size, []]));
    const paths = new Map<number, string>();
    for (const size of sizes) {
      paths.set(
        size,
        await makeFilledMatter(folder, `start-${size}`, seededRandomness(size), size, wordsOfText),
      );
    }
    for (let start = 0; start < starts; start += 1) {
      say(`start ${start + 1} of ${starts}`);
      floors.push(await startEmpty());
      for (const [size, taken] of times) taken.push(await startReading(folder, paths.get(size) ?? ''));
    }
    const medians = sizes.map((size) => ({ size, taken: median(times.get(size) ?? []) }));
    const floor = median(floors);
    return {
      ratios: [{ what: 'start', unit: 'ms', floor, measured: medians.at(-1)?.taken ?? Number.NaN, aim: 1.8 }],
      limits: [],
      growth: {
        of: 'documents in the matter, a start',
        unit: 'ms',
        points: medians.map(({ size, taken }) => ({ size, perUnit: taken })),
      },
      notes: [
        'Both are driven the same way. The window opens on the library; the reader is chosen in the navigation in the first frame that shows it.',
      ],
    };
  },
};

async function startEmpty(): Promise<number> {
  const startedAt = performance.now();
  const { app, window } = await openEmptyWindow();
  await window.waitForFunction(() => document.getElementById('text') !== null);
  await painted(window);
  const taken = performance.now() - startedAt;
  await app.close();
  return taken;
}

async function startReading(folder: string, path: string): Promise<number> {
  const startedAt = performance.now();
  const application = await startApplication({ profile: join(folder, 'profile'), arguments: [path] });
  const { window } = application;
  await window.waitForFunction(() => {
    if ((document.querySelector('.reader-text')?.textContent.length ?? 0) > 100) return true;
    const places = [...document.querySelectorAll<HTMLElement>('nav .frame-link')];
    const reader = places.find((place) => place.textContent.startsWith('Read'));
    if (reader !== undefined && reader.getAttribute('aria-current') === null) reader.click();
    return false;
  });
  await painted(window);
  const taken = performance.now() - startedAt;
  await application.close();
  return taken;
}

/** Waits until what the page shows has been painted. */
function painted(window: Page): Promise<void> {
  return window.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
