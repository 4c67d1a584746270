import './superseded-banner.css';
import type { JSX } from 'react';
import { dayWords } from '../../ui/words.ts';
import type { DocumentSummary, Passage } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { go } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { beginPlacing, placing } from './placing.ts';
import { useSide } from './side-context.ts';

/** Says above a text what superseded it or what it supersedes, and lists the passages that were not placed yet. */
export function SupersededBanner({ document }: { readonly document: DocumentSummary }): JSX.Element | null {
  const documents = useQuery('listDocuments', {}).value ?? [];
  const urnOf = (id: string): string =>
    documents.find((other) => other.id === id)?.urn ?? 'a purged document';
  const { supersededBy, supersededAtMs, supersedes } = document;
  return (
    <>
      <PlacingStrip documentId={document.id} />
      {supersededBy !== null && (
        <div className="superseded-banner" role="note">
          <p>
            <strong>Superseded by {urnOf(supersededBy)}</strong>
            {supersededAtMs === null ? '' : ` on ${dayWords(supersededAtMs)}`}.{' '}
            <BesideButton documentId={supersededBy}>Read {urnOf(supersededBy)} beside it</BesideButton>
          </p>
          <UnplacedList document={document} urn={urnOf(supersededBy)} />
        </div>
      )}
      {supersedes.length > 0 && (
        <p className="superseded-earlier">
          Supersedes{' '}
          {supersedes.map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <IconlessButton onClick={() => go({ screen: 'reader', documentId: id })}>
                {urnOf(id)}
              </IconlessButton>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function BesideButton(props: {
  readonly documentId: string;
  readonly children: React.ReactNode;
}): JSX.Element {
  const side = useSide();
  return (
    <IconlessButton onClick={() => side.onOpenBeside(props.documentId)}>{props.children}</IconlessButton>
  );
}

/** The passages that still stand on a superseded document, each to be placed in the corrected one. */
function UnplacedList(props: {
  readonly document: DocumentSummary;
  readonly urn: string;
}): JSX.Element | null {
  const { document, urn } = props;
  const left = useQuery('listUnplaced', { documentId: document.id }).value;
  const writable = useMatter()?.readOnlyBecause === null;
  const waiting = useObservable(placing);
  const side = useSide();
  const by = left?.by ?? null;
  if (left === undefined || by === null || left.passages.length === 0) return null;
  const place = ({ id, citation, quote }: Passage): void => {
    beginPlacing({ passageId: id, documentId: document.id, by, citation, quote });
    side.onOpenBeside(by);
  };
  return (
    <details className="superseded-unplaced">
      <summary>
        {countWords(left.passages.length, 'passage')} not placed in {urn} yet
      </summary>
      <ul role="list">
        {left.passages.map((passage) => (
          <li key={passage.id} aria-current={waiting?.passageId === passage.id ? 'step' : undefined}>
            <q dir="auto">{passage.quote}</q>
            <span className="number">{passage.citation}</span>
            {writable && (
              <IconlessButton onClick={() => place(passage)}>
                Place in {urn}
                <span className="visually-hidden"> the passage {passage.citation}</span>
              </IconlessButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What waits to be placed in this document, while something does. */
function PlacingStrip({ documentId }: { readonly documentId: string }): JSX.Element | null {
  const waiting = useObservable(placing);
  const keys = useShownKeys();
  if (waiting?.by !== documentId) return null;
  const key = keys('place-passage');
  return (
    <div className="superseded-placing" role="status">
      <p>
        Select the text here that takes the place of <q dir="auto">{waiting.quote}</q> {waiting.citation}.
        Then press “Place here”{key === undefined ? '' : ` or ${key}`}.
      </p>
      <IconlessButton onClick={() => placing.set(null)}>Leave it where it is</IconlessButton>
    </div>
  );
}
