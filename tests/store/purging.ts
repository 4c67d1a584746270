import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Tombstone } from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { expectValue } from './matter-fixture.ts';

/**
 * Proposes to purge documents as one reviewer and approves it as another, who stays at the keyboard; proposals that stand
 * are withdrawn before.
 */
export async function purge(
  session: MatterSession,
  documentIds: readonly string[],
  reason = 'Received by mistake',
): Promise<readonly Tombstone[]> {
  expectValue(await session.calls.setReviewer({ name: 'Ada Quill' }));
  for (const { id } of expectValue(await session.calls.listPurges({})).proposals) {
    expectValue(await session.calls.withdrawPurge({ purgeId: id }));
  }
  const proposal = expectValue(await session.calls.proposePurge({ documentIds: [...documentIds], reason }));
  expectValue(await session.calls.setReviewer({ name: 'Cal Moss' }));
  const done = expectValue(await session.calls.approvePurge({ task: 'purge', purgeId: proposal.id }));
  return done.documents;
}

/** Which of some words stand anywhere in a matter's file and the files SQLite keeps beside it, in UTF-8 or UTF-16. */
export function wordsInFile(matterPath: string, words: readonly string[]): readonly string[] {
  const files = readdirSync(dirname(matterPath))
    .filter((name) => name.startsWith(basename(matterPath)))
    .map((name) => readFileSync(join(dirname(matterPath), name)));
  return words.filter((word) =>
    [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')].some((bytes) =>
      files.some((file) => file.includes(bytes)),
    ),
  );
}
