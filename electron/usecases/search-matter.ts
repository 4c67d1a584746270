import type { Result } from '../../shared/base/index.ts';
import type { SearchResult, TaggingPreview, TaggingUnit } from '../../shared/model/index.ts';
import type { SearchPage } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import {
  answerNow,
  patternsOf,
  readQuery,
  type SearchedState,
  type SearchOutcome,
  type SearchOutcomes,
  type SearchRequest,
} from './perform-search.ts';
import { runJob } from './run-job.ts';

/** Searches texts, notes, passages and documents; a query that cannot be read is refused with a sentence and a place. */
export function search(
  context: MatterContext,
  query: string,
  page: SearchPage,
  task?: string,
): Promise<Result<SearchResult>> {
  return answerRequest(context, { kind: 'search', query, page }, task);
}

/** The passages that tagging what a query finds would make, none of them made yet. */
export function previewTagging(
  context: MatterContext,
  asked: {
    readonly query: string;
    readonly unit: TaggingUnit;
    readonly limit: number;
    readonly offset: number;
    readonly task?: string | undefined;
  },
): Promise<Result<TaggingPreview>> {
  const { task, ...preview } = asked;
  return answerRequest(context, { kind: 'preview-tagging', ...preview }, task);
}

/** The passages that a pack of what a query finds takes: those found, and those that the words found lie in. */
export function resolvePackQuery(
  context: MatterContext,
  query: string,
  task?: string,
): Promise<Result<{ readonly passages: readonly string[] }>> {
  return answerRequest(context, { kind: 'pack-query', query }, task);
}

/** What a search of the open matter stands on. */
export function searchedState(context: MatterContext): SearchedState {
  return {
    reader: context.reader,
    texts: context.texts,
    passages: context.passages,
    reviewer: context.writing?.reviewer().id ?? null,
    readAtOneState: (work) => context.connection.readAtOneState(work),
  };
}

/** Answers at once where the indexes can; regular expressions read every text, which is done in the worker. */
async function answerRequest<Kind extends SearchRequest['kind']>(
  context: MatterContext,
  request: SearchRequest & { readonly kind: Kind },
  task: string | undefined,
): Promise<Result<SearchOutcomes[Kind]>> {
  const parsed = readQuery(request.query);
  if (!parsed.ok) return parsed;
  const state = searchedState(context);
  const found =
    patternsOf(parsed.value.query).length === 0
      ? answerNow(state, request, parsed.value)
      : await answerAside(context, request, state.reviewer, task ?? context.newIdentifier());
  return found as Result<SearchOutcomes[Kind]>;
}

function answerAside(
  context: MatterContext,
  request: SearchRequest,
  reviewer: string | null,
  task: string,
): Promise<Result<SearchOutcome>> {
  return context.tasks.run(task, (signal) =>
    runJob(
      context,
      { kind: 'search', request, reviewer },
      (progress) => {
        context.surroundings.emit('progress', {
          task,
          label: 'Searching',
          ...progress,
          unit: 'documents',
        });
      },
      signal,
    ),
  );
}
