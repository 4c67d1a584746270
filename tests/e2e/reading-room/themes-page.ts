import type { Locator, Page } from 'playwright-core';

/** What a window shows of the themes, and the gestures of a person who works on them. */
export interface ThemesPage {
  /** Goes to the screen of themes. */
  readonly open: () => Promise<void>;
  readonly tree: Locator;
  /** A theme in the tree by its exact name; of several with one name, all of them. */
  readonly row: (name: string) => Locator;
  /** The tree as it is shown, each theme indented by two blanks a level. */
  readonly outline: () => Promise<readonly string[]>;
  /** What a theme counts in the tree. */
  readonly count: (name: string) => Promise<number>;
  /** Chooses themes in the tree with the mouse: the first alone, the others with Ctrl. */
  readonly choose: (...names: readonly string[]) => Promise<void>;
  /** Drags a theme by the mouse onto another: onto its upper edge, its middle or its lower edge. */
  readonly drag: (name: string, part: 'before' | 'into' | 'after', onto: string) => Promise<void>;
  /** The list in which one theme is found by its letters. */
  readonly finder: Locator;
  /** What a theme's details show under a label. */
  readonly field: (label: string | RegExp) => Locator;
  /** The passages of the theme that is shown. */
  readonly passages: Locator;
}

/** Finds the parts of the screen of themes. */
export function themesPage(page: Page): ThemesPage {
  const tree = page.getByRole('tree', { name: 'Themes' });
  const row = (name: string): Locator =>
    tree.getByRole('treeitem').filter({ has: page.getByText(name, { exact: true }) });
  return {
    open: async () => {
      await page.getByRole('button', { name: 'Edit themes' }).click();
      await tree.waitFor();
    },
    tree,
    row,
    outline: () =>
      tree.getByRole('treeitem').evaluateAll((items) =>
        items.map((item) => {
          const name = item.querySelector('.theme-chip-name')?.textContent ?? '';
          return `${'  '.repeat(Number(item.getAttribute('aria-level')) - 1)}${name}`;
        }),
      ),
    count: async (name) => Number((await row(name).locator('.theme-row-count').innerText()).split(/\s/u)[0]),
    choose: async (...names) => {
      for (const [at, name] of names.entries()) {
        await row(name).click(at === 0 ? {} : { modifiers: ['Control'] });
      }
    },
    drag: async (name, part, onto) => {
      const from = await row(name).boundingBox();
      const to = await row(onto).boundingBox();
      if (from === null || to === null) throw new Error(`The tree does not show ${name} and ${onto}.`);
      const share = { before: 0.12, into: 0.5, after: 0.88 }[part];
      await page.mouse.move(from.x + 60, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + 66, from.y + from.height / 2 + 4, { steps: 2 });
      await page.mouse.move(to.x + 70, to.y + to.height * share, { steps: 6 });
      await page.mouse.up();
    },
    finder: page.getByRole('combobox', { name: 'Find a theme' }),
    field: (label) => page.getByLabel(label, { exact: true }),
    passages: page.getByRole('region', { name: 'Passages' }),
  };
}
