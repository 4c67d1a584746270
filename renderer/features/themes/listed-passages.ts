import type { Passage } from '../../../shared/model/index.ts';
import { overlappingSpans } from '../../../shared/text/index.ts';

/** A passage of a theme as it is listed: those of one span, made apart, are one. */
export interface ListedPassage {
  readonly passage: Passage;
  /** The passages of this very span. */
  readonly ids: readonly string[];
  /** Whether another passage of the theme shares text with it, so that both count as one. */
  readonly overlaps: boolean;
}

/** The passages of a theme in their order, each span once, with what overlaps. */
export function listedPassages(passages: readonly Passage[]): readonly ListedPassage[] {
  const bySpan = new Map<string, Passage[]>();
  const byDocument = new Map<string, Passage[]>();
  for (const passage of passages) {
    const span = `${passage.documentId} ${passage.start} ${passage.end}`;
    const twins = bySpan.get(span);
    if (twins !== undefined) {
      twins.push(passage);
      continue;
    }
    bySpan.set(span, [passage]);
    const others = byDocument.get(passage.documentId) ?? [];
    byDocument.set(passage.documentId, others);
    others.push(passage);
  }
  const overlapping = new Set([...byDocument.values()].flatMap((those) => [...overlappingSpans(those)]));
  return [...bySpan.values()].flatMap((twins) => {
    const [passage] = twins;
    if (passage === undefined) return [];
    return [{ passage, ids: twins.map((twin) => twin.id), overlaps: overlapping.has(passage) }];
  });
}

/** Those whose quote or citation holds all of some words, in one document or in all. */
export function passagesFound(
  listed: readonly ListedPassage[],
  typed: string,
  documentId: string | null,
): readonly ListedPassage[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return listed.filter(({ passage }) => {
    if (documentId !== null && passage.documentId !== documentId) return false;
    const text = `${passage.citation} ${passage.quote}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
