import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { beforeMatter } from '../../state/before-matter.ts';
import { finishEverything } from '../../state/closing.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { selectField } from './select-field.ts';
import { useShownWhole } from './use-shown-whole.ts';
import { WaitingWords } from './waiting-words.tsx';

/** Shows the recovery sheet of the open matter once more, for who knows its passphrase. */
export function ShowSheetForm({ onLeave }: { readonly onLeave: () => void }): JSX.Element {
  const service = useService();
  const form = useShownWhole();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    if (problem !== undefined) selectField(field.current);
  }, [problem]);
  const show = async (passphrase: string) => {
    setBusy(true);
    const result = await service.call('recoverySheet', { passphrase });
    setBusy(false);
    if (result.ok) {
      await finishEverything();
      beforeMatter.set({ kind: 'sheet', sheet: result.value, isNew: false });
    } else if (result.failure.code !== 'cancelled') setProblem(result.failure.message);
  };
  return (
    <form
      ref={form}
      className="protection-form protection-panel"
      aria-label="Show the recovery sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        setProblem(undefined);
        const typed = field.current?.value ?? '';
        if (typed === '') setTimeout(() => setProblem('Type the passphrase first.'), 0);
        else void show(typed);
      }}
    >
      <PassphraseField label="Passphrase" field={field} autoFocus problem={problem} busy={busy} />
      <div className="protection-buttons">
        <Button type="submit" tone="primary">
          Show the recovery sheet
        </Button>
        <Button disabled={busy} onClick={onLeave}>
          Leave it
        </Button>
      </div>
      <WaitingWords waiting={busy ? checking : null} />
    </form>
  );
}

const checking = {
  first: 'Checking the passphrase…',
  later: 'A wrong passphrase makes the next try wait a little longer.',
};
