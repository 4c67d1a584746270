import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../state/announce.ts';
import { notify } from '../../state/notices.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import type { PassphrasePairFields } from './passphrase-pair.tsx';
import { PassphrasePair } from './passphrase-pair.tsx';
import { selectField } from './select-field.ts';
import { useShownWhole } from './use-shown-whole.ts';
import { WaitingWords } from './waiting-words.tsx';

/** Gives the open matter another passphrase, for who knows the present one or opened it with the recovery sheet. */
export function ChangePassphraseForm(props: {
  readonly presentNeeded: boolean;
  readonly onLeave: () => void;
}): JSX.Element {
  const { presentNeeded, onLeave } = props;
  const service = useService();
  const form = useShownWhole();
  const present = useRef<HTMLInputElement>(null);
  const fields = useRef<PassphrasePairFields>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    if (problem !== undefined) selectField(present.current);
  }, [problem]);
  const change = async (typed: string | null, next: string) => {
    setBusy(true);
    const result = await service.call('changePassphrase', { present: typed, next });
    setBusy(false);
    if (result.ok) {
      const sentence = 'The passphrase is changed. The recovery sheet stays valid.';
      announce(sentence);
      notify({ sentence, tone: 'done' });
      onLeave();
    } else if (result.failure.code !== 'cancelled') setProblem(result.failure.message);
  };
  return (
    <form
      ref={form}
      className="protection-form protection-panel"
      aria-label="Change the passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        setProblem(undefined);
        const typed = presentNeeded ? (present.current?.value ?? '') : null;
        if (typed === '') {
          setTimeout(() => setProblem('Type the present passphrase first.'), 0);
          return;
        }
        const next = fields.current?.read() ?? null;
        if (next !== null) void change(typed, next);
      }}
    >
      {presentNeeded && (
        <PassphraseField label="Present passphrase" field={present} autoFocus problem={problem} busy={busy} />
      )}
      <PassphrasePair fields={fields} label="New passphrase" busy={busy} autoFocus={!presentNeeded} />
      {!presentNeeded && problem !== undefined && <p role="alert">{problem}</p>}
      <p className="settings-hint">
        The recovery sheet stays as it is. Backups in folders that are there now open with the new passphrase,
        too; copies elsewhere open with the one that they were made with.
      </p>
      <div className="protection-buttons">
        <Button type="submit" tone="primary">
          Change the passphrase
        </Button>
        <Button disabled={busy} onClick={onLeave}>
          Leave it as it is
        </Button>
      </div>
      <WaitingWords waiting={busy ? changing : null} />
    </form>
  );
}

const changing = {
  first: 'Checking the passphrase…',
  later: 'A wrong passphrase makes the next try wait a little longer.',
};
