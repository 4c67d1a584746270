import { useEffect, useMemo, useRef, useState } from 'react';
import { faultOfMessage, leavesOf, parseQuery, type QueryFault } from '../../../shared/query/index.ts';
import { success, type Result } from '../../../shared/base/index.ts';
import type { SearchHit, SearchResult, SearchSort } from '../../../shared/model/index.ts';
import type { ServiceClient } from '../../state/client.ts';
import { notifyFailure } from '../../state/notices.ts';
import { perMatter } from '../../state/per-matter.ts';
import { useMatter, useService } from '../../state/use-service.ts';
import { useSettled } from './use-settled.ts';

/** What is asked: the query and how its hits come. */
export interface Asked {
  readonly query: string;
  readonly sort: SearchSort;
  readonly group: boolean;
  readonly furniture: boolean;
}

/** A search that was answered: what was asked, and every hit read so far. */
export interface Answered {
  readonly asked: Asked;
  readonly result: SearchResult;
  readonly hits: readonly SearchHit[];
}

/** The state of the search as it is typed. */
export interface SearchState {
  /** The last search that was answered; it stays while the next one is typed, asked or faulty. */
  readonly answered: Answered | null;
  /** The query that was read last, which typing may have changed since. */
  readonly query: string;
  /** What is wrong with it, in its own place; a name that is not in the matter, too. */
  readonly fault: QueryFault | null;
  /** A failure of the service for the query as it stands, as for a regular expression that came to no end. */
  readonly problem: string | null;
  /** True while an answer has been waited for long enough to say so. */
  readonly slow: boolean;
  readonly cancel: () => void;
  /** Reads the next page of hits; nothing while one is being read or none is left. */
  readonly more: () => void;
}

const typingRestMs = 120;
const slowAfterMs = 1_000;
const pageSize = 100;
const largestPage = 500;

/** The last answer, kept while other screens are looked at. */
export const lastAnswered = perMatter<Answered | null>(null);

/** Searches as one types: the last reply wins, and is asked for anew when the matter changes. */
export function useSearch(typed: Asked): SearchState {
  const service = useService();
  const sequence = useMatter()?.sequence ?? 0;
  const query = useSettled(typed.query, typingRestMs).trim();
  const { sort, group, furniture } = typed;
  const [answered, setAnswered] = useState(() => lastAnswered.get());
  const [problem, setProblem] = useState<string | null>(null);
  const [slow, setSlow] = useState(false);
  const running = useRef<string | null>(null);
  const reading = useRef(false);
  const parsed = useMemo(() => parseQuery(query), [query]);
  const isReadable = parsed.ok;
  const scans = parsed.ok && leavesOf(parsed.value.query).some((leaf) => leaf.kind === 'pattern');

  useEffect(() => {
    if (!isReadable) return undefined;
    const task = crypto.randomUUID();
    running.current = task;
    const waiting = setTimeout(() => setSlow(true), slowAfterMs);
    const asked = { query, sort, group, furniture };
    void readHits(service, asked, hitsBefore(asked), task).then((result) => {
      clearTimeout(waiting);
      if (running.current !== task) return;
      running.current = null;
      setSlow(false);
      if (result.ok) {
        lastAnswered.set(result.value);
        setAnswered(result.value);
        setProblem(null);
      } else if (result.failure.code !== 'cancelled') setProblem(result.failure.message);
    });
    return () => {
      clearTimeout(waiting);
      setSlow(false);
      setProblem(null);
      if (running.current !== task) return;
      running.current = null;
      if (scans) void service.call('cancelTask', { task });
    };
  }, [service, sequence, query, sort, group, furniture, isReadable, scans]);

  const fault = useMemo(() => {
    if (query === '') return null;
    if (!parsed.ok) return parsed.fault;
    return problem === null ? null : faultOfMessage(problem, parsed.value.places);
  }, [query, parsed, problem]);
  return {
    answered: query === '' ? null : answered,
    query,
    fault,
    problem: fault === null ? problem : null,
    slow,
    cancel: () => {
      const task = running.current;
      if (task === null) return;
      running.current = null;
      setSlow(false);
      setProblem('The search was cancelled. Change the query to search again.');
      void service.call('cancelTask', { task });
    },
    more: () => {
      if (answered === null || reading.current || answered.hits.length >= allHits(answered)) return;
      reading.current = true;
      const { asked, hits } = answered;
      void service.call('search', { ...asked, limit: pageSize, offset: hits.length }).then((result) => {
        reading.current = false;
        if (!result.ok) {
          notifyFailure(result.failure);
          return;
        }
        setAnswered((now) => {
          if (now !== answered) return now;
          const next = { ...now, hits: [...now.hits, ...result.value.hits] };
          lastAnswered.set(next);
          return next;
        });
      });
    },
  };
}

/** How many hits were read of the same question before: coming back to it, and changes of the matter, shorten no list. */
function hitsBefore({ query, sort, group, furniture }: Asked): number {
  const last = lastAnswered.get();
  const isSame =
    last?.asked.query === query &&
    last.asked.sort === sort &&
    last.asked.group === group &&
    last.asked.furniture === furniture;
  return isSame ? last.hits.length : 0;
}

/** Reads the first page of hits, and as many more as are wanted where there are so many. */
async function readHits(
  service: ServiceClient,
  asked: Asked,
  wanted: number,
  task: string,
): Promise<Result<Answered>> {
  const limit = Math.min(largestPage, Math.max(pageSize, wanted));
  const hits: SearchHit[] = [];
  for (;;) {
    const page = await service.call('search', { ...asked, limit, offset: hits.length, task });
    if (!page.ok) return page;
    hits.push(...page.value.hits);
    if (hits.length >= wanted || page.value.hits.length < limit) {
      return success({ asked, result: page.value, hits });
    }
  }
}

/** How many hits there are to read. */
export function allHits({ asked, result }: Answered): number {
  return result.total + (asked.furniture ? result.inFurniture : 0);
}
