import type { ReadingPosition } from '../../../shared/contract/index.ts';
import type { ShellClient } from '../../state/client.ts';
import { notifyFailure } from '../../state/notices.ts';

/** A place in one document. */
export type PlaceInText = Omit<ReadingPosition, 'documentId'>;

const positions = new Map<string, ReadingPosition>();
let loading: Promise<void> | null = null;

/** Reads, once a window, where documents were left on this machine; to be awaited before the first one is drawn. */
export function loadReadingPositions(shell: ShellClient): Promise<void> {
  loading ??= shell.call('readingPositions', {}).then((result) => {
    if (!result.ok) {
      notifyFailure(result.failure);
      return;
    }
    for (const position of result.value) {
      if (!positions.has(position.documentId)) positions.set(position.documentId, position);
    }
  });
  return loading;
}

/** Where this document was left, or null where it was not read on this machine yet. */
export function readingPosition(documentId: string): ReadingPosition | null {
  return positions.get(documentId) ?? null;
}

/** Remembers where a document is left, here at once and on this machine for the next start. */
export async function rememberReadingPosition(shell: ShellClient, position: ReadingPosition): Promise<void> {
  const known = positions.get(position.documentId);
  positions.set(position.documentId, position);
  if (known?.block === position.block && known.pixels === position.pixels && known.caret === position.caret) {
    return;
  }
  const result = await shell.call('rememberReadingPosition', position);
  if (!result.ok) notifyFailure(result.failure);
}
