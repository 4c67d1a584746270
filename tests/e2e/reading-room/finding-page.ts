import type { Locator, Page } from 'playwright-core';

/** A hit as it is listed: where it is, the codes of the themes that it carries, and what was found. */
export type ListedHit = readonly [place: string, themes: string, words: string];

/** What a window shows of searching, and the gestures of a person who searches. */
export interface FindingPage {
  /** The field in the header, where a query is typed. */
  readonly field: Locator;
  /** Types a query in place of the one that stands there, and waits until it is answered. */
  readonly ask: (query: string) => Promise<void>;
  /** Waits until a query is answered that was put together otherwise. */
  readonly answered: (query: string) => Promise<void>;
  /** Asks, and gives the hits that are listed. */
  readonly found: (query: string) => Promise<readonly ListedHit[]>;
  /** The hits that are listed now. */
  readonly listed: () => Promise<readonly ListedHit[]>;
  readonly hits: Locator;
  /** How many hits there are, in words, and for which query. */
  readonly count: Locator;
  /** The documents with hits and how many each has. */
  readonly documents: Locator;
  /** What is said of a query that cannot be answered. */
  readonly fault: Locator;
  /** The query in parts. */
  readonly parts: Locator;
  /** Opens or closes what stands beside the hits, or the query in parts. */
  readonly toggle: (name: 'In parts' | 'Saved searches' | 'Term lists' | 'How to search') => Promise<void>;
  /** Waits for a button and presses it. */
  readonly press: (name: string | RegExp) => Promise<void>;
}

/** Finds the parts of the screen on which one searches. */
export function findingPage(page: Page): FindingPage {
  const field = page.getByRole('searchbox', { name: /^Search/ });
  const count = page.locator('.search-count');
  const hits = page.getByRole('list', { name: 'Hits' }).locator('.search-hit');
  const answered = (query: string): Promise<void> =>
    count
      .filter({ hasText: new RegExp(`hits? .*for ${escaped(query)}$|hits? for ${escaped(query)}$`) })
      .waitFor();
  const listed = (): Promise<readonly ListedHit[]> =>
    hits.evaluateAll((rows) =>
      rows.map((row) => {
        const words = (selector: string): readonly string[] =>
          [...row.querySelectorAll(selector)].map((part) => part.textContent);
        const place = row.querySelector('.number') ?? row.querySelector('.search-hit-title');
        return [
          place?.textContent ?? '',
          words('.theme-chip').join(' '),
          words('.search-snippet').join(' '),
        ] as const;
      }),
    );
  const ask = async (query: string): Promise<void> => {
    await page.keyboard.press('Control+Shift+F');
    await field.fill(query);
    await page.keyboard.press('Enter');
    await answered(query);
  };
  return {
    field,
    ask,
    answered,
    listed,
    hits,
    count,
    found: async (query) => {
      await ask(query);
      return listed();
    },
    documents: page.getByRole('navigation', { name: 'Documents with hits' }),
    fault: page.locator('.query-fault'),
    parts: page.getByRole('region', { name: 'Search in parts' }),
    toggle: (name) => page.getByRole('main').getByRole('button', { name, exact: true }).click(),
    press: (name) => page.getByRole('main').getByRole('button', { name }).first().click(),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
