import { BrowserWindow, MessageChannelMain, nativeTheme } from 'electron';
import {
  type EventMessage,
  type InputOf,
  type PortMessage,
  type PrintJob,
  shellCalls,
  type ShellCalls,
  type ShellEvents,
  type WindowShows,
} from '../../shared/contract/index.ts';
import type { Handlers, ReportIncident } from '../ports/dispatch.ts';
import { type PortService, serveCalls, type ServedPort } from '../ports/serve-calls.ts';
import type { MatterClient, MatterService } from './matter-service.ts';
import { isOwnAddress, type PageSource } from './page-source.ts';
import type { WindowPlace } from './window-places.ts';

/** How long the page may take to save what is being typed before its window closes all the same, in milliseconds. */
const closingLimitMs = 5_000;

/** What the menu needs to know of a window. */
export type MenuState = InputOf<ShellCalls['setMenuState']>;

/** One window with its page's ports and the matter it shows. */
export interface ApplicationWindow {
  readonly native: BrowserWindow;
  /** What it was opened to print, or null where it is to work in. */
  readonly job: PrintJob | null;
  readonly matter: () => MatterService | null;
  /** What its page is told it shows. */
  readonly shows: () => WindowShows;
  /** Shows a matter, or the start screen; the service shown before is let go of by the caller. */
  readonly show: (service: MatterService | null) => void;
  readonly tell: <Name extends keyof ShellEvents>(event: Name, payload: ShellEvents[Name]) => void;
  /** Tells now, or once the page listens. */
  readonly tellWhenReady: <Name extends keyof ShellEvents>(event: Name, payload: ShellEvents[Name]) => void;
  readonly menuState: () => MenuState;
  readonly setMenuState: (state: MenuState) => void;
  /** The page listens and wants its ports. */
  readonly pageReady: () => void;
  /** The page has nothing unsaved left. */
  readonly confirmClose: () => void;
  /** Has the page finish what is being typed; resolves when it has, or has taken too long. */
  readonly finishTyping: () => Promise<void>;
  /** Closes the window at once and ends its page's process, with everything in that process's memory. */
  readonly discard: () => void;
}

/** What a window needs. */
export interface ApplicationWindowOptions {
  readonly preloadFile: string;
  readonly pages: PageSource;
  readonly place: WindowPlace;
  readonly job: PrintJob | null;
  /** How it first appears: in front, behind what is in use, or as small as it was. */
  readonly appears: 'in-front' | 'behind' | 'minimised';
  readonly developerTools: boolean;
  readonly handlers: (window: ApplicationWindow) => Handlers<ShellCalls>;
  readonly report: ReportIncident;
  readonly onMenuState: () => void;
  readonly onClosing: (window: ApplicationWindow) => void;
}

/** What the menu is drawn from where no window says otherwise. */
export const noMenuState: MenuState = {
  undo: null,
  redo: null,
  matterOpen: false,
  reading: false,
  writable: false,
  lockable: false,
};

