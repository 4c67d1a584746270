import type { JSX, ReactNode } from 'react';
import type { SearchHit, SnippetPart, Theme } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { useQuery } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';

/** What each hit is known by. */
export function hitKey(hit: SearchHit): string {
  switch (hit.kind) {
    case 'note':
      return `note ${hit.noteId}`;
    case 'whole-document':
      return `document ${hit.documentId}`;
    case 'passage':
      return `passage ${hit.passageId}`;
    case 'document':
      return `block ${hit.documentId} ${String(hit.block)}`;
  }
}

/** Leads to what a hit found. */
export function openHit(hit: SearchHit): void {
  switch (hit.kind) {
    case 'note':
      return go({ screen: 'notes', noteId: hit.noteId });
    case 'whole-document':
      return go({ screen: 'reader', documentId: hit.documentId });
    case 'passage':
      return go({ screen: 'reader', documentId: hit.documentId, at: { passageId: hit.passageId } });
    case 'document':
      return go({
        screen: 'reader',
        documentId: hit.documentId,
        at: { start: hit.start, end: hit.end },
      });
  }
}

/** One hit: where it is, what surrounds it, and a press that leads there. */
export function SearchHitRow(props: {
  readonly hit: SearchHit;
  readonly themes: ReadonlyMap<string, Theme>;
  /** Leaves the document's title out where it stands above. */
  readonly untitled: boolean;
}): JSX.Element {
  const { hit } = props;
  return (
    <li>
      <button
        type="button"
        data-hit={hitKey(hit)}
        className={classNames(
          'search-hit',
          props.untitled && 'search-hit-untitled',
          hit.kind === 'note' && hit.privileged && 'search-hit-of-privileged',
        )}
        onClick={() => openHit(hit)}
      >
        <span className="search-hit-head">
          {hit.kind === 'note' ? (
            <NoteHead hit={hit} />
          ) : (
            <>
              {!props.untitled && (
                <span className="search-hit-title">
                  <bdi>{hit.title}</bdi>
                </span>
              )}
              <SupersededMark documentId={hit.documentId} />
              <HitMarks hit={hit} themes={props.themes} />
              <span className="number">{hit.kind === 'whole-document' ? hit.urn : hit.citation}</span>
            </>
          )}
        </span>
        <Snippet parts={hit.snippet} />
      </button>
    </li>
  );
}

function NoteHead({ hit }: { readonly hit: Extract<SearchHit, { readonly kind: 'note' }> }): ReactNode {
  return (
    <>
      <span className="search-hit-title">Note on {hit.targetLabel}</span>
      {hit.privileged && <span className="search-hit-privileged">privileged</span>}
    </>
  );
}

/** Says that a hit is in a document that a corrected one superseded. */
function SupersededMark({ documentId }: { readonly documentId: string }): ReactNode {
  const documents = useQuery('listDocuments', {}).value;
  const by = documents?.find(({ id }) => id === documentId)?.supersededBy ?? null;
  if (by === null) return null;
  const urn = documents?.find(({ id }) => id === by)?.urn;
  return <span className="search-hit-superseded">superseded{urn === undefined ? '' : ` by ${urn}`}</span>;
}

function HitMarks(props: {
  readonly hit: Exclude<SearchHit, { readonly kind: 'note' }>;
  readonly themes: ReadonlyMap<string, Theme>;
}): ReactNode {
  const { hit } = props;
  if (hit.kind === 'whole-document') return <span className="search-hit-kind">document</span>;
  return (
    <>
      {hit.kind === 'passage' && <span className="search-hit-kind">passage</span>}
      {hit.kind === 'document' && hit.furniture && <span className="search-hit-furniture">furniture</span>}
      {hit.themes.map((id) => {
        const theme = props.themes.get(id);
        return theme === undefined ? null : <ThemeChip key={id} theme={theme} />;
      })}
    </>
  );
}

/** A piece of text with what was found in it marked by colour and underline, and what stands around it. */
export function Snippet(props: {
  readonly parts: readonly SnippetPart[];
  readonly before?: string;
  readonly after?: string;
}): JSX.Element {
  return (
    <span className="search-snippet" dir="auto">
      {props.before !== undefined && <span className="tag-hit-around">{props.before}</span>}
      {props.parts.map((part, index) =>
        part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
      {props.after !== undefined && <span className="tag-hit-around">{props.after}</span>}
    </span>
  );
}
