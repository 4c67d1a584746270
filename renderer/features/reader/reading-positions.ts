import type { ReadingPosition } from '../../../shared/contract/index.ts';
import type { ShellClient } from '../../state/client.ts';
import { notifyFailure } from '../../state/notices.ts';

/** A place in one document. */
export type PlaceInText = Omit<ReadingPosition, 'documentId' | 'beside'>;

/** Whose place it is: a document's, or, where one document stands on both sides, that of its second side. */
export interface PlaceOwner {
  readonly documentId: string;
  readonly beside?: true;
}

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
      const key = keyOf(position);
      if (!positions.has(key)) positions.set(key, position);
    }
  });
  return loading;
}

/** Where a document was left, or null where it was not read on this machine yet; a second side begins where the first is. */
export function readingPosition(owner: PlaceOwner): ReadingPosition | null {
  return positions.get(keyOf(owner)) ?? positions.get(owner.documentId) ?? null;
}

/** Remembers where a document is left, here at once and on this machine for the next start. */
export async function rememberReadingPosition(shell: ShellClient, position: ReadingPosition): Promise<void> {
  const key = keyOf(position);
  const known = positions.get(key);
  const shownAs = position.shownAs ?? known?.shownAs;
  const place = shownAs === undefined ? position : { ...position, shownAs };
  positions.set(key, place);
  if (
    known?.block === place.block &&
    known.pixels === place.pixels &&
    known.caret === place.caret &&
    known.shownAs === place.shownAs
  ) {
    return;
  }
  const result = await shell.call('rememberReadingPosition', place);
  if (!result.ok) notifyFailure(result.failure);
}

function keyOf({ documentId, beside }: PlaceOwner): string {
  return beside === true ? `${documentId} beside` : documentId;
}
