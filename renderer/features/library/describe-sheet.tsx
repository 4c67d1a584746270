import './describe-sheet.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useCustomFields } from '../../state/use-items.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { readSheet, sheetFields, standingWords, takenAway, type SheetField } from './describing-many.ts';

/** Describes many documents at once: only what is filled in is set, in one act. */
export function DescribeSheet(props: {
  readonly documents: readonly DocumentSummary[];
  readonly onClose: () => void;
}): JSX.Element {
  const { documents, onClose } = props;
  const act = useAct();
  const service = useService();
  const own = useCustomFields();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState(false);
  const fields = sheetFields(own);
  const sheet = readSheet(fields, typed, documents);
  const many = countWords(documents.length, 'document');
  const save = async () => {
    const done = await act('describeDocuments', { changes: [...sheet.changes] });
    if (done === null) return;
    onClose();
    await offerUndo(service, `Set the ${listWords(sheet.set)} of ${many}.`);
  };
  return (
    <Dialog title={`Describe ${many}`} onClose={onClose}>
      <form
        className="describe-sheet"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (sheet.changes.length > 0 && Object.keys(sheet.problems).length === 0) void save();
        }}
      >
        <p className="describe-hint">
          Only what is filled in is set, in all of them. Write “{takenAway}” to take a value away.
        </p>
        <div className="describe-fields">
          {fields.map((field) => (
            <SheetLine
              key={field.id}
              field={field}
              standing={standingWords(field, documents)}
              value={typed[field.id] ?? ''}
              onChange={(value) => setTyped({ ...typed, [field.id]: value })}
              problem={asked ? sheet.problems[field.id] : undefined}
            />
          ))}
        </div>
        <p role="status">
          {sheet.set.length === 0
            ? 'Nothing is filled in yet.'
            : `Sets the ${listWords(sheet.set)}.${sheet.differ === 0 ? '' : ` ${countWords(sheet.differ, 'document')} had something else there.`}`}
        </p>
        <div className="describe-buttons">
          <Button type="submit" tone="primary" disabled={sheet.changes.length === 0}>
            Set in {many}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

function SheetLine(props: {
  readonly field: SheetField;
  readonly standing: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
}): JSX.Element {
  const { choices, label } = props.field;
  return choices === null ? (
    <Field
      label={label}
      value={props.value}
      onChange={props.onChange}
      placeholder={props.standing}
      problem={props.problem}
      maxLength={1_000}
    />
  ) : (
    <Select
      label={label}
      value={props.value}
      options={[
        { value: '', label: `Leave: ${props.standing}` },
        ...choices.map((choice) => ({ value: choice, label: choice })),
      ]}
      onChange={props.onChange}
    />
  );
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
