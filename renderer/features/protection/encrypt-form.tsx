import type { JSX } from 'react';
import { useRef } from 'react';
import { beforeMatter } from '../../state/before-matter.ts';
import type { ServiceClient } from '../../state/client.ts';
import { finishEverything } from '../../state/closing.ts';
import { notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import type { PassphrasePairFields } from './passphrase-pair.tsx';
import { PassphrasePair } from './passphrase-pair.tsx';
import { useShownWhole } from './use-shown-whole.ts';

/** Encrypts the open plain matter under a passphrase chosen here. */
export function EncryptForm({ onLeave }: { readonly onLeave: () => void }): JSX.Element {
  const service = useService();
  const form = useShownWhole();
  const fields = useRef<PassphrasePairFields>(null);
  return (
    <form
      ref={form}
      className="protection-form protection-panel"
      aria-label="Encrypt this matter"
      onSubmit={(event) => {
        event.preventDefault();
        const passphrase = fields.current?.read() ?? null;
        if (passphrase === null) return;
        fields.current?.clear();
        void encryptMatter(service, passphrase);
      }}
    >
      <ul className="protection-facts">
        <li>The matter is closed for a moment, written anew under a key, and opened again.</li>
        <li>The plain file is overwritten and removed, and so are its backups that are not encrypted.</li>
        <li>Copies that you made elsewhere stay as they are: think of sticks, mail and shared folders.</li>
        <li>Nobody can reset the passphrase. A recovery sheet is shown at the end, to print and put away.</li>
      </ul>
      <PassphrasePair fields={fields} label="New passphrase" busy={false} autoFocus />
      <div className="protection-buttons">
        <Button type="submit" tone="primary">
          Encrypt this matter
        </Button>
        <Button onClick={onLeave}>Leave it as it is</Button>
      </div>
    </form>
  );
}

/** Finishes what is typed, then has the matter written anew; its screens are away until that is done. */
async function encryptMatter(service: ServiceClient, passphrase: string): Promise<void> {
  await finishEverything();
  beforeMatter.set({ kind: 'working', heading: 'Encrypting the matter' });
  const result = await runTask('Encrypting the matter', (task) =>
    service.call('encryptMatter', { task, passphrase }),
  );
  if (result.ok) beforeMatter.set({ kind: 'sheet', sheet: result.value, isNew: true });
  else {
    beforeMatter.set(null);
    notifyFailure(result.failure);
  }
}
