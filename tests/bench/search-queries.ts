import { inventedWords } from './generated-text.ts';

const word = (rank: number): string => inventedWords[rank] ?? '';

/** What is looked for: as people write it, and as the index takes it. */
export const searchQueries: readonly { readonly written: string; readonly expression: string }[] = [
  { written: word(2), expression: `"${word(2)}"` },
  { written: word(150), expression: `"${word(150)}"` },
  { written: word(4_000), expression: `"${word(4_000)}"` },
  { written: `${word(20)} ${word(90)}`, expression: `"${word(20)}" AND "${word(90)}"` },
  { written: `"${word(1)} ${word(3)}"`, expression: `"${word(1)} ${word(3)}"` },
];
