import { failure, success, type Result } from '../../../shared/base/index.ts';

/** How much text is made of one document of a word processor. */
export const writtenLimits = {
  /** UTF-16 code units of the canonical text. */
  characters: 20_000_000,
  /** Paragraphs, rows, notes and comments altogether. */
  blocks: 200_000,
  /** Tracked changes, comments and references altogether. */
  marks: 200_000,
} as const;

/** Thrown while a document is read where one of the limits is reached; `withinLimits` makes a failure of it. */
export class TooMuchText extends Error {}

/** What reading gives, or `source-too-complex` where a limit was reached on the way. */
export function withinLimits<Value>(read: () => Result<Value>): Result<Value> {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooMuchText) return tooMuchText;
    throw error;
  }
}

/** Values read one after the other; the first failure stands. */
export function firstFailure(results: readonly Result<unknown>[]): Result<null> {
  return (
    results.find((result): result is Extract<typeof result, { ok: false }> => !result.ok) ?? success(null)
  );
}

const tooMuchText = failure(
  'source-too-complex',
  `This document holds more than is safe to read: over ${writtenLimits.blocks.toLocaleString('en-GB')} paragraphs, ` +
    `${writtenLimits.characters.toLocaleString('en-GB')} characters or ${writtenLimits.marks.toLocaleString('en-GB')} tracked changes. ` +
    'It was sealed as it is. Split it in the program it was made with and import the parts.',
);
