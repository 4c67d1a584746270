import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { goToReader } from './application-window.ts';
import { addPassages, makeMatter, openBenchMatter, valueOf } from './bench-matter.ts';
import { inventedTextOfLength, seededRandomness } from './generated-text.ts';

/** A document to make: its length in characters, and how many passages it gets. */
export interface TextToTag {
  readonly characters: number;
  readonly passages: number;
}

/** Makes a matter of generated texts, in order of URN as given, tagged all over; gives its path. */
export async function makeTaggedMatter(
  folder: string,
  name: string,
  texts: readonly TextToTag[],
): Promise<string> {
  const random = seededRandomness(11);
  const sources = join(folder, `${name}-texts`);
  await mkdir(sources);
  for (const [index, { characters }] of texts.entries()) {
    const file = join(sources, `text-${String(index).padStart(4, '0')}.txt`);
    await writeFile(file, inventedTextOfLength(random, characters));
  }
  const path = await makeMatter(folder, name);
  const session = await openBenchMatter(folder, path);
  const report = valueOf(await session.calls.importFiles({ task: 'fill', paths: [sources] }));
  if (report.items.some((item) => item.result !== 'imported')) throw new Error('A text was not imported.');
  await session.close();
  addPassages(
    path,
    random,
    texts.map((text) => text.passages),
  );
  return path;
}

/** Goes to the reader, and chooses the document at a place of its list; gives when its passages are all listed. */
export async function readDocumentAt(page: Page, place: number): Promise<void> {
  await goToReader(page);
  const documents = page.locator('.reader-document-title');
  const name = (await documents.nth(place).textContent()) ?? '';
  await documents.nth(place).click();
  await page.locator(`.reader-text[aria-label="Text of ${name}"]`).waitFor();
  await page.waitForFunction(() =>
    /^[\d,]+ passages?$/u.test(document.querySelector('.reader-pane-passages h2')?.textContent ?? ''),
  );
}
