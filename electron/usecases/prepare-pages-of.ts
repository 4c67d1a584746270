import { failure, type Result } from '../../shared/base/index.ts';
import type { PreparedPages } from '../../shared/pack/index.ts';
import { readSealedBytes } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import type { SourceToPrepare } from './worker/jobs.ts';

/** Makes the pages of a sealed source ready to stand in a pack; the message of a failure says what is wrong with the source. */
export async function preparePagesOf(
  context: MatterContext,
  { sha256, fileName }: SourceToPrepare,
): Promise<Result<PreparedPages>> {
  const { preparePages } = context.surroundings;
  if (preparePages === undefined) return failure('not-available', 'Pages cannot be copied here.');
  const bytes = readSealedBytes(context.reader, sha256);
  if (bytes === null) return failure('file-not-found', 'Its bytes are not in the matter any more.');
  return preparePages.prepare({ fileName, bytes });
}
