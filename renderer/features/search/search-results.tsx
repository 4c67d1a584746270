import type { JSX, KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import type { SearchHit, SearchResult } from '../../../shared/model/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useService, useThemes } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { SearchHitRow } from './search-hit-row.tsx';

const pageSize = 100;

/** The hits, best first, with more on demand. Arrow keys go from hit to hit; up from the first leads to the query. */
export function SearchResults(props: {
  readonly query: string;
  readonly furniture: boolean;
  readonly first: SearchResult;
}): JSX.Element {
  const service = useService();
  const themes = useThemes();
  const themesById = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes]);
  const [further, setFurther] = useState<readonly SearchHit[]>([]);
  const [busy, setBusy] = useState(false);
  const hits = [...props.first.hits, ...further];
  const all = props.first.total + (props.furniture ? props.first.inFurniture : 0);
  const showMore = async () => {
    setBusy(true);
    const { query, furniture } = props;
    const result = await service.call('search', { query, furniture, limit: pageSize, offset: hits.length });
    setBusy(false);
    if (result.ok) setFurther((known) => [...known, ...result.value.hits]);
    else notifyFailure(result.failure);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.search-hit')];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (event.key === 'ArrowDown') rows[Math.min(rows.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp' && at === 0)
      document.querySelector<HTMLElement>('[role=search] input')?.focus();
    else if (event.key === 'ArrowUp') rows[at - 1]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="screen-scroll">
      <ol role="list" className="search-hits" aria-label="Hits" onKeyDown={onKeyDown}>
        {hits.map((hit) => (
          <SearchHitRow key={hitKey(hit)} hit={hit} themes={themesById} />
        ))}
      </ol>
      {all > hits.length && (
        <p className="search-more">
          <IconlessButton tone="primary" disabled={busy} onClick={() => void showMore()}>
            Show more of the remaining {countWords(all - hits.length, 'hit')}
          </IconlessButton>
        </p>
      )}
    </div>
  );
}

function hitKey(hit: SearchHit): string {
  return hit.kind === 'note' ? hit.noteId : `${hit.documentId} ${String(hit.block)} ${String(hit.start)}`;
}
