import type { Page } from 'playwright-core';
import { sampleMatterPath } from '../../../electron/files/sample-matter-path.ts';
import { openMatter } from '../../../electron/usecases/open-matter.ts';
import { expectValue, testSurroundings } from '../../store/matter-fixture.ts';
import { visibleState } from '../../store/visible-state.ts';

/** Something a person does in one go, with the words in which undo then names it. */
export interface UndoableAct {
  readonly undo: string | RegExp;
  readonly perform: () => Promise<unknown>;
}

/** Everything a person sees of a profile's sample matter, as a program beside the application reads it from the file. */
export async function matterOnDisk(profile: string): Promise<unknown> {
  const session = expectValue(
    await openMatter({
      path: sampleMatterPath(profile),
      access: 'read',
      surroundings: testSurroundings(profile),
    }),
  );
  try {
    return await visibleState(session);
  } finally {
    await session.close();
  }
}

/** Waits until undo would turn back an act of these words. */
export async function undoIs(page: Page, sentence: string | RegExp): Promise<void> {
  const name =
    typeof sentence === 'string'
      ? `Undo: ${sentence}`
      : new RegExp(`^Undo: ${sentence.source}$`, sentence.flags);
  await page.getByRole('banner').getByRole('button', { name, exact: true }).waitFor();
}

/** Waits until there is nothing of this reviewer's left to undo. */
export async function nothingToUndo(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true, disabled: true }).waitFor();
}

/** Does an action by its name in the palette. */
export async function fromPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill(name);
  await page.keyboard.press('Enter');
}

/** The keys of a window, pressed one after another, and words typed. */
export function keysOf(page: Page): {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (words: string) => Promise<void>;
} {
  return {
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (words) => page.keyboard.type(words),
  };
}
