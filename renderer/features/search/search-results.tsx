import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/model/index.ts';
import { isTextField } from '../../state/actions.ts';
import { perMatter } from '../../state/per-matter.ts';
import { useQuery, useThemes } from '../../state/use-service.ts';
import { countWords } from '../../ui/words.ts';
import { hitKey, SearchHitRow } from './search-hit-row.tsx';
import { allHits, type Answered } from './use-search.ts';

/** How a list was left, to be come back to. */
interface LeftAt {
  /** The question that its hits answer. */
  readonly asked: string;
  /** In CSS pixels. */
  readonly scrolled: number;
  /** The hit that was followed, and how far below the top of the list it stood, in CSS pixels. */
  readonly hit: { readonly key: string; readonly top: number } | null;
}

const leftAt = perMatter<LeftAt>({ asked: '', scrolled: 0, hit: null });

/**
 * The hits; further pages are read as they are scrolled to. Arrow keys go from hit to hit, up from the first leads to the
 * query. Coming back from a hit leads to it in the list.
 */
export function SearchResults(props: {
  readonly answered: Answered;
  readonly onMore: () => void;
}): JSX.Element {
  const { answered, onMore } = props;
  const { group } = answered.asked;
  const asked = JSON.stringify(answered.asked);
  const themes = useThemes();
  const themesById = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLLIElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    if (end.current === null) return undefined;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more.current();
      },
      { root: scroller.current, rootMargin: '600px' },
    );
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [answered]);
  useLayoutEffect(() => {
    const left = leftAt.get();
    const list = scroller.current;
    // Whoever types a query anew begins with the best hits, and keeps the keys.
    if (list === null || left.asked !== asked || isTextField(document.activeElement)) return;
    list.scrollTop = left.scrolled;
    if (left.hit !== null) returnTo(list, left.hit.key, left.hit.top);
  }, [asked]);
  const remember = (row: Element | null): void => {
    const list = scroller.current;
    if (list === null) return;
    const key = row?.getAttribute('data-hit') ?? null;
    const top = (row ?? list).getBoundingClientRect().top - list.getBoundingClientRect().top;
    leftAt.set({ asked, scrolled: list.scrollTop, hit: key === null ? null : { key, top } });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>): void => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.search-hit, .search-group-fold')];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (event.key === 'ArrowDown') rows[Math.min(rows.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp' && at === 0)
      document.querySelector<HTMLElement>('[role=search] input')?.focus();
    else if (event.key === 'ArrowUp') rows[at - 1]?.focus();
    else return;
    event.preventDefault();
  };
  const counts = useMemo(
    () => new Map(answered.result.documents.map(({ documentId, hits }) => [documentId, hits])),
    [answered.result.documents],
  );
  const documents = useQuery('listDocuments', {}).value;
  const documentsById = useMemo(
    () => new Map(documents?.map((document) => [document.id, document])),
    [documents],
  );
  const left = allHits(answered) - answered.hits.length;
  return (
    <div ref={scroller} className="search-scroll" onScroll={() => remember(null)}>
      <ol
        role="list"
        className="search-hits"
        aria-label="Hits"
        onKeyDown={onKeyDown}
        onClickCapture={(event) => {
          remember(event.target instanceof Element ? event.target.closest('[data-hit]') : null);
        }}
      >
        {answered.hits.map((hit, index) => {
          const of = groupOf(hit);
          const before = answered.hits[index - 1];
          const begins = group && (before === undefined || groupOf(before) !== of);
          return [
            begins && (
              <GroupHeading
                key={`group ${of}`}
                document={hit.kind === 'note' ? documentsById.get(of) : hit}
                hits={counts.get(of)}
                folded={folded.has(of)}
                onFold={(fold) =>
                  setFolded((now) => new Set(fold ? [...now, of] : [...now].filter((id) => id !== of)))
                }
              />
            ),
            !(group && folded.has(of)) && (
              <SearchHitRow key={hitKey(hit)} hit={hit} themes={themesById} untitled={group} />
            ),
          ];
        })}
        {left > 0 && (
          <li ref={end} className="search-more">
            <button type="button" className="iconless-button iconless-button-plain" onClick={onMore}>
              Show more of the remaining {countWords(left, 'hit')}
            </button>
          </li>
        )}
      </ol>
    </div>
  );
}

/** Scrolls until a hit stands where it stood, and gives it the keys. */
function returnTo(list: HTMLElement, key: string, top: number): void {
  const row = list.querySelector<HTMLElement>(`[data-hit="${CSS.escape(key)}"]`);
  if (row === null) return;
  const settle = (): void => {
    list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top - top;
  };
  settle();
  row.focus({ preventScroll: true });
  // Rows have an estimated height until they were drawn near the place that is scrolled to.
  requestAnimationFrame(() => {
    settle();
    requestAnimationFrame(settle);
  });
}

/** What a hit is grouped under: its document, or nothing for a note on a theme or the matter. */
function groupOf(hit: SearchHit): string {
  return hit.documentId ?? '';
}

function GroupHeading(props: {
  /** Undefined for notes that are on no document. */
  readonly document: { readonly urn: string; readonly title: string } | undefined;
  readonly hits: number | undefined;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}): JSX.Element {
  const { document: shown, hits } = props;
  return (
    <li className="search-group">
      <button
        type="button"
        className="search-group-fold"
        aria-expanded={!props.folded}
        onClick={() => props.onFold(!props.folded)}
      >
        <span className="search-group-title">
          <bdi>{shown?.title ?? 'Notes on themes and the matter'}</bdi>
        </span>
        <span className="number">
          {shown?.urn}
          {hits !== undefined && `, ${countWords(hits, 'hit')}`}
        </span>
      </button>
    </li>
  );
}
