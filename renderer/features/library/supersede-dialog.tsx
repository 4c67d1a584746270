import './supersede-dialog.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary, PassagePlaced, SupersedingPlan } from '../../../shared/model/index.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { runTask } from '../../state/tasks.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery, useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { ChangedWords } from '../../ui/changed-words.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';

/**
 * Chooses the corrected version of a document, shows where its passages would stand there, and does it when that is accepted;
 * nothing is written before.
 */
export function SupersedeDialog(props: {
  readonly document: DocumentSummary;
  readonly onClose: () => void;
}): JSX.Element {
  const { document, onClose } = props;
  const service = useService();
  const shell = useShell();
  const act = useAct();
  const documents = useQuery('listDocuments', {}).value ?? [];
  const [by, setBy] = useState(document.supersededBy ?? '');
  const [plan, setPlan] = useState<SupersedingPlan | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const choices = documents.filter(
    (other) => other.id !== document.id && other.withdrawn === null && other.supersededBy !== document.id,
  );
  const urn = documents.find(({ id }) => id === by)?.urn ?? '';
  const importIt = async () => {
    const chosen = await shell.call('chooseSources', { what: 'files' });
    if (!chosen.ok) return notifyFailure(chosen.failure);
    if (chosen.value.length === 0) return;
    setBusy(true);
    const paths = [...chosen.value];
    const report = await runTask('Importing', (task) => service.call('importFiles', { task, paths }));
    setBusy(false);
    if (!report.ok) return notifyFailure(report.failure);
    const [item] = report.value.items;
    if (item === undefined) return;
    if (item.result === 'failed') return notify({ sentence: item.message, tone: 'warning' });
    setBy(item.documentId);
  };
  const look = async () => {
    setBusy(true);
    const input = { documentId: document.id, by };
    const found = await runTask('Looking for the passages', (task) =>
      service.call('planSuperseding', { task, ...input }),
    );
    setBusy(false);
    if (found.ok) setPlan(found.value);
    else notifyFailure(found.failure);
  };
  const accept = async (accepted: readonly PassagePlaced[]) => {
    setBusy(true);
    const placements = accepted.map(({ passageId, start, end }) => ({ passageId, start, end }));
    const done = await act('supersedeDocument', { documentId: document.id, by, placements });
    setBusy(false);
    if (done === null) return;
    onClose();
    const placed = `${countWords(done.value.placed, 'passage')} placed in it`;
    const rest =
      done.value.left === 0 ? '' : `; ${countWords(done.value.left, 'passage')} to be placed by hand`;
    await offerUndo(service, `${document.urn} is superseded by ${urn}: ${placed}${rest}.`);
  };
  return (
    <Dialog title={`Corrected version of ${document.urn}`} onClose={onClose} wide={plan !== null}>
      {plan === null ? (
        <form
          className="supersede"
          onSubmit={(event) => {
            event.preventDefault();
            if (by !== '' && !busy) void look();
          }}
        >
          <p className="supersede-hint">
            {document.urn} stays as it is and is marked as superseded. Its passages are looked for in the
            corrected document; you see what was found before anything is changed.
          </p>
          <Select
            label="The corrected document"
            value={by}
            options={[
              { value: '', label: 'Choose a document' },
              ...choices.map((other) => ({ value: other.id, label: `${other.urn} ${other.title}` })),
            ]}
            onChange={setBy}
          />
          <div className="supersede-buttons">
            <Button type="submit" tone="primary" disabled={by === '' || busy}>
              Look for the passages
            </Button>
            <Button onClick={() => void importIt()} disabled={busy}>
              Import the corrected file…
            </Button>
          </div>
        </form>
      ) : (
        <PlanView
          document={document}
          urn={urn}
          plan={plan}
          left={left}
          onLeft={setLeft}
          busy={busy}
          onAccept={(accepted) => void accept(accepted)}
          onBack={() => setPlan(null)}
        />
      )}
    </Dialog>
  );
}

function PlanView(props: {
  readonly document: DocumentSummary;
  readonly urn: string;
  readonly plan: SupersedingPlan;
  /** Passages found approximately that are not to be placed. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  readonly busy: boolean;
  readonly onAccept: (accepted: readonly PassagePlaced[]) => void;
  readonly onBack: () => void;
}): JSX.Element {
  const { plan, left, urn } = props;
  const exact = plan.placed.filter(({ kind }) => kind === 'exact');
  const alike = plan.placed.filter(({ kind }) => kind === 'approximate');
  const accepted = plan.placed.filter(({ passageId }) => !left.has(passageId));
  return (
    <div className="supersede">
      <p role="status">
        {countWords(exact.length, 'passage')} found word for word in {urn}, {alike.length} much alike,{' '}
        {plan.unplaced.length} not found.
      </p>
      {alike.length > 0 && (
        <section aria-label="Much alike">
          <h3>Much alike: look at the differences</h3>
          <ul role="list" className="supersede-list">
            {alike.map((passage) => (
              <li key={passage.passageId}>
                <Checkbox
                  checked={!left.has(passage.passageId)}
                  onChange={(placed) => {
                    const next = new Set(left);
                    if (placed) next.delete(passage.passageId);
                    else next.add(passage.passageId);
                    props.onLeft(next);
                  }}
                >
                  Place {passage.citation} at {passage.newCitation}
                </Checkbox>
                <span className="number">
                  {Math.round(passage.score * 100)} % alike, with what is around it
                </span>
                <p dir="auto">
                  <ChangedWords before={passage.quote} after={passage.newQuote} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.unplaced.length > 0 && (
        <section aria-label="Not found">
          <h3>Not found: these stay on {props.document.urn}, to be placed by hand in the reader</h3>
          <ul role="list" className="supersede-list">
            {plan.unplaced.map((passage) => (
              <li key={passage.passageId}>
                <span className="number">
                  {passage.citation}
                  {passage.candidates > 1 && `, ${passage.candidates} places are equally good`}
                </span>
                <p dir="auto">{passage.quote}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {exact.length > 0 && (
        <details>
          <summary>{countWords(exact.length, 'passage')} found word for word</summary>
          <ul role="list" className="supersede-list">
            {exact.map((passage) => (
              <li key={passage.passageId}>
                <span className="number">
                  {passage.citation} → {passage.newCitation}
                </span>
                <p dir="auto">{passage.quote}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="supersede-buttons">
        <Button tone="primary" disabled={props.busy} onClick={() => props.onAccept(accepted)}>
          {accepted.length === 0
            ? `Mark as superseded by ${urn}`
            : `Supersede, and place ${countWords(accepted.length, 'passage')} in ${urn}`}
        </Button>
        <Button onClick={props.onBack}>Back</Button>
      </div>
    </div>
  );
}
