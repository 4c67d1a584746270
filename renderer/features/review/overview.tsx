import './overview.css';
import type { JSX } from 'react';
import { useMemo } from 'react';
import { dateInWords, type DocumentSummary } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { go } from '../../state/navigation.ts';
import { documentsById, documentsOfBatch, isDone } from '../../state/review.ts';
import { useBatches } from '../../state/use-items.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { numberWords } from '../../ui/words.ts';
import { CountBar } from './count-bar.tsx';
import { answerCounts, batchCounts, progressCounts, reviewersAtWork } from './review-counts.ts';
import { useGiven } from './use-given.ts';

/** How far the review is: by reviewer, by question, by batch; and what is given to this reviewer and not read yet. */
export function Overview({ documents }: { readonly documents: readonly DocumentSummary[] }): JSX.Element {
  const inUse = useMemo(() => documents.filter((document) => document.withdrawn === null), [documents]);
  const reviewers = useQuery('listReviewers', {}).value;
  const batches = useBatches();
  const me = useMatter()?.reviewer?.name ?? null;
  const byId = useMemo(() => documentsById(inUse), [inUse]);
  const names = useMemo(
    () => reviewersAtWork(inUse, batches, reviewers ?? [], me),
    [inUse, batches, reviewers, me],
  );
  if (inUse.length === 0) {
    return (
      <EmptyState sentence="There is nothing to review yet: this matter has no documents.">
        <Button onClick={() => go({ screen: 'library' })}>Go to the library to import some</Button>
      </EmptyState>
    );
  }
  const nameOf = (id: string | null) =>
    reviewers?.find((reviewer) => reviewer.id === id)?.name ?? 'nobody yet';
  return (
    <div
      className="screen-columns review-overview"
      role="region"
      aria-label="How far the review is"
      tabIndex={0}
    >
      <div className="screen-column review-figures">
        <section aria-labelledby="review-reading">
          <h2 id="review-reading">Reading</h2>
          <CountTable
            label="How far each reviewer is"
            first="Reviewer"
            rows={[
              ...names.map((name) => ({ name, counts: progressCounts(inUse, name) })),
              ...(names.length > 1 ? [{ name: 'Anybody', counts: progressCounts(inUse, null) }] : []),
            ]}
          />
        </section>
        <section aria-labelledby="review-decisions">
          <h2 id="review-decisions">Decisions</h2>
          <CountTable
            label="Relevance"
            first="Relevance"
            rows={[{ name: 'All documents', counts: answerCounts(inUse, 'relevance') }]}
          />
          <CountTable
            label="Privilege"
            first="Privilege"
            rows={[{ name: 'All documents', counts: answerCounts(inUse, 'privilege') }]}
          />
        </section>
        {batches.length > 0 && (
          <section aria-labelledby="review-batches">
            <h2 id="review-batches">Batches</h2>
            <CountTable
              label="How far each batch is"
              first="Batch"
              rows={batches.map((batch) => ({
                key: batch.id,
                name: batch.fields.name,
                beneath: `${batch.fields.purpose}, ${nameOf(batch.fields.reviewer)}`,
                onOpen: () =>
                  go({
                    screen: 'review',
                    part: batch.fields.purpose === 'second review' ? 'second reviews' : 'batches',
                    itemId: batch.id,
                  }),
                counts: batchCounts(
                  documentsOfBatch(batch, byId),
                  batch.fields.reviewer === null ? null : nameOf(batch.fields.reviewer),
                ),
              }))}
            />
          </section>
        )}
      </div>
      <MyDocuments documents={byId} />
    </div>
  );
}

interface CountRow {
  readonly key?: string;
  readonly name: string;
  readonly beneath?: string;
  readonly onOpen?: () => void;
  readonly counts: readonly { readonly words: string; readonly count: number; readonly tone: string }[];
}

function CountTable(props: {
  readonly label: string;
  readonly first: string;
  readonly rows: readonly CountRow[];
}): JSX.Element {
  const columns = props.rows[0]?.counts ?? [];
  return (
    <table className="review-table" aria-label={props.label}>
      <thead>
        <tr>
          <th scope="col">{props.first}</th>
          <td className="review-bar-head" />
          {columns.map(({ words }) => (
            <th key={words} scope="col" className="review-count">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key ?? row.name}>
            <th scope="row">
              {row.onOpen === undefined ? (
                <bdi>{row.name}</bdi>
              ) : (
                <button type="button" className="review-open" onClick={row.onOpen}>
                  <bdi>{row.name}</bdi>
                </button>
              )}
              {row.beneath !== undefined && <span className="review-beneath">{row.beneath}</span>}
            </th>
            <td>
              <CountBar counts={row.counts} />
            </td>
            {row.counts.map(({ words, count }) => (
              <td key={words} className="review-count">
                {count === 0 ? '–' : numberWords(count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is given to this reviewer and not read yet, batch by batch. */
function MyDocuments(props: { readonly documents: ReadonlyMap<string, DocumentSummary> }): JSX.Element {
  const { batches, goToNext } = useGiven();
  const me = useMatter()?.reviewer?.name ?? null;
  const keys = useShownKeys();
  const waiting = batches
    .map((batch) => ({
      batch,
      documents: documentsOfBatch(batch, props.documents).filter((document) => !isDone(document, me)),
    }))
    .filter(({ documents }) => documents.length > 0);
  return (
    <section className="screen-column review-mine" aria-labelledby="review-mine">
      <div className="review-mine-head">
        <h2 id="review-mine">My documents</h2>
        {waiting.length > 0 && (
          <Button tone="primary" keys={keys('next-in-batch')} onClick={() => goToNext(null)}>
            Read the next
          </Button>
        )}
      </div>
      {waiting.length === 0 && (
        <p className="review-quiet">
          {batches.length === 0
            ? 'Nothing has been given to you. Batches are made and given under “Batches”.'
            : 'You have read or set aside everything given to you.'}
        </p>
      )}
      {waiting.map(({ batch, documents }) => (
        <div key={batch.id}>
          <h3>
            <bdi>{batch.fields.name}</bdi>{' '}
            <span className="number">{numberWords(documents.length)} to read</span>
          </h3>
          <ul role="list">
            {documents.slice(0, mostListed).map((document) => (
              <li key={document.id}>
                <button
                  type="button"
                  className="review-document"
                  onClick={() => go({ screen: 'reader', documentId: document.id })}
                >
                  <bdi className="review-document-title">{document.title}</bdi>
                  <span className="number">
                    {document.urn} · {dateInWords(document.date)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {documents.length > mostListed && (
            <p className="review-quiet">and {numberWords(documents.length - mostListed)} more</p>
          )}
        </div>
      ))}
    </section>
  );
}

/** How many documents of a batch are listed here; the batch itself lists them all. */
const mostListed = 50;
