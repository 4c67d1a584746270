import './protection.css';
import type { JSX, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { RecoveryField } from './recovery-field.tsx';
import { selectField } from './select-field.ts';
import { typedRecoveryLines } from './typed-recovery-lines.ts';
import type { Waiting } from './waiting-words.tsx';
import { WaitingWords } from './waiting-words.tsx';

/** What a person types to open an encrypted file. */
export type TypedKey =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly typed: string };

/**
 * Asks for the passphrase or the lines of the recovery sheet, one or the other. `onKey` gives null where they were right; else
 * its failure is said at the field; a passphrase is selected, so that typing begins anew.
 */
export function KeyForm(props: {
  /** What is done with the key, as a button says it: `Unlock`. */
  readonly verb: string;
  readonly onKey: (key: TypedKey) => Promise<Failure | null>;
  /** What is waited for besides the answer to a key. */
  readonly waiting?: Waiting | null;
  /** Further ways, beside the button. */
  readonly children?: ReactNode;
}): JSX.Element {
  const [way, setWay] = useState<TypedKey['kind']>('passphrase');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const passphrase = useRef<HTMLInputElement>(null);
  const sheet = useRef<HTMLTextAreaElement>(null);
  const fieldOf = (kind: TypedKey['kind']) => (kind === 'passphrase' ? passphrase.current : sheet.current);
  useEffect(() => {
    if (problem === undefined || busy) return;
    selectField(passphrase.current);
    // Of a sheet, what was typed stays: one line of it is wrong.
    sheet.current?.focus();
  }, [problem, busy]);

  const submit = async () => {
    const field = fieldOf(way);
    if (busy || field === null) return;
    // Taken away first, so that the same sentence is said again.
    setProblem(undefined);
    const typed = field.value;
    const fault = faultOf(way, typed);
    if (fault !== null) {
      setTimeout(() => setProblem(fault), 0);
      return;
    }
    setBusy(true);
    const failed = await props.onKey(
      way === 'passphrase' ? { kind: way, passphrase: typed } : { kind: way, typed },
    );
    setBusy(false);
    if (failed === null) field.value = '';
    else if (failed.code !== 'cancelled') setProblem(failed.message);
  };
  const take = (next: TypedKey['kind']) => {
    setProblem(undefined);
    setWay(next);
  };
  return (
    <form
      className="protection-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {way === 'passphrase' ? (
        <PassphraseField label="Passphrase" field={passphrase} autoFocus problem={problem} busy={busy} />
      ) : (
        <RecoveryField field={sheet} problem={problem} busy={busy} />
      )}
      <div className="protection-buttons">
        <Button type="submit" tone="primary">
          {props.verb}
        </Button>
        {props.children}
      </div>
      <IconlessButton
        className="protection-other-way"
        tone="primary"
        disabled={busy}
        onClick={() => take(way === 'passphrase' ? 'recovery' : 'passphrase')}
      >
        {way === 'passphrase' ? 'Use the recovery sheet' : 'Use the passphrase'}
      </IconlessButton>
      <WaitingWords waiting={busy ? waitingFor[way] : (props.waiting ?? null)} />
    </form>
  );
}

const waitingFor = {
  passphrase: {
    first: 'Checking the passphrase…',
    later: 'A wrong passphrase makes the next try wait a little longer.',
  },
  recovery: { first: 'Checking the recovery sheet…' },
} as const;

function faultOf(way: TypedKey['kind'], typed: string): string | null {
  if (way === 'recovery') return typedRecoveryLines(typed).fault;
  return typed === '' ? 'Type the passphrase first.' : null;
}
