import type { Locator, Page } from 'playwright-core';

/** What a window shows of a note being written. */
export interface NoteEditorPage {
  /** The group around the editor: sign, toolbar, text and foot. */
  readonly group: Locator;
  readonly text: Locator;
  readonly toolbar: Locator;
  /** The button of a format, by its name. */
  readonly format: (name: string) => Locator;
  /** What is said of the saving of what was typed. */
  readonly saved: Locator;
  /** The list that `@` opens. */
  readonly references: Locator;
  /** The list of what can be done with a misspelt word. */
  readonly spelling: Locator;
  /** The words marked as misspelt, in the order in which they were marked. */
  readonly misspelt: () => Promise<readonly string[]>;
}

/** Finds the parts of the editor of a new note, or of one being edited. */
export function noteEditor(page: Page, name: 'New note' | 'Edit note' = 'New note'): NoteEditorPage {
  const group = page.getByRole('group', { name });
  const toolbar = group.getByRole('toolbar', { name: 'Formats of the note' });
  return {
    group,
    text: group.getByRole('textbox'),
    toolbar,
    format: (format) => toolbar.getByRole('button', { name: format, exact: true }),
    saved: group.getByText(/^Saved \d/),
    references: page.getByRole('listbox', { name: 'Refer to' }),
    spelling: page.getByRole('menu', { name: /^Not in the dictionary/ }),
    misspelt: () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('note-misspelt') ?? [])].map((range) => {
          const { startContainer, startOffset, endContainer, endOffset } = range;
          const live = document.createRange();
          live.setStart(startContainer, startOffset);
          live.setEnd(endContainer, endOffset);
          return live.toString();
        }),
      ),
  };
}

/** A note that stands, by words in it, on whichever screen it is. */
export function noteCard(page: Page, words: string): Locator {
  return page.getByRole('article', { name: /^Note on/ }).filter({ hasText: words });
}

/** Begins a note on the matter from the screen of notes. */
export async function beginMatterNote(page: Page): Promise<NoteEditorPage> {
  await page.getByRole('navigation').getByText('Notes').first().click();
  await page.getByRole('button', { name: 'Write a note on the matter' }).click();
  const editor = noteEditor(page);
  await editor.text.waitFor();
  return editor;
}
