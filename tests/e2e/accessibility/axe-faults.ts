import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What the accessibility checker finds wrong in a window: each fault with the elements that have it. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // The checker's usual mode opens a page of its own, which Electron refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, html }) => {
      const reason = any[0]?.message ?? '';
      return `${id}: ${target.join(' ')} ${html.slice(0, 120)} ${reason}`;
    }),
  );
}
