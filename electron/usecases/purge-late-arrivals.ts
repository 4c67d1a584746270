import type { OperationDraft } from '../../shared/model/index.ts';
import { operationsAboutDocuments, readPurges } from '../store/index.ts';
import type { MatterContext, MatterWriting } from './matter-context.ts';

/**
 * Destroys what came in about documents after they were purged here, as from a colleague's copy that had not heard of it;
 * under the names of the two who purged them. Writes nothing where nothing came in. To be called after a merge.
 *
 * @returns how many entries of the log lost their content.
 */
export function purgeLateArrivals(
  context: Pick<MatterContext, 'reader' | 'connection'>,
  writing: Pick<MatterWriting, 'write'>,
): number {
  const drafts: OperationDraft[] = [];
  let entries = 0;
  for (const purge of readPurges(context.reader)) {
    const documents = purge.documents.map(({ document }) => document);
    const operations = operationsAboutDocuments(context.reader, documents);
    if (operations.length === 0) continue;
    entries += operations.length;
    drafts.push({ type: 'purge', body: { ...purge, covers: [], operations } });
  }
  if (drafts.length === 0) return 0;
  writing.write(drafts);
  context.connection.rewrite();
  context.connection.emptyLog();
  return entries;
}
