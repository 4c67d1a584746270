import './place-warning.css';
import type { JSX } from 'react';
import { announce } from '../state/announce.ts';
import type { ServiceClient, ShellClient } from '../state/client.ts';
import { notify, notifyFailure } from '../state/notices.ts';
import { useService, useShell } from '../state/use-service.ts';
import { Button } from '../ui/button.tsx';

/** What a person must know of the place where the matter lies, with a way to put a copy elsewhere. */
export function PlaceWarning(props: { readonly warning: string; readonly title: string }): JSX.Element {
  const service = useService();
  const shell = useShell();
  return (
    <div className="frame-warning place-warning">
      <p>{props.warning}</p>
      <Button onClick={() => void saveCopy(service, shell, props.title)}>Save a copy…</Button>
    </div>
  );
}

async function saveCopy(service: ServiceClient, shell: ShellClient, title: string): Promise<void> {
  const chosen = await shell.call('chooseSaveFile', {
    title: 'Save a copy of the matter',
    button: 'Save',
    name: `${title} copy`,
    type: { name: 'Glossator matters', extension: 'matter' },
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  if (chosen.value === null) return;
  const copied = await service.call('saveCopy', { path: chosen.value });
  if (!copied.ok) return notifyFailure(copied.failure);
  const sentence = ['Saved a copy of the matter.', ...copied.value.warnings].join(' ');
  announce(sentence);
  notify({ sentence, tone: 'done' });
}
