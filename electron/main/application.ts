import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { app, ipcMain, Menu, nativeTheme, powerMonitor, safeStorage, session } from 'electron';
import {
  defaultPreferences,
  type MenuActionName,
  type PreferencesChange,
  type PrintJob,
  type ReadyMessage,
  type WindowPreferences,
} from '../../shared/contract/index.ts';
import { recentMattersFile, recentMattersPath } from './recent-matters.ts';
import { sampleMatterPath } from '../files/sample-matter-path.ts';
import { readingLayoutsFile } from './reading-layouts.ts';
import { readingPositionsFile } from './reading-positions.ts';
import { themeSource, windowPreferencesFile } from './window-preferences.ts';
import type { MatterToOpen } from '../ports/service-messages.ts';
import { type ApplicationWindow, noMenuState } from './application-window.ts';
import { showSentence } from './dialogs.ts';
import type { Incidents } from './incidents.ts';
import { systemKeychain } from './keychain.ts';
import { lockMatters, lockWhenUnused } from './locking.ts';
import { matterServices } from './matter-services.ts';
import { applicationMenu } from './menu.ts';
import { openMatters } from './open-matters.ts';
import { isOwnAddress, type PageSource } from './page-source.ts';
import { shellHandlers } from './shell-handlers.ts';
import { windowPlaceFile } from './window-places.ts';
import { type Windows, windows } from './windows.ts';

/** Where the application's parts lie. */
export interface ApplicationFiles {
  readonly service: string;
  readonly parserHelper: string;
  /** The worker for long work of the service. */
  readonly worker: string;
  readonly preload: string;
  readonly sampleFolder: string;
}

/** What the application is started with. */
export interface ApplicationOptions {
  readonly files: ApplicationFiles;
  readonly pages: PageSource;
  readonly profileFolder: string;
  readonly sqliteBinding: string | null;
  readonly incidents: Incidents;
}

/** The running application. */
export interface Application {
  /** Shows the first window: with the matter named, else with what this start is to show. */
  readonly start: (matterPath: string | null) => Promise<void>;
  /** Brings a matter to the front, or the application where none is named. */
  readonly bringUp: (matterPath: string | null) => Promise<void>;
  /** Messages from frames that are not the application's own, which were ignored. */
  readonly foreignSenders: () => number;
}

