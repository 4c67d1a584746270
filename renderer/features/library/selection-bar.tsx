import './selection-bar.css';
import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countChildren } from '../../ui/family-words.ts';
import { DescribeSheet } from './describe-sheet.tsx';
import { countWords } from '../../ui/words.ts';

/**
 * What can be done with the documents that are selected: describe them, withdraw them with a reason, put them back into use, and what the
 * children offer.
 */
export function SelectionBar(props: {
  readonly documents: readonly DocumentSummary[];
  /** What came with them and is not selected. */
  readonly cameWith: readonly DocumentSummary[];
  readonly onTakeIn: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const act = useAct();
  const service = useService();
  const [withdrawing, setWithdrawing] = useState(false);
  const [describing, setDescribing] = useState(false);
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
    <div className="selection-bar" role="group" aria-label="Selected documents">
      <strong>{countWords(props.documents.length, 'document')} selected</strong>
      {props.cameWith.length > 0 && (
        <Button onClick={props.onTakeIn}>With the {countChildren(props.cameWith)} that came along</Button>
      )}
      {standing.length > 0 && props.children}
      {standing.length > 0 && (
        <IconlessButton onClick={() => setDescribing(true)} className="selection-describe">
          Describe…
        </IconlessButton>
      )}
      {standing.length > 0 && (
        <IconlessButton
          aria-expanded={withdrawing}
          onClick={() => setWithdrawing(!withdrawing)}
          className="selection-withdraw"
        >
          Withdraw
        </IconlessButton>
      )}
      {withdrawn.length > 0 && <Button onClick={() => void reinstate(withdrawn)}>Put back into use</Button>}
      <IconlessButton onClick={props.onClear} keys="Esc" className="selection-clear">
        Clear selection
      </IconlessButton>
      {describing && (
        <DescribeSheet
          documents={props.documents.filter((document) => document.withdrawn === null)}
          onClose={() => setDescribing(false)}
        />
      )}
      {withdrawing && (
        <form
          className="selection-withdrawing"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '' && standing.length > 0) void withdraw();
          }}
        >
          <Field
            label="Reason for withdrawing"
            labelHidden
            placeholder="Reason for withdrawing, for example: received twice"
            value={reason}
            onChange={setReason}
            maxLength={1_000}
            autoFocus
          />
          <Button type="submit" tone="danger" disabled={reason.trim() === ''}>
            Withdraw {countWords(standing.length, 'document')}
          </Button>
        </form>
      )}
    </div>
  );
}