/** Opens a window: sandboxed, without Node, with nothing but the preload's bridge. */
export function applicationWindow(options: ApplicationWindowOptions): ApplicationWindow {
  const native = new BrowserWindow({
    ...options.place.bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Glossator',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#171614' : '#fbfaf7',
    webPreferences: {
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
      devTools: options.developerTools,
    },
  });
  if (options.place.maximised) native.maximize();

  let service: MatterService | null = null;
  let shell: PortService | null = null;
  let menu: MenuState = noMenuState;
  let releaseServicePort: (() => void) | null = null;
  let mayClose = false;
  /** Set while the page is asked to finish what is being typed. */
  let finished: (() => void) | null = null;
  const whenReady: EventMessage[] = [];
  let showing = 0;

  const shows = (): WindowShows => ({
    showing,
    matter: service === null ? null : { path: service.path(), opening: service.opening() },
  });

  const handOver = (message: PortMessage, port: Electron.MessagePortMain): void => {
    native.webContents.postMessage(message.kind, message, [port]);
  };

  const connectService = (): void => {
    releaseServicePort?.();
    releaseServicePort = null;
    if (service === null || shell === null || native.isDestroyed()) return;
    const { port, release } = service.connect();
    releaseServicePort = release;
    handOver({ kind: 'glossator-port', to: 'service', showing }, port);
  };

  const showTitle = (): void => {
    if (native.isDestroyed()) return;
    const { title, encrypted } = service?.named() ?? { title: '', encrypted: null };
    const protection = encrypted === false ? ' – not encrypted' : '';
    const named = title === '' ? 'Glossator' : `${title}${protection} – Glossator`;
    native.setTitle(options.job === null ? named : `Print: ${named}`);
    if (process.platform === 'darwin') native.setRepresentedFilename(service?.path() ?? '');
  };

  const client: MatterClient = {
    restarted: connectService,
    stopped: (sentence) => window.tell('serviceStopped', { sentence }),
    openingChanged: () => window.tell('windowShows', shows()),
    titleChanged: showTitle,
  };

  const finishClosing = (): void => {
    if (mayClose) return;
    mayClose = true;
    options.onClosing(window);
    if (!native.isDestroyed()) native.destroy();
  };

  const window: ApplicationWindow = {
    native,
    job: options.job,
    matter: () => service,
    shows,
    show: (next) => {
      if (next !== service) service?.detach(client);
      releaseServicePort?.();
      releaseServicePort = null;
      service = next;
      showing += 1;
      next?.attach(client);
      showTitle();
      window.tell('windowShows', shows());
      connectService();
    },
    tell: (event, payload) => shell?.send({ event, payload }),
    tellWhenReady: (event, payload) => {
      if (shell === null) whenReady.push({ event, payload });
      else shell.send({ event, payload });
    },
    menuState: () => menu,
    setMenuState: (state) => {
      menu = state;
      options.onMenuState();
    },
    pageReady: () => {
      shell?.close();
      const { port1, port2 } = new MessageChannelMain();
      const served: ServedPort = port1;
      shell = serveCalls(served, {
        table: shellCalls,
        handlers: options.handlers(window),
        report: options.report,
        accepts: () => !native.isDestroyed() && isOwnAddress(native.webContents.mainFrame.url, options.pages),
      });
      handOver({ kind: 'glossator-port', to: 'shell' }, port2);
      connectService();
      for (const event of whenReady.splice(0)) shell.send(event);
    },
    confirmClose: () => {
      if (finished === null) finishClosing();
      else finished();
    },
    finishTyping: async () => {
      if (shell === null || native.isDestroyed() || native.webContents.isCrashed()) return;
      const answered = new Promise<void>((resolve) => {
        finished = resolve;
      });
      window.tell('closing', null);
      const limit = setTimeout(() => finished?.(), closingLimitMs);
      await answered;
      clearTimeout(limit);
      finished = null;
    },
    discard: () => {
      const processId = native.isDestroyed() ? 0 : native.webContents.getOSProcessId();
      finishClosing();
      // Chromium may keep a process for the next page; what this one held shall be gone now. A kill writes no memory down.
      if (processId !== 0) endProcess(processId);
    },
  };

  native.once('ready-to-show', () => {
    if (options.appears === 'in-front') native.show();
    else if (options.appears === 'behind') native.showInactive();
    else native.minimize();
  });
  native.on('page-title-updated', (event) => event.preventDefault());
  native.on('close', (event) => {
    if (mayClose) return;
    if (shell === null || native.webContents.isCrashed()) {
      mayClose = true;
      options.onClosing(window);
      return;
    }
    event.preventDefault();
    window.tell('closing', null);
    setTimeout(finishClosing, closingLimitMs);
  });
  native.webContents.on('did-navigate', (_event, address) => {
    // An empty page is the one place a page can go to without being asked (Chromium needs no request for it).
    if (!isOwnAddress(address, options.pages)) void native.loadURL(options.pages.address);
  });
  native.webContents.on('render-process-gone', () => {
    shell?.close();
    shell = null;
  });
  void native.loadURL(options.pages.address);
  return window;
}

function endProcess(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended by itself, which is what was wanted.
  }
}
