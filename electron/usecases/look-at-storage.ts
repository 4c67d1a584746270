import { realpathSync, statfsSync } from 'node:fs';
import { platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { StorageSurroundings } from './shared-storage.ts';

/** Gathers what tells where a file lies, or is to lie, without opening it. What the system does not say is left out, never an error. */
export function lookAtStorage(path: string): StorageSurroundings {
  return {
    system: platform(),
    path,
    realPath: realPath(path),
    fileSystemType: platform() === 'linux' ? fileSystemType(path) : null,
    environment: process.env,
  };
}

/** On Windows the native call gives the UNC path behind a mapped drive. */
function realPath(path: string): string {
  const folder = (): string => join(realpathSync.native(dirname(path)), basename(path));
  return given(() => realpathSync.native(path)) ?? given(folder) ?? path;
}

function fileSystemType(path: string): number | null {
  const type = given(() => statfsSync(path).type) ?? given(() => statfsSync(dirname(path)).type);
  // A 32-bit system gives numbers from 2³¹ on as negative ones.
  return type === null ? null : type >>> 0;
}

function given<Value>(ask: () => Value): Value | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
