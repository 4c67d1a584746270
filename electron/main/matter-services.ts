import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MatterToOpen } from '../ports/service-messages.ts';
import { type MatterService, matterService, type MatterServiceOptions } from './matter-service.ts';

/** The matters that are open in this run of the application, one service for each file, shared by its windows. */
export interface MatterServices {
  /** The service of a matter: the one that runs, told to try again where opening failed, or a new one. */
  readonly hold: (matter: MatterToOpen) => MatterService;
  /** The running service of a matter's file, or null. */
  readonly find: (path: string) => MatterService | null;
  /** Closes a service that no window shows any more. */
  readonly releaseIfUnused: (service: MatterService) => void;
  readonly closeAll: () => Promise<void>;
  readonly all: () => readonly MatterService[];
  /** Whether any service still runs or is closing. */
  readonly busy: () => boolean;
}

/** What all services have in common. */
export type CommonServiceOptions = Omit<MatterServiceOptions, 'matter' | 'path' | 'after' | 'onPrepared'> & {
  /** Where the sample matter lies, or will. */
  readonly samplePath: string;
};

/** Keeps the services by the files they hold. */
export function matterServices(common: CommonServiceOptions): MatterServices {
  const running = new Map<string, MatterService>();
  const closing = new Map<string, Promise<void>>();

  const keyOf = (service: MatterService): string | undefined =>
    [...running].find(([, candidate]) => candidate === service)?.[0];

  const close = (service: MatterService): Promise<void> => {
    const key = keyOf(service) ?? fileKey(service.path());
    running.delete(key);
    const ended = service.close().finally(() => {
      if (closing.get(key) === ended) closing.delete(key);
    });
    closing.set(key, ended);
    return ended;
  };

  const begin = (matter: MatterToOpen): MatterService => {
    const path = matter.kind === 'sample' ? common.samplePath : resolve(matter.path);
    const service: MatterService = matterService({
      ...common,
      matter: matter.kind === 'sample' ? matter : { ...matter, path },
      path,
      after: closing.get(fileKey(path)) ?? Promise.resolve(),
      onPrepared: (prepared) => {
        // A file that did not exist before may have been named through links: now it is known by its real place.
        const key = keyOf(service);
        if (key === undefined) return;
        running.delete(key);
        running.set(fileKey(prepared), service);
      },
    });
    running.set(fileKey(path), service);
    return service;
  };

  return {
    hold: (matter) => {
      const found = running.get(fileKey(matter.kind === 'sample' ? common.samplePath : matter.path));
      if (found === undefined) return begin(matter);
      found.retry();
      return found;
    },
    find: (path) => running.get(fileKey(path)) ?? null,
    releaseIfUnused: (service) => {
      if (service.clients().length === 0 && keyOf(service) !== undefined) void close(service);
    },
    closeAll: async () => {
      await Promise.all([...[...running.values()].map(close), ...closing.values()]);
    },
    all: () => [...running.values()],
    busy: () => running.size + closing.size > 0,
  };
}

/** One text for a file however it is named: links resolved, where it exists. */
function fileKey(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}
