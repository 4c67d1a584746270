import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { useActionDispatch } from '../state/actions.ts';
import type { Clients } from '../state/client.ts';
import { finishEverything } from '../state/closing.ts';
import { beginJourney } from '../state/navigation.ts';
import { notify } from '../state/notices.ts';
import { forgetMatter } from '../state/per-matter.ts';
import { queryCache } from '../state/query-cache.ts';
import { takeProgress } from '../state/tasks.ts';
import type { ServiceAccess } from '../state/use-service.ts';
import { ServiceContext } from '../state/use-service.ts';
import { LiveRegion } from './live-region.tsx';
import { MatterFrame } from './matter-frame.tsx';
import { NoticeCorner } from './notice-corner.tsx';
import { StartFrame } from './start-frame.tsx';

/** What the window shows: nothing known yet, no matter, or one. A new matter gets a new cache of answers. */
type Shown =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'start'; readonly failure: string | null }
  | { readonly kind: 'matter'; readonly access: ServiceAccess };

/** The whole window: follows which matter it shows, and draws the start screen or the matter's frame. */
export function Application({ clients }: { readonly clients: Clients }): JSX.Element {
  const { service, shell } = clients;
  const [shown, setShown] = useState<Shown>({ kind: 'unknown' });
  const [startAccess] = useState<ServiceAccess>(() => ({ ...clients, cache: queryCache(service) }));

  useEffect(() => {
    let cache: ServiceAccess['cache'] | null = null;
    const show = (matter: { readonly path: string; readonly failure: string | null } | null) => {
      cache?.close();
      cache = null;
      forgetMatter();
      if (matter === null || matter.failure !== null) {
        beginJourney({ screen: 'start' });
        setShown({ kind: 'start', failure: matter?.failure ?? null });
      } else {
        cache = queryCache(service);
        beginJourney({ screen: 'library' });
        setShown({ kind: 'matter', access: { service, shell, cache } });
      }
    };
    let told = false;
    void shell.call('windowMatter', {}).then((result) => {
      if (told) return;
      if (result.ok) show(result.value);
      else setShown({ kind: 'start', failure: result.failure.message });
    });
    const stops = [
      shell.on('matterOpened', (matter) => {
        told = true;
        show(matter === null ? null : { path: matter.path, failure: null });
      }),
      shell.on('closing', () => void finishEverything().then(() => shell.call('readyToClose', {}))),
      shell.on('serviceStopped', ({ sentence }) => void notify({ sentence, tone: 'warning' })),
      service.on('progress', takeProgress),
    ];
    return () => {
      for (const stop of stops) stop();
      cache?.close();
    };
  }, [service, shell]);

  useActionDispatch(shell);

  return (
    <ServiceContext value={shown.kind === 'matter' ? shown.access : startAccess}>
      {shown.kind === 'start' && <StartFrame failure={shown.failure} />}
      {shown.kind === 'matter' && <MatterFrame />}
      <NoticeCorner />
      <LiveRegion />
    </ServiceContext>
  );
}
