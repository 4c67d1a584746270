import type { Locator, Page } from 'playwright-core';

/** What a window shows of a document that is being read. */
export interface ReaderPage {
  /** The text itself, which takes the keys. */
  readonly text: Locator;
  /** A block of the text by words in it. */
  readonly block: (words: string) => Locator;
  /** Selects words that stand within one block by dragging the mouse over them. */
  readonly select: (words: string) => Promise<void>;
  /** The bar that appears at a selection. */
  readonly selectionBar: Locator;
  /** The list of passages beside the text. */
  readonly passages: Locator;
  /** A passage in the list by words of its quote. */
  readonly passage: (words: string) => Locator;
  /** The place where a new note is typed. */
  readonly newNote: Locator;
}

/** A point of the window in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Finds the parts of the reader. */
export function readerPage(page: Page): ReaderPage {
  const text = page.getByRole('document', { name: /^Text of/ });
  const passages = page.getByRole('complementary', { name: 'Passages in this document' });
  return {
    text,
    block: (words) => text.getByText(words),
    select: async (words) => {
      await text.getByText(words).scrollIntoViewIfNeeded();
      // Blocks out of sight have an estimated height until they are drawn.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      const ends = await text.evaluate(endsOfWords, words);
      if (ends === null) throw new Error(`The text does not show “${words}”.`);
      await page.mouse.move(ends.first.x, ends.first.y);
      await page.mouse.down();
      await page.mouse.move(ends.last.x, ends.last.y, { steps: 4 });
      await page.mouse.up();
    },
    selectionBar: page.getByRole('toolbar', { name: 'Tag the selection' }),
    passages,
    passage: (words) => passages.getByRole('article').filter({ hasText: words }),
    newNote: page.getByRole('group', { name: 'New note' }).getByRole('textbox'),
  };
}

/** Runs in the page: where a drag over words begins and ends, or null where no block holds them. */
function endsOfWords(text: Element, words: string): { readonly first: Point; readonly last: Point } | null {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const start = node.nodeValue?.indexOf(words) ?? -1;
    if (start === -1) continue;
    const boxOf = (at: number): DOMRect => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const first = boxOf(start);
    const last = boxOf(start + words.length - 1);
    return {
      first: { x: first.left + 0.5, y: first.top + first.height / 2 },
      last: { x: last.right - 0.5, y: last.top + last.height / 2 },
    };
  }
  return null;
}
