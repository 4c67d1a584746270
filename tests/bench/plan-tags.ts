import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { valueOf } from './bench-matter.ts';
import { below, inventedSpan, type Randomness } from './generated-text.ts';

/** A passage to tag, as the call takes it. */
export interface TagCall {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly themeIds: readonly string[];
}

/** Plans so many tags anywhere in a matter; the same ones for the same randomness and the same documents. */
export async function planTags(
  calls: MatterSession['calls'],
  random: Randomness,
  count: number,
): Promise<readonly TagCall[]> {
  const all = valueOf(await calls.listDocuments({}));
  const themes = valueOf(await calls.listThemes({}));
  const planned: TagCall[] = [];
  for (let number = 0; number < count; number += 1) {
    const documentId = all[below(random, all.length)]?.id ?? '';
    const { text } = valueOf(await calls.readDocument({ documentId }));
    const theme = themes[below(random, themes.length)]?.id ?? '';
    planned.push({ documentId, ...inventedSpan(random, text), themeIds: [theme] });
  }
  return planned;
}
