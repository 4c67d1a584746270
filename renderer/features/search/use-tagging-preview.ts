import { useEffect, useState } from 'react';
import type { FoundSpan, TaggingUnit } from '../../../shared/model/index.ts';
import { runTask } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';

/** The most spans one act tags. */
export const mostSpans = 20_000;

const pageSize = 5_000;

/** What tagging from a search would tag: every span, once all are read. */
export interface TaggingSpans {
  readonly spans: readonly FoundSpan[];
  readonly total: number;
  readonly cutShort: string | null;
}

/** Reads every span that tagging the hits of a query would make, aside; null while they are being read. */
export function useTaggingPreview(
  query: string,
  unit: TaggingUnit,
): { readonly found: TaggingSpans | null; readonly problem: string | null } {
  const service = useService();
  const [state, setState] = useState<{
    readonly key: string;
    readonly found: TaggingSpans | null;
    readonly problem: string | null;
  }>({ key: '', found: null, problem: null });
  const key = `${unit} ${query}`;
  useEffect(() => {
    let isWanted = true;
    void runTask('Finding what would be tagged', async (task) => {
      const spans: FoundSpan[] = [];
      for (;;) {
        const page = await service.call('previewTagging', {
          query,
          unit,
          limit: pageSize,
          offset: spans.length,
          task,
        });
        if (!page.ok) return page;
        spans.push(...page.value.spans);
        const { total, cutShort } = page.value;
        const isWhole = spans.length >= Math.min(total, mostSpans) || page.value.spans.length === 0;
        if (!isWanted || isWhole) return { ok: true, value: { spans, total, cutShort } } as const;
      }
    }).then((result) => {
      if (!isWanted) return;
      setState(
        result.ok
          ? { key, found: result.value, problem: null }
          : { key, found: null, problem: result.failure.message },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [service, query, unit, key]);
  return state.key === key ? state : { found: null, problem: null };
}
