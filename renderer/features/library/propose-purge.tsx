import './purges.css';
import type { JSX } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { familiesOf } from '../../state/families.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countChildren } from '../../ui/family-words.ts';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { purgeLimits } from './purge-words.ts';

/** Proposes that a document be destroyed, or says that somebody does; nothing goes before another reviewer approves. */
export function ProposePurge({ document }: { readonly document: DocumentSummary }): JSX.Element {
  const purges = useQuery('listPurges', {});
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const done = () => {
    setAsked(false);
    // The form is gone; what stands in its place comes under the same heading.
    heading.current?.focus();
  };
  const standing = purges.value?.proposals.find(({ documents }) =>
    documents.some(({ documentId }) => documentId === document.id),
  );
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        Purge
      </h3>
      {standing === undefined ? (
        <>
          <IconlessButton tone="danger" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            Propose to purge…
          </IconlessButton>
          {asked && <ProposalForm document={document} onDone={done} />}
        </>
      ) : (
        <p className="details-warning">
          {standing.reviewer} proposes to purge it: {standing.reason}
        </p>
      )}
    </section>
  );
}

function ProposalForm(props: {
  readonly document: DocumentSummary;
  readonly onDone: () => void;
}): JSX.Element {
  const { id, urn, passages } = props.document;
  const act = useAct();
  const service = useService();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const documents = useQuery('listDocuments', {}).value;
  const families = useMemo(() => familiesOf(documents ?? []), [documents]);
  const [withAll, setWithAll] = useState(true);
  const above = families.above(props.document);
  const below = families.below(id);
  const propose = async () => {
    setBusy(true);
    const others = [...above, ...(withAll ? below : [])].map((document) => document.id);
    const proposed = await act('proposePurge', { documentIds: [id, ...others], reason: reason.trim() });
    setBusy(false);
    if (proposed === null) return;
    props.onDone();
    await offerUndo(service, `Proposed to purge ${urn}. Another reviewer has to approve it.`);
  };
  return (
    <form
      className="purge-form"
      aria-label={`Propose to purge ${urn}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !busy) void propose();
      }}
    >
      <p>
        For a paper that should never have come here. Nothing goes until another reviewer approves; then the
        file, its text, {countWords(passages, 'passage')} in it, the notes on it and every entry of the log
        about it are destroyed. {purgeLimits}
      </p>
      {above.length > 0 && (
        <p>
          Its bytes lie in {above.map((document) => document.urn).join(' and in ')}, too, which{' '}
          {above.length === 1 ? 'goes' : 'go'} with it. What else came with{' '}
          {above.length === 1 ? 'that' : 'those'} stays.
        </p>
      )}
      {below.length > 0 && (
        <Checkbox checked={withAll} onChange={setWithAll}>
          Purge the {countChildren(below)} that came with it, too
        </Checkbox>
      )}
      <Field
        label="Reason"
        placeholder="For example: privileged, sent to us by mistake"
        value={reason}
        onChange={setReason}
        maxLength={1_000}
        rows={2}
        required
      />
      <Button type="submit" tone="danger" disabled={reason.trim() === '' || busy}>
        Propose to purge {urn}
      </Button>
    </form>
  );
}
