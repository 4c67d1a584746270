import { truthOf, type PlacedPassage, type Query } from '../../../shared/query/index.ts';
import { documentTruth, type SearchGround } from './search-ground.ts';

/** Finds the passages that meet a query, by document, in order of the text. */
export function findPassages(
  ground: SearchGround,
  query: Query,
): ReadonlyMap<string, readonly PlacedPassage[]> {
  const found = new Map<string, readonly PlacedPassage[]>();
  for (const document of ground.passages.placed().documents()) {
    const truth = truthOf(query, (term) => documentTruth(ground, term, document) ?? 'unknown');
    const passages = truth === false ? [] : ground.inDocument(document).finder.meeting(query);
    if (passages.length > 0) found.set(document, passages);
  }
  return found;
}

/** Passages of one document as they are shown: those with one span as one, with the themes of all, the first made leading. */
export function withoutTwins(passages: readonly PlacedPassage[]): readonly PlacedPassage[] {
  const shown: PlacedPassage[] = [];
  for (const passage of passages) {
    const last = shown.at(-1);
    if (last?.start === passage.start && last.end === passage.end) {
      const themes = [...new Set([...last.themes, ...passage.themes])];
      shown[shown.length - 1] = { ...last, themes };
    } else {
      shown.push(passage);
    }
  }
  return shown;
}
