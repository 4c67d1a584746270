import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { expectValue } from './matter-fixture.ts';

/** Words that occur in the texts and notes that tests make. */
export const searchedWords = ['alpha', 'culture', 'gamma', 'cafe', 'share', 'thought', 'remark'];

/** What a search for one word gives, in a form that a scan can give too. */
export interface Found {
  readonly total: number;
  readonly inFurniture: number;
  readonly places: readonly string[];
}

/** What the index finds, furniture listed. */
export async function foundHits(session: MatterSession, word: string): Promise<Found> {
  const found = expectValue(
    await session.calls.search({ query: word, limit: 500, offset: 0, furniture: true }),
  );
  return {
    total: found.total,
    inFurniture: found.inFurniture,
    places: found.hits
      .map((hit) => {
        if (hit.kind === 'note') return hit.noteId;
        return hit.kind === 'document' ? `${hit.documentId} ${hit.block} ${hit.start}` : hit.kind;
      })
      .sort(),
  };
}

/** What a scan of every block in use and of every note finds. */
export async function expectedHits(session: MatterSession, word: string): Promise<Found> {
  const places: string[] = [];
  let total = 0;
  let inFurniture = 0;
  for (const document of expectValue(await session.calls.listDocuments({}))) {
    if (document.withdrawn !== null) continue;
    const read = expectValue(await session.calls.readDocument({ documentId: document.id }));
    for (const block of read.blocks) {
      const at = wordAt(read.text.slice(block.start, block.end), word);
      if (at === -1) continue;
      places.push(`${document.id} ${block.number} ${block.start + at}`);
      if (block.furniture) inFurniture += 1;
      else total += 1;
    }
  }
  for (const note of expectValue(await session.calls.listNotes({}))) {
    const texts = [note.text, ...note.conflicts.map((conflict) => conflict.text)];
    if (!texts.some((text) => wordAt(text, word) !== -1)) continue;
    places.push(note.id);
    total += 1;
  }
  return { total, inFurniture, places: places.sort() };
}

/** Where a word stands in a text, letter case and accents apart, or -1; for texts whose accents are precomposed. */
function wordAt(text: string, word: string): number {
  const plain = [...text].map((letter) => letter.normalize('NFD').charAt(0).toLowerCase()).join('');
  return plain.search(new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'u'));
}
