import { existsSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { app, shell } from 'electron';
import { failure, type Result, success } from '../../shared/base/index.ts';
import type {
  PreferencesChange,
  PrintJob,
  ReadingLayout,
  ReadingPosition,
  ShellCalls,
  WindowPreferences,
} from '../../shared/contract/index.ts';
import { isInsideFolder } from '../files/is-inside-folder.ts';
import type { RememberedFile } from '../files/remembered-file.ts';
import type { Handlers } from '../ports/dispatch.ts';
import type { ApplicationWindow } from './application-window.ts';
import {
  askForFile,
  askForFolder,
  askForMatter,
  askForNewMatter,
  askForSaveFile,
  askForSources,
} from './dialogs.ts';
import type { OpenMatters } from './open-matters.ts';
import { printPage } from './print-page.ts';
import { withReadingLayout } from './reading-layouts.ts';
import { withReadingPosition } from './reading-positions.ts';

/** What answering a window's calls needs. */
export interface ShellHandlersOptions {
  readonly matters: OpenMatters;
  readonly preferences: RememberedFile<WindowPreferences>;
  readonly positions: RememberedFile<readonly ReadingPosition[]>;
  readonly layouts: RememberedFile<readonly ReadingLayout[]>;
  /** A window changed preferences; whether they can be kept is not known yet. */
  readonly onPreferences: (by: ApplicationWindow, change: PreferencesChange) => void;
  readonly lockNow: () => void;
  readonly newWindow: (beside: ApplicationWindow) => void;
  readonly openPrint: (beside: ApplicationWindow, job: PrintJob) => void;
  /** Folders a person chose in this run to have something put in. */
  readonly chosenFolders: Set<string>;
}

/** The handlers of one window's calls. */
export function shellHandlers(
  window: ApplicationWindow,
  options: ShellHandlersOptions,
): Handlers<ShellCalls> {
  const { matters } = options;
  return {
    windowShows: async () => success(window.shows()),
    retryMatter: async () => {
      window.matter()?.retry();
      return success(null);
    },
    recentMatters: async () => success(await matters.recent()),
    openMatter: async () => {
      const path = await askForMatter(window.native);
      return path === null ? success(false) : opened(await matters.open(window, { kind: 'file', path }));
    },
    openRecentMatter: async ({ path }) => {
      const known = (await matters.recent()).some((matter) => matter.path === path);
      if (!known && window.matter()?.path() !== path) {
        return failure(
          'matter-not-found',
          'This matter is no longer on the list of recent matters. Open it from the menu instead.',
        );
      }
      return opened(await matters.open(window, { kind: 'file', path }));
    },
    newMatter: async ({ title, prefix }) => {
      const path = await askForNewMatter(window.native, title);
      if (path === null) return success(false);
      return opened(await matters.open(window, { kind: 'new', path, title, prefix }));
    },
    // The window watches it being made, and shows itself why it could not be.
    openSampleMatter: async () => success((await matters.open(window, matters.sample)).ok),
    closeMatter: async () => {
      matters.close(window);
      return success(true);
    },
    lockNow: async () => {
      // The reply is on its way before the page's process ends.
      setImmediate(options.lockNow);
      return success(null);
    },
    newWindow: async () => {
      options.newWindow(window);
      return success(null);
    },
    chooseSources: async ({ what }) => success(await askForSources(window.native, what)),
    chooseFolder: async ({ title, button }) => {
      const folder = await askForFolder(window.native, title, button);
      if (folder !== null) options.chosenFolders.add(folder);
      return success(folder);
    },
    chooseFile: async (asked) => success(await askForFile(window.native, asked)),
    chooseSaveFile: async (asked) => {
      const file = await askForSaveFile(window.native, asked);
      if (file !== null) options.chosenFolders.add(dirname(file));
      return success(file);
    },
    reveal: async ({ path }) => reveal(path, options.chosenFolders),
    readPreferences: async () => success(await options.preferences.read()),
    writePreferences: async (change) => {
      options.onPreferences(window, change);
      try {
        await options.preferences.change((before) => ({ ...before, ...change }));
      } catch {
        return failure(
          'write-failed',
          `Your choice holds until Glossator is closed, but it could not be remembered: the folder ${app.getPath('userData')} cannot be written to.`,
        );
      }
      return success(null);
    },
    readingPositions: async () => success(await options.positions.read()),
    rememberReadingPosition: async (position) => {
      try {
        await options.positions.change((before) => withReadingPosition(before, position));
      } catch {
        return failure(
          'write-failed',
          `Where this document was left could not be remembered: the folder ${app.getPath('userData')} cannot be written to.`,
        );
      }
      return success(null);
    },
    readingLayout: async ({ matter }) =>
      success((await options.layouts.read()).find((layout) => layout.matter === matter) ?? null),
    rememberReadingLayout: async (layout) => {
      try {
        await options.layouts.change((before) => withReadingLayout(before, layout));
      } catch {
        return failure(
          'write-failed',
          `Which documents were being read could not be remembered: the folder ${app.getPath('userData')} cannot be written to.`,
        );
      }
      return success(null);
    },
    setMenuState: async (state) => {
      window.setMenuState(state);
      return success(null);
    },
    openPrint: async ({ job }) => {
      options.openPrint(window, job);
      return success(null);
    },
    printJob: async () => success(window.job),
    printWindow: () => printPage(window.native),
    readyToClose: async () => {
      // The reply is on its way before the window goes.
      setImmediate(() => window.confirmClose());
      return success(null);
    },
  };
}

/** Of a damaged matter the window itself shows that it was not opened. */
function opened(result: Result<unknown>): Result<boolean> {
  if (!result.ok && result.failure.code === 'matter-damaged') return success(false);
  return result.ok ? success(true) : result;
}

/**
 * Only what lies where the person asked this run to put things is shown: on Windows, merely looking at a path can make the
 * system talk to another machine, so a path from a page is not followed anywhere else.
 */
function reveal(path: string, chosenFolders: ReadonlySet<string>): Result<null> {
  if (!isAbsolute(path) || ![...chosenFolders].some((folder) => isInsideFolder(folder, path))) {
    return failure(
      'not-available',
      'Only what was made since Glossator was started can be shown in its folder. Find it with the system’s own file manager.',
    );
  }
  if (!existsSync(path)) {
    return failure('file-not-found', 'It is no longer where it was made. It may have been moved or deleted.');
  }
  shell.showItemInFolder(path);
  return success(null);
}
