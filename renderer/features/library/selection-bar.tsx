import './selection-bar.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';

/** What can be done with the documents that are selected: withdraw them with a reason, or put them back into use. */
export function SelectionBar(props: {
  readonly documents: readonly DocumentSummary[];
  readonly onClear: () => void;
}): JSX.Element {
  const act = useAct();
  const service = useService();
  const [reason, setReason] = useState('');
  const standing = props.documents
    .filter((document) => document.withdrawn === null)
    .map((document) => document.id);
  const withdrawn = props.documents
    .filter((document) => document.withdrawn !== null)
    .map((document) => document.id);
  const reinstate = async (documentIds: readonly string[]) => {
    const said = `Put ${countWords(documentIds.length, 'document')} back into use.`;
    if ((await act('reinstateDocuments', { documentIds: [...documentIds] }, said)) !== null) props.onClear();
  };
  const withdraw = async () => {
    const sentence = `Withdrew ${countWords(standing.length, 'document')}. Nothing was deleted.`;
    const done = await act('withdrawDocuments', { documentIds: standing, reason: reason.trim() });
    if (done === null) return;
    props.onClear();
    await offerUndo(service, sentence);
  };
  return (
    <form
      className="selection-bar"
      aria-label="Selected documents"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && standing.length > 0) void withdraw();
      }}
    >
      <strong>{countWords(props.documents.length, 'document')} selected</strong>
      {standing.length > 0 && (
        <>
          <Field
            label="Reason for withdrawing"
            labelHidden
            placeholder="Reason, for example: received twice"
            value={reason}
            onChange={setReason}
            maxLength={1_000}
          />
          <Button type="submit" tone="danger" disabled={reason.trim() === ''}>
            Withdraw
          </Button>
        </>
      )}
      {withdrawn.length > 0 && <Button onClick={() => void reinstate(withdrawn)}>Put back into use</Button>}
      <IconlessButton onClick={props.onClear} keys="Esc">
        Clear selection
      </IconlessButton>
    </form>
  );
}