/** Puts windows, services, the menu and what this machine remembers together. To be called once Electron is ready. */
export function application(options: ApplicationOptions): Application {
  const { files, pages, profileFolder, incidents } = options;
  const developerTools = !app.isPackaged;
  const samplePath = sampleMatterPath(profileFolder);
  const preferences = windowPreferencesFile(profileFolder);
  const positions = readingPositionsFile(profileFolder);
  const layouts = readingLayoutsFile(profileFolder);
  const recentFile = recentMattersFile(profileFolder);
  const chosenFolders = new Set<string>();
  let quitting = false;
  let foreign = 0;
  // What holds now, also where it could not be written.
  let present = defaultPreferences;

  const onError = (error: unknown): void => {
    incidents.report(error, 'remember');
  };

  const services = matterServices({
    samplePath,
    serviceFile: files.service,
    helperFile: files.parserHelper,
    surroundings: {
      profileFolder,
      sqliteBinding: options.sqliteBinding,
      packWorkerFile: files.worker,
      applicationVersion: app.getVersion(),
    },
    keychain: systemKeychain(safeStorage),
    stdio: app.isPackaged ? 'ignore' : 'inherit',
    onOpened: (matter) => void matters.remember(matter),
    onIncident: incidents.add,
    onDeath: (code) => void incidents.note('service', `ended with code ${String(code)}`),
  });

  const follow = (changed: WindowPreferences): void => {
    present = changed;
    nativeTheme.themeSource = themeSource(changed.appearance);
  };

  const changePreferences = (by: ApplicationWindow, change: PreferencesChange): void => {
    follow({ ...present, ...change });
    for (const window of list.all()) {
      if (window !== by) window.tell('preferencesChanged', present);
    }
    void drawMenu();
  };

  const matters = openMatters({
    services,
    recentFile,
    sampleFolder: files.sampleFolder,
    firstStart: !existsSync(recentMattersPath(profileFolder)),
    now: Date.now,
    onRecentChanged: () => void drawMenu(),
    onError,
  });

  const list: Windows = windows({
    preloadFile: files.preload,
    pages,
    developerTools,
    placeFile: windowPlaceFile(profileFolder),
    handlers: (window) =>
      shellHandlers(window, {
        matters,
        preferences,
        positions,
        layouts,
        chosenFolders,
        onPreferences: changePreferences,
        lockNow: () => void lock(false).catch(onError),
        newWindow: (beside) => void openWindow(matterOf(beside), beside).catch(onError),
        openPrint: (beside, job) => void openWindow(matterOf(beside), beside, job).catch(onError),
      }),
    report: incidents.report,
    onMenuState: () => void drawMenu(),
    onClosed: (window) => {
      matters.close(window);
      // The menu is that of the window in use, which is another one now.
      void drawMenu();
      if (list.all().length === 0 && (quitting || process.platform !== 'darwin')) void end();
    },
    onError,
  });

  const openWindow = async (
    matter: MatterToOpen | null,
    beside: ApplicationWindow | null,
    job?: PrintJob,
  ): Promise<ApplicationWindow> => {
    const window = await list.open(beside, job);
    window.native.on('focus', () => void drawMenu());
    if (matter !== null) matters.show(window, matter);
    return window;
  };

  const replaceWindow = (window: ApplicationWindow): void => {
    const matter = matterOf(window);
    const fresh = list.openInPlaceOf(window);
    fresh.native.on('focus', () => void drawMenu());
    if (matter !== null) matters.show(fresh, matter);
  };

  const end = async (): Promise<void> => {
    quitting = true;
    await services.closeAll();
    app.quit();
  };

  const lock = (unlessBusy: boolean): Promise<void> =>
    lockMatters({ services: services.all, windows: list.all, replace: replaceWindow }, unlessBusy);

  const act = async (action: MenuActionName): Promise<void> => {
    if (action === 'lock-now') return lock(false);
    const window = list.current() ?? (await openWindow(null, null));
    window.tellWhenReady('menuAction', { action });
  };

  const openRecent = async (path: string): Promise<void> => {
    const window = list.current() ?? (await openWindow(null, null));
    const outcome = await matters.open(window, { kind: 'file', path });
    if (!outcome.ok) showSentence(window.native, 'This matter could not be opened.', outcome.failure.message);
  };

  const drawMenu = async (): Promise<void> => {
    const state = list.current()?.menuState() ?? noMenuState;
    const template = applicationMenu({
      platform: process.platform,
      state,
      recent: await matters.recent(),
      keys: present,
      developerTools,
      act: (action) => void act(action).catch(onError),
      openRecent: (path) => void openRecent(path).catch(onError),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  const ready: ReadyMessage['kind'] = 'glossator-ready';
  ipcMain.on(ready, (event) => {
    const window = list.of(event.sender);
    const frame = event.senderFrame;
    const own = frame !== null && frame.parent === null && isOwnAddress(frame.url, pages);
    if (window === null || !own) foreign += 1;
    else window.pageReady();
  });

  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    if (!services.busy()) return;
    event.preventDefault();
    void end();
  });
  // Ending is this file's own affair: a service may still be releasing its matter after the last window went.
  app.on('window-all-closed', () => undefined);
  app.on('activate', () => {
    if (list.all().length === 0) void openWindow(null, null).catch(onError);
  });

  return {
    foreignSenders: () => foreign,
    start: async (matterPath) => {
      follow(await preferences.read());
      lockWhenUnused(
        {
          getSystemIdleTime: () => powerMonitor.getSystemIdleTime(),
          onSleepOrLock: (listener) => {
            powerMonitor.on('suspend', listener);
            powerMonitor.on('lock-screen', listener);
          },
        },
        () => present.lockAfterMinutes,
        (unlessBusy) => void lock(unlessBusy).catch(onError),
      );
      await drawMenu();
      const named: MatterToOpen | null =
        matterPath === null ? null : { kind: 'file', path: resolve(matterPath) };
      await openWindow(named ?? (await matters.atStart()), null);
      session.defaultSession.flushStorageData();
    },
    bringUp: async (matterPath) => {
      const path = matterPath === null ? null : resolve(matterPath);
      const service = path === null ? null : services.find(path);
      const showing = list.all().find((window) => service !== null && window.matter() === service);
      const free = list.all().find((window) => window.matter() === null);
      if (path === null || showing !== undefined) {
        const window = showing ?? list.current() ?? (await openWindow(null, null));
        if (window.native.isMinimized()) window.native.restore();
        window.native.focus();
        return;
      }
      const matter: MatterToOpen = { kind: 'file', path };
      if (free === undefined) await openWindow(matter, list.current());
      else matters.show(free, matter);
    },
  };
}

/** The matter of a window, to be shown in another one as well. */
function matterOf(window: ApplicationWindow): MatterToOpen | null {
  const service = window.matter();
  return service === null ? null : { kind: 'file', path: service.path() };
}
