import { BrowserWindow, type Rectangle, screen, type WebContents } from 'electron';
import type { PrintJob } from '../../shared/contract/index.ts';
import type { RememberedFile } from '../files/remembered-file.ts';
import {
  type ApplicationWindow,
  type ApplicationWindowOptions,
  applicationWindow,
} from './application-window.ts';
import { fittedPlace, placeBeside, type WindowPlace } from './window-places.ts';

/** The application's open windows. */
export interface Windows {
  /** Opens a window to work in, or one that shows what is to be printed. */
  readonly open: (beside: ApplicationWindow | null, job?: PrintJob) => Promise<ApplicationWindow>;
  /** Opens a window that takes the place of another one, which is then to be discarded. */
  readonly openInPlaceOf: (window: ApplicationWindow) => ApplicationWindow;
  readonly all: () => readonly ApplicationWindow[];
  /** The window of a page, or null where the page is of no window of ours. */
  readonly of: (contents: WebContents) => ApplicationWindow | null;
  /** The window in use, or the one opened last. */
  readonly current: () => ApplicationWindow | null;
}

/** What opening windows needs: what each window needs, and where the last one's place is kept. */
export type WindowsOptions = Omit<ApplicationWindowOptions, 'place' | 'job' | 'appears' | 'onClosing'> & {
  readonly placeFile: RememberedFile<WindowPlace>;
  readonly onClosed: (window: ApplicationWindow) => void;
  readonly onError: (error: unknown) => void;
};

/** Keeps the list of windows and remembers the place of the one closed last. */
export function windows(options: WindowsOptions): Windows {
  const list: ApplicationWindow[] = [];

  const closing = (window: ApplicationWindow): void => {
    const { native } = window;
    const place: WindowPlace = { bounds: native.getNormalBounds(), maximised: native.isMaximized() };
    // The next start shows a window to work in, where such a window stood.
    if (window.job === null) options.placeFile.change(() => place).catch(options.onError);
    list.splice(list.indexOf(window), 1);
    options.onClosed(window);
  };

  const add = (
    place: WindowPlace,
    job: PrintJob | null,
    appears: ApplicationWindowOptions['appears'],
  ): ApplicationWindow => {
    const window = applicationWindow({ ...options, place, job, appears, onClosing: closing });
    list.push(window);
    return window;
  };

  return {
    open: async (beside, job) => {
      const place =
        beside === null
          ? fittedPlace(await options.placeFile.read(), workAreas())
          : placeBeside(beside.native.getNormalBounds(), workAreas());
      return add(place, job ?? null, 'in-front');
    },
    openInPlaceOf: ({ native }) => {
      const place: WindowPlace = { bounds: native.getNormalBounds(), maximised: native.isMaximized() };
      const appears = native.isMinimized() ? 'minimised' : native.isFocused() ? 'in-front' : 'behind';
      return add(place, null, appears);
    },
    all: () => [...list],
    of: (contents) => list.find((window) => window.native.webContents === contents) ?? null,
    current: () => {
      const focused = BrowserWindow.getFocusedWindow();
      return list.find((window) => window.native === focused) ?? list.at(-1) ?? null;
    },
  };
}

function workAreas(): readonly Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}
