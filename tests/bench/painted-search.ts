import type { Page } from 'playwright-core';
import { openInApplication } from './application-window.ts';
import { watchFrames } from './frames-in-page.ts';

/** How long the hits of one search took to be on the screen, in milliseconds. */
export interface PaintedSearch {
  /** From the service’s reply until they were painted. */
  readonly shownMs: number;
  /** The same rows, put in their place once more as they stood there, until they were painted. */
  readonly fromMemoryMs: number;
}

/** Types each query into the search field of the application, and times what comes after the reply. */
export async function paintSearches(
  folder: string,
  path: string,
  queries: readonly string[],
): Promise<readonly PaintedSearch[]> {
  const { application } = await openInApplication(folder, path);
  const page = application.window;
  try {
    await page.evaluate(watchFrames);
    await page.evaluate(watchReplies);
    await page.evaluate(() => window.postMessage({ kind: 'glossator-ready' }, window.location.origin));
    await page.waitForFunction(() => window.benchReplies?.isListening() === true);
    const times: PaintedSearch[] = [];
    for (const query of queries) times.push(await paintSearch(page, query));
    return times;
  } finally {
    await application.close();
  }
}

async function paintSearch(page: Page, query: string): Promise<PaintedSearch> {
  await page.keyboard.press('Control+Shift+F');
  await page.evaluate((wanted) => window.benchReplies?.expect(wanted), query);
  await page.getByRole('searchbox', { name: /^Search/u }).fill(query);
  await page.keyboard.press('Enter');
  const taken = await page.evaluate(() => window.benchReplies?.taken());
  if (taken === undefined) throw new Error('Nothing watches the replies.');
  return taken;
}

declare global {
  interface Window {
    benchReplies?: {
      readonly isListening: () => boolean;
      readonly expect: (query: string) => void;
      readonly taken: () => Promise<PaintedSearch>;
    };
  }
}

/** Runs in the page: listens beside the window's own client for replies with hits. */
function watchReplies(): void {
  let listening = false;
  let repliedAt = Number.NaN;
  const hasHits = (data: { readonly result?: { readonly value?: { readonly hits?: unknown } } }): boolean =>
    Array.isArray(data.result?.value?.hits);
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    listening = true;
    port.addEventListener('message', ({ data }: MessageEvent<Parameters<typeof hasHits>[0]>) => {
      if (hasHits(data)) repliedAt = performance.now();
    });
  });
  const afterFrame = (look: () => boolean) => window.benchInNextFrame?.(look);
  const painted = async (isThere: () => boolean): Promise<void> => {
    for (let frames = 0; frames < 1_800; frames += 1) if ((await afterFrame(isThere)) === true) return;
    throw new Error('The hits were not painted.');
  };
  const fromMemory = async (): Promise<number> => {
    const list = document.querySelector('[aria-label="Hits"]');
    const holder = list?.parentElement;
    if (list === null || list === undefined || holder === null || holder === undefined) {
      throw new Error('There are no hits.');
    }
    const place = holder.insertBefore(document.createElement('div'), list);
    list.remove();
    await afterFrame(() => true);
    const startedAt = performance.now();
    place.append(list.cloneNode(true));
    await afterFrame(() => true);
    const took = performance.now() - startedAt;
    place.replaceWith(list);
    await afterFrame(() => true);
    return took;
  };
  let taken: Promise<PaintedSearch> = Promise.reject(new Error('Nothing was looked for.'));
  taken.catch(() => undefined);
  window.benchReplies = {
    isListening: () => listening,
    taken: () => taken,
    expect: (query) => {
      repliedAt = Number.NaN;
      taken = (async () => {
        await painted(
          () =>
            document.querySelector('.search-count')?.textContent.endsWith(` for ${query}`) === true &&
            document.querySelector('[aria-label="Hits"]') !== null,
        );
        const shownMs = performance.now() - repliedAt;
        // What follows the rows, such as counts beside them, is over before the floor is measured.
        await new Promise((resolve) => setTimeout(resolve, 400));
        return { shownMs, fromMemoryMs: await fromMemory() };
      })();
    },
  };
}
