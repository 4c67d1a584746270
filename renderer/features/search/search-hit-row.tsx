import type { JSX, ReactNode } from 'react';
import type { SearchHit, SnippetPart, Theme } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { classNames } from '../../ui/class-names.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';

/** One hit: where it is, what surrounds it, and a press that leads there. */
export function SearchHitRow(props: {
  readonly hit: SearchHit;
  readonly themes: ReadonlyMap<string, Theme>;
}): JSX.Element {
  const { hit } = props;
  if (hit.kind === 'note') {
    return (
      <HitButton privileged={hit.privileged} onOpen={() => go({ screen: 'notes', noteId: hit.noteId })}>
        <span className="search-hit-head">
          <span className="search-hit-title">Note on {hit.targetLabel}</span>
          {hit.privileged && <span className="search-hit-privileged">privileged</span>}
        </span>
        <Snippet parts={hit.snippet} />
      </HitButton>
    );
  }
  const { documentId, start, end } = hit;
  return (
    <HitButton privileged={false} onOpen={() => go({ screen: 'reader', documentId, at: { start, end } })}>
      <span className="search-hit-head">
        <span className="search-hit-title">
          <bdi>{hit.title}</bdi>
        </span>
        {hit.furniture && <span className="search-hit-furniture">furniture</span>}
        {hit.themes.map((id) => {
          const theme = props.themes.get(id);
          return theme === undefined ? null : <ThemeChip key={id} theme={theme} />;
        })}
        <span className="number">{hit.citation}</span>
      </span>
      <Snippet parts={hit.snippet} />
    </HitButton>
  );
}

function HitButton(props: {
  readonly privileged: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <li>
      <button
        type="button"
        className={classNames('search-hit', props.privileged && 'search-hit-of-privileged')}
        onClick={props.onOpen}
      >
        {props.children}
      </button>
    </li>
  );
}

function Snippet({ parts }: { readonly parts: readonly SnippetPart[] }): JSX.Element {
  return (
    <span className="search-snippet" dir="auto">
      {parts.map((part, index) =>
        part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </span>
  );
}
