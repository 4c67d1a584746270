import { existsSync, realpathSync } from 'node:fs';
import { failure, type Result } from '../../shared/base/index.ts';
import type { RecentMatter } from '../../shared/contract/index.ts';
import { withoutRecentMatter, withRecentMatter } from './recent-matters.ts';
import type { RememberedFile } from '../files/remembered-file.ts';
import type { MatterToOpen } from '../ports/service-messages.ts';
import type { ApplicationWindow } from './application-window.ts';
import type { MatterService, OpenedMatter } from './matter-service.ts';
import type { MatterServices } from './matter-services.ts';

/** Opening and closing matters in windows, and which were open lately. */
export interface OpenMatters {
  /**
   * Opens a matter in a window, in place of what it shows. Where that fails the window keeps what it showed, except for
   * the sample matter, whose making the window watches, and for a damaged one, for which it offers a backup.
   */
  readonly open: (window: ApplicationWindow, matter: MatterToOpen) => Promise<Result<OpenedMatter>>;
  /** Gives a window a matter at once, before it is known whether it opens: at the start, or beside another window. */
  readonly show: (window: ApplicationWindow, matter: MatterToOpen) => void;
  /** Takes a window back to the start screen; the last window of a matter closes it. */
  readonly close: (window: ApplicationWindow) => void;
  readonly recent: () => Promise<readonly RecentMatter[]>;
  readonly remember: (matter: OpenedMatter) => Promise<void>;
  /** The sample matter on this machine's first start, later the most recent matter; null where it is gone. */
  readonly atStart: () => Promise<MatterToOpen | null>;
  readonly sample: MatterToOpen;
}

/** What opening matters needs. */
export interface OpenMattersOptions {
  readonly services: MatterServices;
  readonly recentFile: RememberedFile<readonly RecentMatter[]>;
  readonly sampleFolder: string;
  /** Whether no matter was ever opened with this profile. */
  readonly firstStart: boolean;
  readonly now: () => number;
  readonly onRecentChanged: (recent: readonly RecentMatter[]) => void;
  /** A thrown error, which must not be lost though nobody waits for it. */
  readonly onError: (error: unknown) => void;
}

/** Binds windows, services and the list of recent matters together. */
export function openMatters(options: OpenMattersOptions): OpenMatters {
  const { services, recentFile } = options;
  const sample: MatterToOpen = { kind: 'sample', sampleFolder: options.sampleFolder };

  const change = async (
    changed: (before: readonly RecentMatter[]) => readonly RecentMatter[],
  ): Promise<void> => {
    try {
      options.onRecentChanged(await recentFile.change(changed));
    } catch (error) {
      options.onError(error);
    }
  };

  const put = (window: ApplicationWindow, service: MatterService | null): void => {
    const before = window.matter();
    window.show(service);
    if (before !== null && before !== service) services.releaseIfUnused(before);
  };

  return {
    sample,
    open: async (window, matter) => {
      if (matter.kind === 'new' && services.find(matter.path) !== null) {
        return failure(
          'matter-exists',
          'There is a matter of this name here already, and it is open. Choose another name; nothing was changed.',
        );
      }
      const service = services.hold(matter);
      if (matter.kind === 'sample') put(window, service);
      const outcome = await service.opened();
      // A damaged matter is shown all the same: its window offers what can be put in its place.
      const isShown = outcome.ok || outcome.failure.code === 'matter-damaged';
      if (isShown && !window.native.isDestroyed()) put(window, service);
      else services.releaseIfUnused(service);
      if (!outcome.ok && outcome.failure.code === 'matter-not-found') {
        await change((recent) => withoutRecentMatter(recent, service.path()));
      }
      return outcome;
    },
    show: (window, matter) => put(window, services.hold(matter)),
    close: (window) => put(window, null),
    recent: () => recentFile.read(),
    remember: async ({ path, title: told, encrypted }) => {
      // Of an encrypted matter nothing but its place is written down in the open.
      const title = encrypted ? '' : told;
      await change((recent) =>
        withRecentMatter(recent, { path: realPath(path), title, openedAtMs: options.now() }),
      );
    },
    atStart: async () => {
      if (options.firstStart) return sample;
      const last = (await recentFile.read())[0];
      return last !== undefined && existsSync(last.path) ? { kind: 'file', path: last.path } : null;
    },
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
