import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import type { PrintJob } from '../../shared/contract/index.ts';
import { PrintFrame } from '../features/print/index.ts';
import { useActionDispatch } from '../state/actions.ts';
import type { Clients } from '../state/client.ts';
import { beforeMatter } from '../state/before-matter.ts';
import { finishEverything } from '../state/closing.ts';
import { beginJourney } from '../state/navigation.ts';
import { notify, notifyFailure } from '../state/notices.ts';
import { forgetMatter } from '../state/per-matter.ts';
import { useObservable } from '../state/observable.ts';
import { queryCache } from '../state/query-cache.ts';
import { takeProgress } from '../state/tasks.ts';
import type { ServiceAccess } from '../state/use-service.ts';
import { ServiceContext } from '../state/use-service.ts';
import { BeforeMatterFrame } from './before-matter-frame.tsx';
import { LiveRegion } from './live-region.tsx';
import { MatterFrame } from './matter-frame.tsx';
import { NoticeCorner } from './notice-corner.tsx';
import { OpeningFrame } from './opening-frame.tsx';
import { StartFrame } from './start-frame.tsx';

/** The matter whose frame is drawn, with its own cache of answers; kept while the service is started again. */
interface ShownMatter {
  readonly showing: number;
  readonly access: ServiceAccess;
}

/** The whole window: follows which matter it shows, and draws the start screen, the opening, or the matter's frame. */
export function Application({ clients }: { readonly clients: Clients }): JSX.Element {
  const { service, shell } = clients;
  const shows = useObservable(clients.shows);
  const [matter, setMatter] = useState<ShownMatter | null>(null);
  const [startAccess] = useState<ServiceAccess>(() => ({ ...clients, cache: queryCache(service) }));

  useEffect(() => {
    let shown: ShownMatter | null = null;
    let showing: number | null = null;
    const leave = () => {
      if (shown === null) return;
      shown.access.cache.close();
      shown = null;
      forgetMatter();
      setMatter(null);
    };
    const follow = () => {
      const next = clients.shows.get();
      if (next === null || (shown !== null && shown.showing !== next.showing)) leave();
      if (next === null) return;
      // What comes before one matter is nothing of the next.
      if (showing !== null && showing !== next.showing) beforeMatter.set(null);
      showing = next.showing;
      if (next.matter === null) beginJourney({ screen: 'start' });
      else if (next.matter.opening.kind === 'failed' || next.matter.opening.kind === 'locked') leave();
      else if (next.matter.opening.kind === 'open' && shown === null) {
        beginJourney({ screen: 'library' });
        shown = { showing: next.showing, access: { ...clients, cache: queryCache(service) } };
        setMatter(shown);
      }
    };
    follow();
    const stops = [
      clients.shows.subscribe(follow),
      shell.on('closing', () => void finishEverything().then(() => shell.call('readyToClose', {}))),
      shell.on('serviceStopped', ({ sentence }) => void notify({ sentence, tone: 'warning' })),
      service.on('progress', takeProgress),
    ];
    return () => {
      for (const stop of stops) stop();
      leave();
    };
  }, [clients, service, shell]);

  // Undefined until the main process has said what the window is for.
  const [job, setJob] = useState<PrintJob | null>();
  useEffect(() => {
    void shell.call('printJob', {}).then((answer) => {
      if (answer.ok) setJob(answer.value);
      else notifyFailure(answer.failure);
    });
  }, [shell]);

  useActionDispatch(shell);
  const before = useObservable(beforeMatter);

  return (
    <ServiceContext value={matter?.access ?? startAccess}>
      {matter !== null && job === null && before === null && <MatterFrame key={matter.showing} />}
      {matter !== null && job === null && before !== null && <BeforeMatterFrame before={before} />}
      {matter !== null && job !== null && job !== undefined && <PrintFrame key={matter.showing} job={job} />}
      {matter === null && shows?.matter === null && <StartFrame />}
      {matter === null && shows !== null && shows.matter !== null && (
        <OpeningFrame key={shows.showing} path={shows.matter.path} opening={shows.matter.opening} />
      )}
      <NoticeCorner />
      <LiveRegion />
    </ServiceContext>
  );
}
