import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What the accessibility checker looks for: all it knows, or only what an appearance can change. */
export type AxeScope = 'everything' | 'colours' | 'high contrast of the text being read';

/** What the accessibility checker finds wrong in a window: each fault with the element that has it. */
export async function axeFaults(page: Page, scope: AxeScope): Promise<readonly string[]> {
  // The checker's usual mode opens a page of its own, which Electron refuses.
  const checker = new AxeBuilder({ page }).setLegacyMode(true);
  if (scope === 'colours') checker.withRules(['color-contrast', 'link-in-text-block']);
  if (scope === 'high contrast of the text being read') {
    checker.include('[role=document]').withRules(['color-contrast-enhanced']);
  }
  const { violations } = await checker.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)} ${any[0]?.message ?? ''}`,
    ),
  );
}
