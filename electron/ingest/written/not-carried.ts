/** Counts what a document holds and its text does not, or does and the reader must know. */
export interface LeftOut {
  /** Counts one more thing of a kind; kinds are named in the singular, and in the plural where that is not with an s. */
  readonly count: (kind: string, plural?: string) => void;
  /** Says something once. */
  readonly say: (sentence: string) => void;
  /** One sentence a kind and sentence, in the order in which they first came. */
  readonly sentences: () => readonly string[];
}

/** Begins a report of what is not carried over. */
export function leftOut(): LeftOut {
  const counts = new Map<string, { count: number; readonly plural: string }>();
  const said = new Set<string>();
  return {
    count: (kind, plural = `${kind}s`) => {
      const known = counts.get(kind);
      if (known === undefined) counts.set(kind, { count: 1, plural });
      else known.count += 1;
    },
    say: (sentence) => {
      if (said.size < mostSentences) said.add(sentence);
    },
    sentences: () => [
      ...[...counts].map(([kind, { count, plural }]) =>
        count === 1 ? `1 ${kind}.` : `${count.toLocaleString('en-GB')} ${plural}.`,
      ),
      ...said,
    ],
  };
}

/** A report longer than this helps nobody. */
const mostSentences = 200;

/** How large something is, for people: `812 bytes`, `12 KB`, `3.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${Math.round(kilobytes).toLocaleString('en-GB')} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}
