import { success, type Result } from '../../shared/base/index.ts';
import type { SearchResult } from '../../shared/model/index.ts';
import { readSearchQuery, searchMatter, type SearchPage } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import { targetLabel } from './target-label.ts';

/** Searches documents and notes; a query that cannot be read is refused with a sentence and a place. */
export function search(context: MatterContext, query: string, page: SearchPage): Result<SearchResult> {
  const read = readSearchQuery(query);
  if (!read.ok) return read;
  return success(
    context.connection.readAtOneState(() =>
      searchMatter(context.reader, context.texts, (target) => targetLabel(context, target), read.value, page),
    ),
  );
}
