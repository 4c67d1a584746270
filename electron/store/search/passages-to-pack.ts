import { spanSet, type PlacedPassage } from '../../../shared/query/index.ts';
import { placesFound } from './found-spans.ts';
import type { FoundThings } from './found-things.ts';
import type { SearchGround } from './search-ground.ts';

/**
 * The passages that what was found leads to, in order of URN and position: those found, those that share text with the
 * words found, those that notes found are on, and all of documents found as wholes.
 */
export function passagesToPack(ground: SearchGround, found: FoundThings): readonly string[] {
  const withNotes = new Set(found.notes.map((note) => note.passage));
  const words = { ...found, passages: new Map<string, readonly PlacedPassage[]>() };
  const places = new Map(placesFound(ground, words).map(({ label, spans }) => [label.id, spanSet(spans)]));
  const documents = new Set([
    ...places.keys(),
    ...found.passages.keys(),
    ...found.documents,
    ...found.notes.flatMap((note) => (note.passage === null ? [] : (note.document ?? []))),
  ]);
  const ordered = ground.database.all<{ id: string }>(
    'SELECT id FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY urn',
    JSON.stringify([...documents]),
  );
  return ordered.flatMap(({ id: document }) => {
    const { passages } = ground.inDocument(document);
    if (found.documents.has(document)) return passages.map((passage) => passage.id);
    const spans = places.get(document);
    const shown = new Set((found.passages.get(document) ?? []).map(spanKey));
    return passages
      .filter(
        (passage) =>
          shown.has(spanKey(passage)) || spans?.overlaps(passage) === true || withNotes.has(passage.id),
      )
      .map((passage) => passage.id);
  });
}

function spanKey({ start, end }: PlacedPassage): string {
  return `${start} ${end}`;
}
