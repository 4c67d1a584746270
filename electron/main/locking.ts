import type { ApplicationWindow } from './application-window.ts';
import type { MatterService } from './matter-service.ts';

/** What locking needs of the running application. */
export interface LockingOptions {
  readonly services: () => readonly MatterService[];
  readonly windows: () => readonly ApplicationWindow[];
  /** Opens a window in the place of one that is about to be discarded, showing the same matter. */
  readonly replace: (window: ApplicationWindow) => void;
}

/**
 * Locks every encrypted matter that is open: windows finish what is being typed, the services erase their keys and end, and the
 * windows give way to new ones with nothing in their memory; what was open to be printed is closed. With `unlessBusy`, a matter with
 * long work under way is left for later.
 */
export async function lockMatters(options: LockingOptions, unlessBusy: boolean): Promise<void> {
  await Promise.all(
    options
      .services()
      .filter((service) => service.named().encrypted === true)
      .map(async (service) => {
        const showing = (): readonly ApplicationWindow[] =>
          options.windows().filter((window) => window.matter() === service);
        await Promise.all(showing().map((window) => window.finishTyping()));
        if (!(await service.lock(unlessBusy))) return;
        for (const window of showing()) {
          if (window.job === null) options.replace(window);
          window.discard();
        }
      }),
  );
}

/** How often it is looked whether the computer is in use, in milliseconds. */
const lookEveryMs = 5_000;

/** How the computer is used, by Electron's `powerMonitor`. */
export interface UseOfComputer {
  /** Seconds since a key or the pointer was used. */
  readonly getSystemIdleTime: () => number;
  readonly onSleepOrLock: (listener: () => void) => void;
}

/** Locks when the computer goes to sleep or its screen is locked, and after so many minutes without use (0 for never). */
export function lockWhenUnused(
  computer: UseOfComputer,
  afterMinutes: () => number,
  lock: (unlessBusy: boolean) => void,
): void {
  computer.onSleepOrLock(() => lock(false));
  setInterval(() => {
    const minutes = afterMinutes();
    if (minutes > 0 && computer.getSystemIdleTime() >= minutes * 60) lock(true);
  }, lookEveryMs).unref();
}
