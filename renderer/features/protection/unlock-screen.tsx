import './protection.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { Failure } from '../../../shared/base/index.ts';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { go } from '../../state/navigation.ts';
import type { NoticeContent } from '../../state/notices.ts';
import { notify } from '../../state/notices.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { KeyForm } from './key-form.tsx';

/** The window while its matter is locked: the file's name, and what opens it. Nothing else of the matter is known here. */
export function UnlockScreen(props: {
  readonly fileName: string;
  /** Where the file lies. */
  readonly folder: string;
  /** Whether this computer's keychain may open it. */
  readonly keychain: boolean;
  readonly onLeave: () => void;
}): JSX.Element {
  const service = useService();
  const [problem, setProblem] = useState<string | null>(null);
  const [byComputer, setByComputer] = useState(false);
  const [opened, setOpened] = useState(false);
  const unlock = async (using: InputOf<ServiceCalls['unlockMatter']>['using']): Promise<Failure | null> => {
    setProblem(null);
    const result = await service.call('unlockMatter', { using });
    if (!result.ok) return result.failure;
    setOpened(true);
    if (using.kind === 'recovery') notify(openedWithSheet);
    return null;
  };
  const unlockByComputer = async () => {
    if (byComputer) return;
    setByComputer(true);
    const failed = await unlock({ kind: 'keychain' });
    setByComputer(false);
    if (failed !== null && failed.code !== 'cancelled') setProblem(failed.message);
  };
  return (
    <main className="protection">
      <div className="protection-inside">
        <h1>{props.fileName}</h1>
        <p className="protection-place">{props.folder}</p>
        <p>This matter is locked. Its passphrase opens it.</p>
        <KeyForm verb="Unlock" onKey={unlock} waiting={opened ? opening : byComputer ? askingComputer : null}>
          {props.keychain && (
            <Button onClick={() => void unlockByComputer()}>Unlock with this computer</Button>
          )}
        </KeyForm>
        {problem !== null && <p role="alert">{problem}</p>}
        <div className="protection-apart">
          <Button onClick={props.onLeave}>Go to the start screen</Button>
        </div>
      </div>
    </main>
  );
}

const openedWithSheet: NoticeContent = {
  sentence: 'The recovery sheet opened the matter. Where the passphrase is lost, choose a new one now.',
  tone: 'warning',
  action: {
    label: 'Choose a passphrase',
    perform: () => go({ screen: 'settings', at: 'protection' }),
  },
};

const opening = { first: 'Opening the matter…' };
const askingComputer = { first: 'Asking this computer’s keychain…' };
