import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { finishEverything } from '../../state/closing.ts';
import { newMatterAsked } from '../../state/new-matter.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useObservable } from '../../state/observable.ts';
import { useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { prefixFromTitle } from './prefix-from-title.ts';

/** Names a new matter; where its file shall lie is asked by the system's own dialog. */
export function NewMatterForm(): JSX.Element {
  const shell = useShell();
  const [title, setTitle] = useState('');
  const [typedPrefix, setTypedPrefix] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useObservable(newMatterAsked);
  const titleField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked === 0) return;
    titleField.current?.focus();
    newMatterAsked.set(0);
  }, [asked]);
  const prefix = typedPrefix ?? prefixFromTitle(title);
  const prefixFits = /^[A-Z]{2,6}$/.test(prefix);
  const create = async () => {
    setBusy(true);
    await finishEverything();
    const result = await shell.call('newMatter', { title: title.trim(), prefix });
    setBusy(false);
    if (!result.ok) notifyFailure(result.failure);
  };
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '' && prefixFits && !busy) void create();
      }}
    >
      <Field
        label="Title"
        ref={titleField}
        value={title}
        onChange={setTitle}
        placeholder="For example: Marlow Vale Inquiry"
        maxLength={200}
        required
      />
      <Field
        label="Prefix of the documents' numbers"
        value={prefix}
        onChange={(value) => setTypedPrefix(value.toUpperCase())}
        maxLength={6}
        hint={`Two to six letters. The first document will be ${prefixFits ? prefix : 'ABC'}000001, and keep that number.`}
        problem={
          typedPrefix !== null && !prefixFits
            ? 'The prefix must be two to six letters from A to Z.'
            : undefined
        }
      />
      <p className="start-hint">Next you choose where its file lies, and the passphrase that encrypts it.</p>
      <Button type="submit" tone="primary" disabled={title.trim() === '' || !prefixFits || busy}>
        Create matter
      </Button>
    </form>
  );
}
