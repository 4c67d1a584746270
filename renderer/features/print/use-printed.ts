import { useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../../shared/base/index.ts';
import type { OutputOf, PrintJob, ServiceCalls } from '../../../shared/contract/index.ts';
import type { DocumentSummary, Note, Passage, SearchHit, Theme } from '../../../shared/model/index.ts';
import { useQuery, useService, useThemes } from '../../state/use-service.ts';

/** What is to be printed, read from the matter and kept in step with it. */
export type Printed =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'document';
      readonly reading: OutputOf<ServiceCalls['readDocument']>;
      readonly passages: readonly Passage[];
      readonly notes: readonly Note[];
      readonly themes: readonly Theme[];
    }
  | {
      readonly kind: 'passages';
      readonly title: string;
      readonly passages: readonly Passage[];
      readonly documents: readonly DocumentSummary[];
      readonly notes: readonly Note[];
      readonly themes: readonly Theme[];
    }
  | { readonly kind: 'search'; readonly title: string; readonly found: Found }
  | { readonly kind: 'notes'; readonly title: string; readonly notes: readonly Note[] };

/** What a search found, as far as it is printed. */
export interface Found {
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

/** Reads what a job names. */
export function usePrinted(job: PrintJob): Printed {
  const documentId = job.kind === 'document' || job.kind === 'document-passages' ? job.documentId : null;
  const ofPassages = job.kind === 'document-passages' || job.kind === 'theme-passages';
  const reading = useQuery('readDocument', job.kind === 'document' ? { documentId: job.documentId } : null);
  const passages = useQuery(
    'listPassages',
    documentId !== null ? { documentId } : job.kind === 'theme-passages' ? { themeIds: [job.themeId] } : null,
  );
  const notes = useQuery(
    'listNotes',
    job.kind === 'search' ? null : documentId === null ? {} : { documentId },
  );
  const documents = useQuery('listDocuments', ofPassages ? {} : null);
  const themes = useThemes();
  const found = useFound(job);
  const failed = [reading, passages, notes, documents].find((query) => query.status === 'failed');

  return useMemo((): Printed => {
    if (failed?.status === 'failed') return { kind: 'failed', failure: failed.failure };
    if (found?.kind === 'failed') return found;
    if (job.kind === 'search') {
      if (found === null) return { kind: 'loading' };
      return { kind: 'search', title: `Search: ${job.query}`, found };
    }
    if (notes.value === undefined) return { kind: 'loading' };
    if (job.kind === 'notes') {
      const chosen = new Set(job.noteIds);
      return { kind: 'notes', title: job.title, notes: notes.value.filter(({ id }) => chosen.has(id)) };
    }
    if (passages.value === undefined) return { kind: 'loading' };
    const read = { passages: passages.value, notes: notes.value, themes };
    if (job.kind === 'document') {
      return reading.value === undefined
        ? { kind: 'loading' }
        : { kind: 'document', reading: reading.value, ...read };
    }
    if (documents.value === undefined) return { kind: 'loading' };
    const source = documents.value.find(({ id }) => id === documentId);
    const theme = job.kind === 'theme-passages' ? themes.find(({ id }) => id === job.themeId) : undefined;
    const title =
      source === undefined
        ? `Passages: ${theme === undefined ? '' : `${theme.code} ${theme.name}`}`
        : `Passages in ${source.urn} ${source.title}`;
    return { kind: 'passages', title, documents: documents.value, ...read };
  }, [job, failed, found, reading.value, passages.value, notes.value, documents.value, themes, documentId]);
}

/** So many hits of a search are read at once, and printed at most. */
const pageSize = 500;
const mostHits = 5_000;

function useFound(
  job: PrintJob,
): (Found & { readonly kind: 'found' }) | { readonly kind: 'failed'; readonly failure: Failure } | null {
  const service = useService();
  const [found, setFound] = useState<ReturnType<typeof useFound>>(null);
  useEffect(() => {
    if (job.kind !== 'search') return undefined;
    let isWanted = true;
    const { query, sort, furniture } = job;
    void (async () => {
      const hits: SearchHit[] = [];
      for (;;) {
        const page = await service.call('search', {
          query,
          sort,
          furniture,
          limit: pageSize,
          offset: hits.length,
        });
        if (!isWanted) return;
        if (!page.ok) {
          setFound({ kind: 'failed', failure: page.failure });
          return;
        }
        hits.push(...page.value.hits);
        if (page.value.hits.length < pageSize || hits.length >= mostHits) {
          setFound({ kind: 'found', hits, total: Math.max(page.value.total, hits.length) });
          return;
        }
      }
    })();
    return () => {
      isWanted = false;
    };
  }, [service, job]);
  return found;
}
