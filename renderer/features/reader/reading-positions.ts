/** Where someone was in a document: the first block on the screen, by number, and how far it was scrolled past, in pixels. */
export interface ReadingPosition {
  readonly block: number;
  readonly pixels: number;
  /** The caret, as a canonical offset. */
  readonly caret: number;
}

/** Positions by document id, as long as the window lives: nothing of a document but numbers, and nothing on disk. */
const positions = new Map<string, ReadingPosition>();

/** Where this document was left, or null where it was not open in this window yet. */
export function readingPosition(documentId: string): ReadingPosition | null {
  return positions.get(documentId) ?? null;
}

/** Remembers where a document is left. */
export function rememberReadingPosition(documentId: string, position: ReadingPosition): void {
  positions.set(documentId, position);
}
