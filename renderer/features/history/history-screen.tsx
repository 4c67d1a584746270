import './history-screen.css';
import type { JSX } from 'react';
import { useDeferredValue, useState } from 'react';
import type { HistorySubject } from '../../state/navigation.ts';
import { replacePlace } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { usePane } from '../../state/use-pane.ts';
import { useMatter, useQuery, useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { VerificationReport } from '../../ui/verification-report.tsx';
import { checkMatter, lastCheck } from './check-matter.ts';
import { EarlierStates } from './earlier-states.tsx';
import { exportHistory } from './export-history.ts';
import { HistoryDays } from './history-days.tsx';
import { everyAct, filterForService, HistoryFilterBar } from './history-filter.tsx';

const pageSize = 200;
const longestList = 1_000;

/**
 * Every act in words, newest first, undone ones marked, narrowed down by words, reviewer, document, kind and days, and
 * exported as it is narrowed down; beside them the earlier states of one passage or note; and the check that the record is
 * whole.
 */
export function HistoryScreen({ of }: { readonly of: HistorySubject | null }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const matter = useMatter();
  const [subject, setSubject] = useState(of);
  const [filter, setFilter] = useState(everyAct);
  const [limit, setLimit] = useState(pageSize);
  const wanted = filterForService(useDeferredValue(filter));
  const query = useQuery('history', { limit, offset: 0, ...wanted });
  const verification = useObservable(lastCheck);
  const pane = usePane('history-states', { initial: 400, minimum: 280, maximum: 720 });
  const entries = query.value;
  const isNarrowed = Object.keys(wanted).length > 0;
  const exporting = (format: 'csv' | 'pdf') => {
    void exportHistory(service, shell, format, matter?.title ?? 'Matter', filterForService(filter));
  };
  const look = (next: HistorySubject | null) => {
    setSubject(next);
    replacePlace({ screen: 'history', ...(next === null ? {} : { of: next }) });
  };
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>History</ScreenHeading>
        <span className="number">
          Everything done in this matter, newest first. Undoing adds to it and erases nothing.
        </span>
        <Button disabled={entries?.length === 0} onClick={() => exporting('csv')}>
          Export as CSV
        </Button>
        <Button disabled={entries?.length === 0} onClick={() => exporting('pdf')}>
          Export as signed-off PDF
        </Button>
        <Button onClick={() => void checkMatter(service)}>Check the matter</Button>
      </div>
      <HistoryFilterBar filter={filter} onFilter={setFilter} />
      <div className="screen-columns">
        <div className="screen-scroll history-acts">
          {verification !== null && (
            <VerificationReport
              verification={verification}
              whole="The matter is whole: every check holds."
              broken="Something is wrong. Keep a copy of the file as it is, and do not work on in it."
              onPutAway={() => lastCheck.set(null)}
            />
          )}
          {query.status === 'failed' && <FailureState failure={query.failure} onRetry={query.retry} />}
          {entries !== undefined && entries.length === 0 && !isNarrowed && (
            <EmptyState sentence="Nothing was done in this matter yet. Every act will stand here in words, with its time and reviewer." />
          )}
          {entries !== undefined && entries.length === 0 && isNarrowed && (
            <EmptyState sentence="No act fits this filter.">
              <Button onClick={() => setFilter(everyAct)}>Show everything</Button>
            </EmptyState>
          )}
          {entries !== undefined && entries.length > 0 && <HistoryDays entries={entries} onSubject={look} />}
          {entries !== undefined && entries.length >= limit && limit < longestList && (
            <p className="history-more">
              <IconlessButton
                tone="primary"
                onClick={() => setLimit(Math.min(longestList, limit + pageSize))}
              >
                Show earlier acts
              </IconlessButton>
            </p>
          )}
          {entries !== undefined && entries.length >= longestList && (
            <EarlierActs key={JSON.stringify(wanted)} from={longestList} wanted={wanted} onSubject={look} />
          )}
        </div>
        {subject !== null && (
          <>
            <Splitter pane={pane} label="Width of the earlier states" side="end" />
            <aside className="history-states" style={{ width: pane.width }} aria-label="Earlier states">
              <EarlierStates
                key={`${subject.kind} ${subject.id}`}
                subject={subject}
                onClose={() => look(null)}
              />
            </aside>
          </>
        )}
      </div>
    </div>
  );
}

/** Acts beyond the newest thousand, a page at a time; they no longer change, except to be marked as undone. */
function EarlierActs(props: {
  readonly from: number;
  readonly wanted: ReturnType<typeof filterForService>;
  readonly onSubject: (subject: HistorySubject) => void;
}): JSX.Element {
  const { from, wanted } = props;
  const [offset, setOffset] = useState<number | null>(null);
  const query = useQuery('history', offset === null ? null : { limit: longestList, offset, ...wanted });
  return (
    <>
      {query.status === 'failed' && <FailureState failure={query.failure} onRetry={query.retry} />}
      {query.value !== undefined && <HistoryDays entries={query.value} onSubject={props.onSubject} />}
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
