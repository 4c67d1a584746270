import { join } from 'node:path';
import { z } from 'zod';
import { type ReadingLayout, shellCalls } from '../../shared/contract/index.ts';
import { type RememberedFile, rememberedFile } from '../files/remembered-file.ts';

/** How many matters are remembered, the latest ones. */
const mostLayouts = 50;

const stored = z.array(shellCalls.rememberReadingLayout.input);

/** Which documents were being read in each matter on this machine, in the profile's `reading-layouts.json`: ids and numbers only. */
export function readingLayoutsFile(profileFolder: string): RememberedFile<readonly ReadingLayout[]> {
  return rememberedFile<readonly ReadingLayout[]>(
    join(profileFolder, 'reading-layouts.json'),
    (value) => {
      const parsed = stored.safeParse(value);
      return parsed.success ? parsed.data.slice(-mostLayouts) : null;
    },
    [],
  );
}

/** The layouts with one put last in place of the matter's earlier one; of more than 50 the oldest go. */
export function withReadingLayout(
  layouts: readonly ReadingLayout[],
  layout: ReadingLayout,
): readonly ReadingLayout[] {
  return [...layouts.filter(({ matter }) => matter !== layout.matter), layout].slice(-mostLayouts);
}
