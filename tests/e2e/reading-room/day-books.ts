import { expect } from 'vitest';
import { menuItem } from '../shell.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

/** The paragraphs of every day book, its second to fourth block. */
export const paragraphs = [
  'The evening handover began late. Nobody had read the training record aloud. The deputy said that the drill was never held.',
  'Two carers were sent home early. The keys were found on Sunday. The manager wrote that every drill had been held.',
  'Residents asked for water at two. The bell rang for forty minutes.',
] as const;

/** A window in which each test has a document to itself, all alike but for their headings. */
export interface DayBooks {
  readonly room: ReadingRoom;
  /** The reference of the document open now. */
  readonly urn: () => string;
  /** Opens the next document, in which nothing is tagged. */
  readonly openNext: () => Promise<void>;
  /** Tags the sentence that begins with these words by a digit. */
  readonly tagSentence: (words: string, digit: string) => Promise<void>;
  /** Chooses a passage by its card. */
  readonly choose: (words: string) => Promise<void>;
  /** Undoes so many acts: nothing is tagged then, and what could be undone next is from before the document was opened. */
  readonly undoAll: (acts: number) => Promise<void>;
}

/** Starts the application with so many day books. */
export async function dayBooks(count: number): Promise<DayBooks> {
  const room = await readingRoom(
    Array.from({ length: count }, (_, day) => ({
      name: `day-${String(day + 10)}.txt`,
      content: [`Day book of Larch House, ${String(day + 10)} May`, ...paragraphs].join('\n\n'),
    })),
  );
  const undoLabel = async (): Promise<string | undefined> =>
    (await menuItem(room.application.app, 'undo'))?.label;
  let opened = 0;
  let undoneNext: string | undefined;
  const urn = (): string => `MVI0000${String(10 + opened)}`;
  return {
    room,
    urn,
    openNext: async () => {
      opened += 1;
      await room.open(urn());
      await expect.poll(room.listed).toEqual([]);
      undoneNext = await undoLabel();
    },
    tagSentence: async (words, digit) => {
      await room.press('Escape', 'Escape');
      await room.caretBefore(words);
      await room.press('s', digit);
      await room.announced(/^Passage tagged/u);
      await room.press('Escape');
    },
    choose: async (words) => {
      await room.reader.passages.locator('.reader-card-quote').filter({ hasText: words }).click();
      await room.handle('End').waitFor();
    },
    undoAll: async (acts) => {
      for (let act = 0; act < acts; act += 1) await room.undo();
      await expect.poll(room.listed).toEqual([]);
      await expect.poll(undoLabel).toBe(undoneNext);
    },
  };
}
