import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder on a disk that can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes, rounded to whole pages; what is written beyond them fails as on a full disk. */
  readonly leave: (bytes: number) => void;
  /** Makes room again. */
  readonly free: () => void;
  readonly remove: () => void;
}

const diskMegabytes = 24;

/**
 * A small disk of Linux: a file system in memory where this process may mount one, which becomes full like a disk (`ENOSPC`); else
 * a folder with a limit on how long this process's files may become (`RLIMIT_FSIZE`), which the system answers with `EFBIG`.
 */
export function smallDisk(): SmallDisk {
  return mountedDisk(limitedFolder);
}

/**
 * A small disk on which nothing else of the test lies. Where none can be mounted, a folder that becomes write-protected as a
 * whole stands for it: the limit would hold for every other file as well.
 */
export function smallDiskApart(): SmallDisk {
  return mountedDisk(closedFolder);
}

function mountedDisk(otherwise: (folder: string) => SmallDisk): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'glossator-small-disk-'));
  try {
    const size = `size=${String(diskMegabytes)}m`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return otherwise(folder);
  }
  const filler = join(folder, 'filler');
  const free = (): void => {
    rmSync(filler, { force: true });
  };
  return {
    folder,
    free,
    leave: (bytes) => {
      free();
      const { bavail, bsize } = statfsSync(folder);
      fill(filler, Math.max(bavail * bsize - bytes, 0));
    },
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fill(path: string, bytes: number): void {
  const piece = Buffer.alloc(1 << 20);
  const file = openSync(path, 'w');
  try {
    for (let left = bytes; left > 0; left -= piece.length)
      writeSync(file, piece, 0, Math.min(left, piece.length));
  } finally {
    closeSync(file);
  }
}

function limitedFolder(folder: string): SmallDisk {
  const limit = (longest: string): void => {
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${longest}:unlimited`]);
  };
  const free = (): void => {
    limit('unlimited');
  };
  return {
    folder,
    free,
    leave: (bytes) => {
      limit(String(bytes));
    },
    remove: () => {
      free();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function closedFolder(folder: string): SmallDisk {
  const allow = (change: string): void => {
    execFileSync('chmod', ['-R', change, folder]);
  };
  const free = (): void => {
    allow('u+w');
  };
  return {
    folder,
    free,
    leave: () => {
      allow('a-w');
    },
    remove: () => {
      free();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
