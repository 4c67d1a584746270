import './purges.css';
import type { JSX } from 'react';
import { useRef, useState } from 'react';
import type { PurgeProposal, Tombstone } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient } from '../../state/client.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, momentWords } from '../../ui/words.ts';
import { purgeDoneWords, purgeLimits, purgeReach, urnWords } from './purge-words.ts';

/** What is proposed to be purged, for another reviewer to approve, and what was; nothing where there is neither. */
export function PurgesPanel({ writable }: { readonly writable: boolean }): JSX.Element | null {
  const query = useQuery('listPurges', {});
  const [purgedShown, setPurgedShown] = useState(false);
  const panel = useRef<HTMLElement>(null);
  if (query.status === 'failed' && query.value === undefined) {
    return <FailureState failure={query.failure} onRetry={query.retry} />;
  }
  const { proposals = [], purged = [] } = query.value ?? {};
  if (proposals.length === 0 && purged.length === 0) return null;
  return (
    <section ref={panel} className="purges" aria-labelledby="purges-heading">
      <div className="purges-head">
        <h2 id="purges-heading">Purging</h2>
        <p>
          {proposals.length === 0
            ? 'Nothing is proposed.'
            : `${countWords(proposals.length, 'proposal')} to be approved by another reviewer.`}
        </p>
        {purged.length > 0 && (
          <IconlessButton aria-expanded={purgedShown} onClick={() => setPurgedShown(!purgedShown)}>
            {purgedShown ? 'Hide' : 'Show'} {countWords(purged.length, 'purged document')}
          </IconlessButton>
        )}
      </div>
      {(proposals.length > 0 || purgedShown) && (
        <div className="purges-lists" tabIndex={0} role="group" aria-label="Proposals and purged documents">
          {proposals.length > 0 && (
            <ul role="list" aria-label="Proposals to purge">
              {proposals.map((proposal) => (
                <ProposalItem
                  key={proposal.id}
                  proposal={proposal}
                  writable={writable}
                  // The button that was pressed is gone; the screen's heading always stays.
                  onGone={() => panel.current?.closest('main')?.querySelector<HTMLElement>('h1')?.focus()}
                />
              ))}
            </ul>
          )}
          {purgedShown && <PurgedList purged={purged} />}
        </div>
      )}
    </section>
  );
}

function ProposalItem(props: {
  readonly proposal: PurgeProposal;
  readonly writable: boolean;
  readonly onGone: () => void;
}): JSX.Element {
  const { proposal, writable } = props;
  const act = useAct();
  const service = useService();
  const [busy, setBusy] = useState(false);
  const urns = urnWords(proposal.documents);
  const approve = async () => {
    setBusy(true);
    const isGone = await purgeNow(service, proposal.id);
    setBusy(false);
    if (isGone) props.onGone();
  };
  const withdraw = async () => {
    const said = `Withdrew the proposal to purge ${urns}.`;
    if ((await act('withdrawPurge', { purgeId: proposal.id }, said)) !== null) props.onGone();
  };
  return (
    <li className="purges-proposal">
      <p>
        <strong className="number">{urns}</strong> proposed by {proposal.reviewer},{' '}
        {momentWords(proposal.atMs)}: <bdi>{proposal.reason}</bdi>
      </p>
      <p className="purges-consequence">
        {purgeReach(proposal.documents)} {purgeLimits}
      </p>
      {writable && (
        <div className="purges-acts">
          {proposal.mayApprove ? (
            <Button
              tone="danger"
              disabled={busy}
              aria-label={`Approve and purge ${urns}`}
              onClick={() => void approve()}
            >
              {busy ? 'Purging…' : 'Approve and purge'}
            </Button>
          ) : (
            <span className="purges-consequence">
              You proposed this, so another reviewer must approve it.
            </span>
          )}
          <IconlessButton
            disabled={busy}
            aria-label={`Withdraw the proposal to purge ${urns}`}
            onClick={() => void withdraw()}
          >
            Withdraw
          </IconlessButton>
        </div>
      )}
    </li>
  );
}

/** True where the documents are gone. */
async function purgeNow(service: ServiceClient, purgeId: string): Promise<boolean> {
  const result = await runTask('Purging', (task) => service.call('approvePurge', { task, purgeId }));
  if (!result.ok) {
    notifyFailure(result.failure);
    return false;
  }
  const sentence = purgeDoneWords(result.value);
  announce(sentence);
  // It names what is still to do, so it stays until it is put away.
  notify({ sentence, tone: 'warning' });
  return true;
}

const atOnce = 100;

function PurgedList({ purged }: { readonly purged: readonly Tombstone[] }): JSX.Element {
  const [shown, setShown] = useState(atOnce);
  return (
    <ul role="list" aria-label="Purged documents">
      {purged.slice(0, shown).map((stone) => (
        <li key={stone.documentId} className="purges-stone">
          <span className="number">{stone.urn}</span>
          <span>purged</span>
          <span>
            {momentWords(stone.atMs)}, proposed by {stone.proposedBy}, approved by {stone.approvedBy}:{' '}
            <bdi>{stone.reason}</bdi>
          </span>
        </li>
      ))}
      {purged.length > shown && (
        <li>
          <IconlessButton tone="primary" onClick={() => setShown(shown + atOnce * 10)}>
            Show more of {countWords(purged.length - shown, 'purged document')}
          </IconlessButton>
        </li>
      )}
    </ul>
  );
}
