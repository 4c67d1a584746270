import './history-screen.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { HistoryEntry } from '../../../shared/contract/index.ts';
import { go } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { VerificationReport } from '../../ui/verification-report.tsx';
import { dayWords, timeWords } from '../../ui/words.ts';
import { checkMatter, lastCheck } from './check-matter.ts';

const pageSize = 200;
const longestList = 1_000;

/** Every act in words, newest first, undone ones marked; and the check that the record is whole. */
export function HistoryScreen(): JSX.Element {
  const service = useService();
  const [limit, setLimit] = useState(pageSize);
  const query = useQuery('history', { limit, offset: 0 });
  const verification = useObservable(lastCheck);
  const entries = query.value;
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>History</ScreenHeading>
        <span className="number">
          Everything done in this matter, newest first. Undoing adds to it and erases nothing.
        </span>
        <Button onClick={() => void checkMatter(service)}>Check the matter</Button>
      </div>
      <div className="screen-scroll">
        {verification !== null && (
          <VerificationReport
            verification={verification}
            whole="The matter is whole: every check holds."
            broken="Something is wrong. Keep a copy of the file as it is, and do not work on in it."
            onPutAway={() => lastCheck.set(null)}
          />
        )}
        {query.status === 'failed' && <FailureState failure={query.failure} onRetry={query.retry} />}
        {entries !== undefined && entries.length === 0 && (
          <EmptyState sentence="Nothing was done in this matter yet. Every act will stand here in words, with its time and reviewer." />
        )}
        {entries !== undefined && entries.length > 0 && <HistoryDays entries={entries} />}
        {entries !== undefined && entries.length >= limit && limit < longestList && (
          <p className="history-more">
            <IconlessButton tone="primary" onClick={() => setLimit(Math.min(longestList, limit + pageSize))}>
              Show earlier acts
            </IconlessButton>
          </p>
        )}
        {entries !== undefined && entries.length >= longestList && <EarlierActs from={longestList} />}
      </div>
    </div>
  );
}

/** Acts beyond the newest thousand, a page at a time; they no longer change, except to be marked as undone. */
function EarlierActs({ from }: { readonly from: number }): JSX.Element {
  const [offset, setOffset] = useState<number | null>(null);
  const query = useQuery('history', offset === null ? null : { limit: longestList, offset });
  return (
    <>
      {query.status === 'failed' && <FailureState failure={query.failure} onRetry={query.retry} />}
      {query.value !== undefined && <HistoryDays entries={query.value} />}
      <p className="history-more">
        {offset !== null && offset > from && (
          <IconlessButton tone="primary" onClick={() => setOffset(offset - longestList)}>
            Show the thousand after these
          </IconlessButton>
        )}
        {(offset === null || query.value?.length === longestList) && (
          <IconlessButton
            tone="primary"
            onClick={() => setOffset(offset === null ? from : offset + longestList)}
          >
            Show the thousand before these
          </IconlessButton>
        )}
      </p>
    </>
  );
}

function HistoryDays({ entries }: { readonly entries: readonly HistoryEntry[] }): JSX.Element {
  const days: { readonly day: string; readonly entries: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayWords(entry.atMs);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return (
    <>
      {days.map((group) => (
        <section key={`${group.day} ${group.entries[0]?.act ?? ''}`} className="history-day">
          <h2>{group.day}</h2>
          <ol role="list">
            {group.entries.map((entry) => (
              <HistoryRow key={entry.act} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function HistoryRow({ entry }: { readonly entry: HistoryEntry }): JSX.Element {
  const { documentId } = entry;
  return (
    <li className="history-row">
      <time className="number" dateTime={new Date(entry.atMs).toISOString()}>
        {timeWords(entry.atMs)}
      </time>
      <span className={entry.undone ? 'history-undone' : undefined}>{entry.sentence}</span>
      <span className="history-side">
        {entry.undone && <strong>undone</strong>}
        {documentId !== null && (
          <IconlessButton tone="primary" onClick={() => go({ screen: 'reader', documentId })}>
            Show<span className="visually-hidden"> the document</span>
          </IconlessButton>
        )}
        <span className="number">{entry.reviewer.name}</span>
      </span>
    </li>
  );
}
