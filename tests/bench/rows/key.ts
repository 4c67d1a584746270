import type { Page } from 'playwright-core';
import { openInApplication } from '../application-window.ts';
import type { BenchRow } from '../bench-row.ts';
import { watchFrames } from '../frames-in-page.ts';
import { median, quantile } from '../measure.ts';
import { makeTaggedMatter, readDocumentAt } from '../tagged-matter.ts';

const characters = 1_000_000;
const passagesRead = 10_000;
const otherDocuments = 9;
const warmUps = 20;
const tags = 200;

/** How long a hand takes, at the least, from one key to another, in milliseconds. */
const handMs = 200;

/** One frame of a 60 Hz screen, in milliseconds. */
const frameMs = 1_000 / 60;

/** Pressing a theme's digit in the reader, until the tag is painted and on the disk. */
export const keyRow: BenchRow = {
  name: 'key',
  what: 'tag the selected sentence by a key, key press to painted and durable, 10,000 passages in the document and 100,000 in the matter',
  floor: 'the same keys in a text of the same length, in a matter without any passage',
  missedBecause:
    'in both the mark stands in the first frame after the key, and nothing waits for the service. The text with passages has some hundred marks on the screen, which the browser looks up and paints anew when one is added; where no graphics processor paints, that makes the frame one longer. The slowest of a hundred are those that meet a collection of garbage or a checkpoint of the database, of either matter.',
  measure: async ({ folder, say }) => {
    say('making the matters');
    const empty = await makeTaggedMatter(folder, 'key-empty', [{ characters, passages: 0 }]);
    const full = await makeTaggedMatter(folder, 'key-full', [
      { characters, passages: passagesRead },
      ...new Array<{ readonly characters: number; readonly passages: number }>(otherDocuments).fill({
        characters: 200_000,
        passages: 10_000,
      }),
    ]);
    say('a text without passages');
    const floor = await tagByKeys(folder, empty);
    say('a text with 10,000 passages');
    const measured = await tagByKeys(folder, full);
    const both = (times: readonly KeyTime[]) =>
      times.map(({ paintedMs, durableMs }) => Math.max(paintedMs, durableMs));
    const slowest = (times: readonly number[]) => quantile(times, 0.99);
    return {
      ratios: [
        {
          what: 'key to painted and durable',
          unit: 'ms',
          floor: median(both(floor)),
          measured: median(both(measured)),
          aim: null,
        },
        {
          what: 'key to painted',
          unit: 'ms',
          floor: median(floor.map((one) => one.paintedMs)),
          measured: median(measured.map((one) => one.paintedMs)),
          aim: null,
        },
        {
          what: 'key to durable',
          unit: 'ms',
          floor: median(floor.map((one) => one.durableMs)),
          measured: median(measured.map((one) => one.durableMs)),
          aim: null,
        },
      ],
      limits: [
        {
          what: 'key to painted and durable, slowest of a hundred, over that of the floor',
          unit: 'ms',
          measured: slowest(both(measured)) - slowest(both(floor)),
          aim: frameMs,
        },
      ],
      growth: null,
      notes: [
        `Slowest of a hundred: ${slowest(both(floor)).toFixed(1)} ms without passages, ${slowest(both(measured)).toFixed(1)} ms with them, of ${String(tags)} tags each.`,
        'Painted: the frame with the highlight is on the screen, as the browser tells it, to 8 ms. Durable: the window says that it is tagged, which it does after the reply that says it is on the disk.',
      ],
    };
  },
};

interface KeyTime {
  readonly paintedMs: number;
  readonly durableMs: number;
}

async function tagByKeys(folder: string, path: string): Promise<readonly KeyTime[]> {
  const { application } = await openInApplication(folder, path);
  const page = application.window;
  try {
    await readDocumentAt(page, 0);
    await page.locator('.reader-text').focus();
    await page.evaluate(watchFrames);
    await page.evaluate(watchKeys);
    const times: KeyTime[] = [];
    for (let count = 0; count < warmUps + tags; count += 1) {
      times.push(await tagNextSentence(page, String((count % 4) + 1)));
    }
    return times.slice(warmUps);
  } finally {
    await application.close();
  }
}

