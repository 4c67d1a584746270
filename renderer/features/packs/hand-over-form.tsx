import type { JSX } from 'react';
import { useState } from 'react';
import { dateInWords, type PackRecord } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';

/** Records that a pack was handed over: to whom, what for, and when. */
export function HandOverForm(props: {
  readonly record: PackRecord;
  readonly onDone: () => void;
}): JSX.Element {
  const { record, onDone } = props;
  const act = useAct();
  const [to, setTo] = useState('');
  const [purpose, setPurpose] = useState('');
  const [typedDay, setTypedDay] = useState(today);
  const recipients = to
    .split(/[;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const date = parseDocumentDate(typedDay);
  const day = date !== null && date !== 'unreadable' && date.precision === 'day' ? date.value : null;
  const save = async (): Promise<void> => {
    if (day === null || recipients.length === 0) return;
    const done = await act(
      'recordHandOver',
      { pack: record.id, recipients, purpose, day },
      'Recorded that the pack was handed over.',
    );
    if (done !== null) onDone();
  };
  return (
    <form
      className="pack-comparison"
      aria-label={`Handing over of “${record.title}”`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label="To (several parted by semicolons)"
        value={to}
        onChange={setTo}
        maxLength={10_000}
        required
        autoFocus
      />
      <Field label="What for" value={purpose} onChange={setPurpose} maxLength={1_000} />
      <Field
        label="Day"
        value={typedDay}
        onChange={setTypedDay}
        maxLength={40}
        problem={day === null ? 'A day, such as 12 Sep 2017.' : undefined}
      />
      <div className="pack-buttons">
        <Button tone="primary" type="submit" disabled={day === null || recipients.length === 0}>
          Record
        </Button>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </form>
  );
}

/** This day on this machine, as a person types a date. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  const value = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return dateInWords({ value, precision: 'day' }, 'long');
}
