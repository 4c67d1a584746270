import type { ReadingRoom, TextToRead } from './reading-room.ts';

const rain =
  'Then for a long while the log tells only of rain, of carts that came and went, of straw and oats and the price of both, ' +
  'of a dog that would not leave, and of a letter that was put aside and never found again by anyone at the house.';

/** A text whose passages of two themes stand to each other in every way that can be asked for. */
export const gatehouse: TextToRead = {
  name: 'gatehouse.txt',
  content: [
    'Log of the gatehouse',
    'The porter was shown the ledger twice and was never asked to sign it.',
    rain,
    'A lantern drill was held in the yard, and when it was over nobody wrote down who had come, since the clerk disliked being asked.',
    rain,
    'The watch changed at nine. Everyone kept silent about the gate.',
    'Next day the watchmen were taught to bar it. The lesson took an hour.',
    rain,
    'They laughed at the new boy, who had learned the bell code by heart, and sent him home.',
    rain,
    'A second drill was held in spring.',
  ].join('\n\n'),
};

/** Its passages: of Training and Culture, each by its words. */
export const inGatehouse = {
  /** Both themes on one passage. */
  both: 'The porter was shown the ledger',
  /** Training, and fifteen words later in the same block Culture. */
  drill: 'A lantern drill was held',
  clerk: 'the clerk disliked being asked',
  /** Culture at the end of a block, and two words into the next one Training. */
  silent: 'Everyone kept silent about the gate',
  taught: 'the watchmen were taught to bar it',
  /** Culture, and Training inside it. */
  laughed: 'They laughed at the new boy, who had learned the bell code by heart',
  learned: 'learned the bell code',
  /** Training far from everything. */
  alone: 'A second drill was held',
} as const;

/** Tags the passages with the mouse and the digits of the themes. */
export async function tagGatehouse(room: ReadingRoom, urn: string): Promise<void> {
  const { both, drill, clerk, silent, taught, laughed, learned, alone } = inGatehouse;
  await room.open(urn);
  const tag = async (words: string, digit: '1' | '2'): Promise<void> => {
    await room.reader.select(words);
    await room.reader.selectionBar.waitFor();
    await room.press(digit);
    await room.reader.selectionBar.waitFor({ state: 'hidden' });
    await room.press('Escape', 'Escape');
  };
  for (const words of [both, drill, taught, learned, alone]) await tag(words, '1');
  for (const words of [both, clerk, silent, laughed]) await tag(words, '2');
  await room.reader.passages.getByRole('article').nth(7).waitFor();
}
