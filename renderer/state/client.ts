import type {
  ServiceCallName,
  ServiceCalls,
  ServiceEvents,
  ShellCallName,
  ShellCalls,
  ShellEvents,
  WindowShows,
} from '../../shared/contract/index.ts';
import type { PortMessage } from '../../shared/contract/ports.ts';
import { readyMessage } from '../../shared/contract/ports.ts';
import { notifyFailure } from './notices.ts';
import type { Watchable } from './observable.ts';
import { observable } from './observable.ts';
import type { ContractClient, PortClient } from './port-client.ts';
import { portClient } from './port-client.ts';
import { portPairing } from './port-pairing.ts';
import { noteChangesUnderWay } from './saving.ts';

/** The matter service, as the window sees it. */
export type ServiceClient = ContractClient<ServiceCalls, ServiceEvents>;

/** The main process, as the window sees it: dialogs, other matters, what this machine remembers. */
export type ShellClient = ContractClient<ShellCalls, ShellEvents>;

/** Both other sides, and what the window shows; null until the main process has said so. */
export interface Clients {
  readonly service: ServiceClient;
  readonly shell: ShellClient;
  readonly shows: Watchable<WindowShows | null>;
}

const serviceReads: readonly ServiceCallName[] = [
  'matterState',
  'listDocuments',
  'readDocument',
  'listConversation',
  'readSourceFacts',
  'readPageWords',
  'drawPage',
  'listPassages',
  'listMarks',
  'listNotes',
  'listDrafts',
  'checkSpelling',
  'suggestSpelling',
  'listThemes',
  'listItems',
  'listReviewers',
  'listEvents',
  'listLinks',
  'secondReview',
  'mentions',
  'search',
  'previewTagging',
  'resolvePackQuery',
  'history',
  'passageHistory',
  'noteHistory',
  'receipt',
  'verifyMatter',
  'previewPack',
  'checkBeforeBuild',
  'previewPackPage',
  'listPacks',
  'listPackPresets',
  'verifyPack',
  'backupState',
  'encryptionState',
  'recoverySheet',
];

const shellReads: readonly ShellCallName[] = [
  'windowShows',
  'printJob',
  'recentMatters',
  'readPreferences',
  'readingPositions',
  'readingLayout',
];

/**
 * Asks the preload for the ports to the matter service and to the main process, and takes each one as it comes: at the
 * start, after the service was started again, and when the window shows another matter. To be called once a window.
 */
export function connectClients(view: Window): Clients {
  const service: PortClient<ServiceCalls, ServiceEvents> = portClient(
    new Set(serviceReads),
    noteChangesUnderWay,
  );
  const shell: PortClient<ShellCalls, ShellEvents> = portClient(new Set(shellReads));
  const shows = observable<WindowShows | null>(null);
  const pairing = portPairing<MessagePort>({ attach: service.attach, leave: service.reset });
  const show = (next: WindowShows): void => {
    pairing.shows(next.showing);
    shows.set(next);
  };
  view.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== view || !isPortMessage(event.data)) return;
    const port = event.ports[0];
    if (port === undefined) return;
    if (event.data.to === 'shell') shell.attach(port);
    else pairing.offer(event.data.showing, port);
  });
  shell.on('windowShows', show);
  void shell.call('windowShows', {}).then((result) => {
    if (result.ok) show(result.value);
    else notifyFailure(result.failure);
  });
  view.postMessage(readyMessage, view.origin);
  return { service, shell, shows };
}

function isPortMessage(data: unknown): data is PortMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'glossator-port';
}
