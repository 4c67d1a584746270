import { join } from 'node:path';
import { z } from 'zod';
import { type ReadingPosition, shellCalls } from '../../shared/contract/index.ts';
import { type RememberedFile, rememberedFile } from '../files/remembered-file.ts';

/** How many documents are remembered, the latest ones. */
const mostPositions = 500;

const stored = z.array(shellCalls.rememberReadingPosition.input);

/** Where documents were left on this machine, in the profile's `reading-positions.json`: ids and numbers, no content. */
export function readingPositionsFile(profileFolder: string): RememberedFile<readonly ReadingPosition[]> {
  return rememberedFile<readonly ReadingPosition[]>(
    join(profileFolder, 'reading-positions.json'),
    (value) => {
      const parsed = stored.safeParse(value);
      return parsed.success ? parsed.data.slice(-mostPositions) : null;
    },
    [],
  );
}

/** The positions with one put last in place of the earlier one of that side of the document; of more than 500 the oldest go. */
export function withReadingPosition(
  positions: readonly ReadingPosition[],
  position: ReadingPosition,
): readonly ReadingPosition[] {
  const others = positions.filter(
    ({ documentId, beside }) => documentId !== position.documentId || beside !== position.beside,
  );
  return [...others, position].slice(-mostPositions);
}
