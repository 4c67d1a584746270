import type { PageWord } from '../model/index.ts';
import type { QuoteConfidence } from './selection.ts';

/** How sure recognition was of the words a span holds, wholly or in part; null where none of them was recognised. */
export function quoteConfidence(
  words: readonly PageWord[],
  start: number,
  end: number,
): QuoteConfidence | null {
  const found = words.filter((word) => word.confidence >= 0 && word.start < end && word.end > start);
  if (found.length === 0) return null;
  const sum = found.reduce((total, { confidence }) => total + confidence, 0);
  return {
    mean: Math.round(sum / found.length),
    least: Math.min(...found.map(({ confidence }) => confidence)),
  };
}

/** That in words, as it stands beneath a quote. */
export function confidenceWords({ mean, least }: QuoteConfidence): string {
  return `Recognised text, confidence ${mean} %, least certain word ${least} %`;
}
