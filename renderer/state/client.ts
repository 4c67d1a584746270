import type {
  ServiceCallName,
  ServiceCalls,
  ServiceEvents,
  ShellCallName,
  ShellCalls,
  ShellEvents,
} from '../../shared/contract/index.ts';
import type { PortMessage } from '../../shared/contract/ports.ts';
import { readyMessage } from '../../shared/contract/ports.ts';
import type { ContractClient, PortClient } from './port-client.ts';
import { portClient } from './port-client.ts';

/** The matter service, as the window sees it. */
export type ServiceClient = ContractClient<ServiceCalls, ServiceEvents>;

/** The main process, as the window sees it: dialogs, other matters, what this machine remembers. */
export type ShellClient = ContractClient<ShellCalls, ShellEvents>;

/** Both other sides. */
export interface Clients {
  readonly service: ServiceClient;
  readonly shell: ShellClient;
}

const serviceReads: readonly ServiceCallName[] = [
  'matterState',
  'listDocuments',
  'readDocument',
  'listPassages',
  'listNotes',
  'listDrafts',
  'listThemes',
  'search',
  'history',
  'receipt',
  'verifyMatter',
  'previewPack',
  'listPacks',
  'verifyPack',
];

const shellReads: readonly ShellCallName[] = ['windowMatter', 'recentMatters', 'readPreferences'];

/**
 * Asks the preload for the ports to the matter service and to the main process, and takes each one as it comes: at the
 * start, after the service was started again, and when the window shows another matter. To be called once a window.
 */
export function connectClients(view: Window): Clients {
  const service: PortClient<ServiceCalls, ServiceEvents> = portClient(new Set(serviceReads));
  const shell: PortClient<ShellCalls, ShellEvents> = portClient(new Set(shellReads));
  let serviceGeneration = -1;
  view.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== view || !isPortMessage(event.data)) return;
    const port = event.ports[0];
    if (port === undefined) return;
    if (event.data.to === 'shell') {
      shell.attach(port);
    } else if (event.data.generation >= serviceGeneration) {
      serviceGeneration = event.data.generation;
      service.attach(port);
    }
  });
  // What was asked of one matter must never reach another one.
  shell.on('matterOpened', () => service.reset());
  view.postMessage(readyMessage, view.origin);
  return { service, shell };
}

function isPortMessage(data: unknown): data is PortMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'glossator-port';
}
