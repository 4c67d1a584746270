import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import workers from 'node:worker_threads';

/** A module's functions by their names. */
type Functions = Record<string, unknown>;

/** Functions that read what a path leads to; all others that take a path change something. */
const reading =
  /^(?:access|createReadStream|exists|lstat|open|opendir|readFile|readdir|readlink|realpath|stat|statfs)(?:Sync)?$/u;

/** Functions that take a descriptor or none, and so reach nothing that was not opened before. */
const harmless =
  /^(?:_toUnixTimestamp|close|fchmod|fchown|fdatasync|fstat|fsync|ftruncate|futimes|read|readv|write|writev|watchFile|unwatchFile)(?:Sync)?$/u;

const writingFlags =
  fs.constants.O_WRONLY |
  fs.constants.O_RDWR |
  fs.constants.O_CREAT |
  fs.constants.O_TRUNC |
  fs.constants.O_APPEND;

/**
 * Takes the disk, the network, other processes and further threads away from this process, for good: what is read of the disk
 * from here on is the application's own files, below `roots`. Readers are JavaScript and WebAssembly, which reach the system
 * through these functions alone, so a reader that a hostile source has taken over can do no more than compute.
 */
export function closeOff(roots: readonly string[]): void {
  const own = roots.map((root) => resolve(root));
  const isOwn = (path: unknown): boolean => {
    const at = pathOf(path);
    return at !== null && own.some((root) => at === root || at.startsWith(root + sep));
  };
  guardFiles(fs, isOwn);
  guardFiles(fs.promises, isOwn);
  for (const module of [childProcess, dns, dns.promises] as unknown as readonly Functions[])
    refuseAll(module);
  refuse(net.Socket.prototype as unknown as Functions, 'connect');
  refuse(net.Server.prototype as unknown as Functions, 'listen');
  for (const name of ['bind', 'connect', 'send'])
    refuse(dgram.Socket.prototype as unknown as Functions, name);
  refuse(childProcess.ChildProcess?.prototype as unknown as Functions, 'spawn');
  for (const name of ['fetch', 'WebSocket', 'EventSource']) refuse(globalThis, name);
  for (const name of ['dlopen', 'binding', '_linkedBinding']) refuse(process as unknown as Functions, name);
  refuse(workers, 'Worker');
  syncBuiltinESMExports();
}

function guardFiles(module: Functions, isOwn: (path: unknown) => boolean): void {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'function' || /^[A-Z]/u.test(name) || harmless.test(name)) continue;
    const original = value as (...args: readonly unknown[]) => unknown;
    const reads = reading.test(name);
    const guarded = (...args: readonly unknown[]): unknown => {
      if (!reads || !isOwn(args[0]) || (name.startsWith('open') && writes(args[1]))) throw refusal();
      return original(...args);
    };
    module[name] = Object.assign(guarded, 'native' in original ? { native: guarded } : {});
  }
}

/** True for flags of `open` that let anything be written. */
function writes(flags: unknown): boolean {
  if (typeof flags === 'number') return (flags & writingFlags) !== 0;
  return typeof flags === 'string' && /[wa+]/u.test(flags);
}

function pathOf(path: unknown): string | null {
  if (typeof path === 'string') return resolve(path);
  if (path instanceof URL && path.protocol === 'file:') return resolve(fileURLToPath(path));
  return null;
}

function refuseAll(module: Functions): void {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === 'function' && !/^[A-Z]/u.test(name)) refuse(module, name);
  }
}

function refuse(holder: Functions | undefined, name: string): void {
  if (holder === undefined || !(name in holder)) return;
  Object.defineProperty(holder, name, {
    configurable: false,
    writable: false,
    // No arrow function, so that what is called with `new` is refused in the same way.
    value: function refused(): never {
      throw refusal();
    },
  });
}

function refusal(): Error {
  return Object.assign(new Error('The reader of sources may not reach outside its own process.'), {
    code: 'EACCES',
  });
}
