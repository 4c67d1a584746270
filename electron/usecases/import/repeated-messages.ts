import type { Reading } from '../../ingest/reading.ts';
import { urnsOfMessageId, type ReadableDatabase } from '../../store/index.ts';

/** Finds messages that repeat the Message-ID of another, in the matter or in the same batch. */
export interface RepeatedMessages {
  /** The reading of a message that gets this URN, with a warning where it repeats others; nothing is hidden or merged. */
  readonly said: (reading: Reading, urn: string) => Reading;
}

/** How many URNs a warning names. */
const named = 5;

/** Remembers the messages of a batch on their way into the matter. */
export function repeatedMessages(database: ReadableDatabase): RepeatedMessages {
  const inBatch = new Map<string, string[]>();
  return {
    said: (reading, urn) => {
      const messageId = reading.facts.message?.messageId ?? null;
      if (messageId === null) return reading;
      const before = [...urnsOfMessageId(database, messageId), ...(inBatch.get(messageId) ?? [])];
      inBatch.set(messageId, [...(inBatch.get(messageId) ?? []), urn]);
      return before.length === 0
        ? reading
        : { ...reading, warnings: [...reading.warnings, warningOf(before)] };
    },
  };
}

function warningOf(urns: readonly string[]): string {
  const more = urns.length - named;
  const list = urns.slice(0, named).join(', ');
  return `This message has the same Message-ID as ${list}${more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : ''}. It may be the same message, kept twice, or a changed one; both are here, and nothing was merged.`;
}
