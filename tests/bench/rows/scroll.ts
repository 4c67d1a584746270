import type { Page } from 'playwright-core';
import { openInApplication } from '../application-window.ts';
import type { BenchRow } from '../bench-row.ts';
import { median, quantile } from '../measure.ts';
import { makeTaggedMatter, readDocumentAt } from '../tagged-matter.ts';

const characters = 1_000_000;
const frames = 400;
const rounds = 3;

/** Scrolling through a long text with many passages. */
export const scrollRow: BenchRow = {
  name: 'scroll',
  what: 'scroll through a text of 1,000,000 characters with 10,000 passages, a tenth of a screen a frame',
  floor: 'a text of the same length without passages, scrolled the same way',
  measure: async ({ folder, say }) => {
    say('making the matter');
    const path = await makeTaggedMatter(folder, 'scroll', [
      { characters, passages: 0 },
      { characters, passages: 10_000 },
    ]);
    const { application } = await openInApplication(folder, path);
    try {
      const bare: number[] = [];
      const tagged: number[] = [];
      // In turns, so that what the machine does besides meets both alike.
      for (let round = 0; round < rounds; round += 1) {
        say(`round ${String(round + 1)}`);
        bare.push(...(await scrollDocument(application.window, 0)));
        tagged.push(...(await scrollDocument(application.window, 1)));
      }
      return {
        ratios: [
          {
            what: 'slowest of twenty frames',
            unit: 'ms',
            floor: quantile(bare, 0.95),
            measured: quantile(tagged, 0.95),
            aim: 1.2,
          },
          { what: 'middle frame', unit: 'ms', floor: median(bare), measured: median(tagged), aim: null },
        ],
        limits: [],
        growth: null,
        notes: [`${String(rounds)} times ${String(frames)} frames each, from one frame to the next.`],
      };
    } finally {
      await application.close();
    }
  },
};

/** Milliseconds from frame to frame while a document is scrolled from its beginning. */
async function scrollDocument(page: Page, place: number): Promise<readonly number[]> {
  await readDocumentAt(page, place);
  return page.evaluate(async (count) => {
    const scroller = document.querySelector('.reader-scroller');
    if (scroller === null) throw new Error('No text is open.');
    // What opening left to be done is done first.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    scroller.scrollTop = 0;
    const step = Math.round(scroller.clientHeight / 10);
    const times: number[] = [];
    let before = await frame();
    for (let number = 0; number < count; number += 1) {
      scroller.scrollTop += step;
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  }, frames);
}