/** Goes on by a block, selects the sentence there, and presses the digit. */
async function tagNextSentence(page: Page, digit: string): Promise<KeyTime> {
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('s');
  // As a person would: the eye rests on what is selected before the hand goes on.
  await page.waitForTimeout(handMs);
  await page.evaluate(() => window.benchKeys?.expect());
  await page.keyboard.press(digit);
  const time = await page.evaluate(() => window.benchKeys?.taken());
  if (time === undefined) throw new Error('Nothing watches the keys.');
  return time;
}

declare global {
  interface Window {
    benchKeys?: { readonly expect: () => void; readonly taken: () => Promise<KeyTime> };
  }
}

/** Runs in the page: times the next digit from its press. */
function watchKeys(): void {
  const ranges = (): number =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('theme-'))
      .reduce((sum, [, highlight]) => sum + highlight.size, 0);
  const said = (): readonly string[] =>
    [...document.querySelectorAll('[role="status"].visually-hidden')].map((region) => region.textContent);
  /** When what the page does at a key has been done, its own microtasks included. */
  const handled = (): Promise<void> =>
    new Promise((resolve) => {
      window.addEventListener('keydown', () => afterMicrotasks(resolve, 8), { once: true });
    });
  const afterMicrotasks = (done: () => void, microtasks: number): void => {
    if (microtasks === 0) done();
    else queueMicrotask(() => afterMicrotasks(done, microtasks - 1));
  };
  const inNextFrame = (look: () => boolean) => window.benchInNextFrame?.(look);
  /** From a key press to the frame with what it did on the screen, as the browser tells it, to 8 ms; 16 where that was less. */
  const presentedMs = (event: KeyboardEvent): Promise<number> =>
    new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const own = list
          .getEntries()
          .find(({ name, startTime }) => name === 'keydown' && Math.abs(startTime - event.timeStamp) < 1);
        if (own === undefined) return;
        observer.disconnect();
        resolve(own.duration);
      });
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      setTimeout(() => {
        observer.disconnect();
        resolve(16);
      }, 1_500);
    });
  let taken: Promise<KeyTime> = Promise.reject(new Error('No key was pressed.'));
  taken.catch(() => undefined);
  window.benchKeys = {
    taken: () => taken,
    expect: () => {
      taken = new Promise((resolve, reject) => {
        const onKey = (event: KeyboardEvent): void => {
          if (!/^\d$/u.test(event.key)) return;
          window.removeEventListener('keydown', onKey, true);
          const pressedAt = event.timeStamp;
          const before = ranges();
          // Two regions take turns, so that the same sentence said again is seen as well.
          const saidBefore = said();
          const durable = new Promise<number>((saved, notSaved) => {
            setTimeout(
              () => notSaved(new Error(`It was not said to be tagged, but: ${said().join('')}`)),
              15_000,
            );
            const saying = new MutationObserver(() => {
              const now = said().filter((sentence, region) => sentence !== saidBefore[region]);
              if (!now.some((sentence) => /^(Passage tagged|Took) /u.test(sentence))) return;
              saying.disconnect();
              saved(performance.now() - pressedAt);
            });
            saying.observe(document.body, { subtree: true, childList: true, characterData: true });
          });
          const shown = presentedMs(event);
          const painted = async (): Promise<number> => {
            await handled();
            for (let frames = 0; frames < 600; frames += 1) {
              const inFrame = await inNextFrame(() => ranges() !== before);
              // The mark came with the first frame after the key: the browser itself knows when that was on the screen.
              if (inFrame === true && frames === 0) return shown;
              if (inFrame === true) return performance.now() - pressedAt;
            }
            throw new Error('The tag was not painted.');
          };
          Promise.all([painted(), durable])
            .then(([paintedMs, durableMs]) => resolve({ paintedMs, durableMs }))
            .catch(reject);
        };
        window.addEventListener('keydown', onKey, true);
      });
    },
  };
}
