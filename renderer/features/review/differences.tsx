import type { JSX } from 'react';
import type {
  DocumentReviewedTwice,
  Item,
  OwnAnswer,
  PassagePlace,
  ReviewDifference,
  Theme,
} from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { useQuery, useThemes } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Citation } from '../../ui/citation.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';
import { questionHeadings } from './decision-words.ts';
import { GiveBatch } from './give-batch.tsx';
import { SettleForm } from './settle-form.tsx';
import { useBatchActs } from './use-batch-acts.ts';

/** Where two reviewers differ on a sample, document by document: what each said, the way there, and a way to settle it. */
export function Differences(props: {
  readonly batch: Item<'batch'>;
  /** The name of who reads it again, or null. */
  readonly reviewer: string | null;
  readonly writable: boolean;
  readonly onGone: () => void;
}): JSX.Element {
  const { batch } = props;
  const acts = useBatchActs();
  const query = useQuery('secondReview', { batchId: batch.id });
  const review = query.value;
  const compared = review?.documents.filter(({ state }) => state === 'compared') ?? [];
  const differing = compared.filter(({ differences }) => differences.length > 0);
  const waiting = review?.documents.filter(({ state }) => state === 'waiting') ?? [];
  return (
    <div className="review-second">
      <div className="review-batch-head">
        <h2>
          <bdi>{batch.fields.name}</bdi>
        </h2>
        <GiveBatch
          label="Read again by"
          batchId={batch.id}
          reviewer={props.reviewer}
          writable={props.writable}
        />
        {props.writable && (
          <Button
            tone="danger"
            onClick={() => {
              void acts.remove([batch.id]).then((isDone) => {
                if (isDone) props.onGone();
              });
            }}
          >
            Delete the sample
          </Button>
        )}
      </div>
      <p className="review-drawn">{batch.fields.drawn}</p>
      {query.status === 'failed' && review === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {review !== undefined && (
        <>
          <p role="status">
            {secondReviewWords({
              second: review.second,
              compared: compared.length,
              differing: differing.length,
              waiting: waiting.length,
            })}
          </p>
          <ul role="list" className="review-differing">
            {differing.map((document) => (
              <li key={document.documentId}>
                <Differing
                  document={document}
                  first={review.first}
                  second={review.second ?? ''}
                  writable={props.writable}
                />
              </li>
            ))}
          </ul>
          {waiting.length > 0 && (
            <details>
              <summary>{countWords(waiting.length, 'document')} not read again yet</summary>
              <ul role="list" className="review-waiting">
                {waiting.map((document) => (
                  <li key={document.documentId}>
                    <IconlessButton onClick={() => go({ screen: 'reader', documentId: document.documentId })}>
                      {document.urn} <bdi>{document.title}</bdi>
                    </IconlessButton>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  );
}

function secondReviewWords(counts: {
  readonly second: string | null;
  readonly compared: number;
  readonly differing: number;
  readonly waiting: number;
}): string {
  if (counts.second === null) return 'Nobody has this sample yet. Write above who reads it again.';
  if (counts.compared === 0) return `${counts.second} has not marked any of it as read yet.`;
  const differ =
    counts.differing === 0
      ? 'the two agree on all of them'
      : `the two differ on ${countWords(counts.differing, 'document')}`;
  return `${countWords(counts.compared, 'document')} read by both: ${differ}.`;
}

function Differing(props: {
  readonly document: DocumentReviewedTwice;
  readonly first: string;
  readonly second: string;
  readonly writable: boolean;
}): JSX.Element {
  const { document } = props;
  const themes = useThemes();
  return (
    <section className="review-differing-document" aria-label={document.urn}>
      <h3>
        <IconlessButton onClick={() => go({ screen: 'reader', documentId: document.documentId })}>
          <span className="number">{document.urn}</span> <bdi>{document.title}</bdi>
        </IconlessButton>
      </h3>
      <table className="review-table review-sides">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">{props.first}</th>
            <th scope="col">{props.second}</th>
          </tr>
        </thead>
        <tbody>
          {document.differences.map((difference) => (
            <DifferenceRow
              key={keyOf(difference)}
              difference={difference}
              document={document}
              themes={themes}
              writable={props.writable}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DifferenceRow(props: {
  readonly difference: ReviewDifference;
  readonly document: DocumentReviewedTwice;
  readonly themes: readonly Theme[];
  readonly writable: boolean;
}): JSX.Element {
  const { difference, document } = props;
  if (difference.kind === 'decision') {
    const { question, standing } = difference;
    return (
      <>
        <tr>
          <th scope="row">{questionHeadings[question]}</th>
          <td>
            <Answer answer={difference.first} />
          </td>
          <td>
            <Answer answer={difference.second} />
          </td>
        </tr>
        {standing.state === 'settled' && (
          <tr>
            <td />
            <td colSpan={2}>
              Settled: <strong>{standing.answer}</strong>
              {standing.reason === '' ? '' : `. ${standing.reason}`}
            </td>
          </tr>
        )}
        {standing.state === 'disagreed' && props.writable && (
          <tr>
            <td />
            <td colSpan={2}>
              <SettleForm document={{ id: document.documentId, urn: document.urn }} question={question} />
            </td>
          </tr>
        )}
      </>
    );
  }
  const theme = props.themes.find(({ id }) => id === difference.themeId);
  const chip = theme === undefined ? null : <ThemeChip theme={theme} named />;
  if (difference.kind === 'document theme') {
    return (
      <tr>
        <th scope="row">{chip} as a whole</th>
        <td>{difference.by === 'first' ? 'given' : '–'}</td>
        <td>{difference.by === 'second' ? 'given' : '–'}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{chip} alone on</th>
      {[difference.first, difference.second].map((places, side) => (
        <td key={side === 0 ? 'first' : 'second'}>
          <Places places={places} documentId={document.documentId} />
        </td>
      ))}
    </tr>
  );
}

function Answer({ answer }: { readonly answer: OwnAnswer | null }): JSX.Element {
  if (answer === null) return <span className="number">no answer</span>;
  return (
    <>
      <strong>{answer.answer}</strong>
      {answer.reason !== '' && (
        <>
          {' '}
          <span className="review-why">{answer.reason}</span>
        </>
      )}
    </>
  );
}

function Places(props: {
  readonly places: readonly PassagePlace[];
  readonly documentId: string;
}): JSX.Element {
  if (props.places.length === 0) return <>–</>;
  return (
    <>
      {props.places.map(({ passageId, citation }) => (
        <Citation
          key={passageId}
          citation={citation}
          onOpen={() => go({ screen: 'reader', documentId: props.documentId, at: { passageId } })}
        />
      ))}
    </>
  );
}

function keyOf(difference: ReviewDifference): string {
  return difference.kind === 'decision' ? difference.question : `${difference.kind} ${difference.themeId}`;
}
