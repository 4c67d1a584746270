import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A running process, as Linux shows it. */
export interface RunningProcess {
  readonly id: number;
  /** Its program and arguments, separated by spaces. */
  readonly command: string;
  /** A number of its status by name, or null where the status has none. */
  readonly status: (name: string) => string | null;
  /** Which kinds of memory it leaves in a core dump, as a number; zero is none. */
  readonly coreDumpFilter: number;
  /** How large a core dump of it may be, and how large it may allow itself one, as the system writes it. */
  readonly coreDumpLimits: readonly string[];
}

/** A process and every process that it started, they started, and so on. Linux only; those that end meanwhile are left out. */
export function processesFrom(id: number): readonly RunningProcess[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((name) => [Number(name), Number(statusOf(name, 'PPid') ?? '0')]));
  const descends = (process: number): boolean =>
    process === id || (process > 1 && descends(parents.get(process) ?? 0));
  return [...parents.keys()].filter(descends).flatMap((process) => {
    const name = String(process);
    const command = readOrEmpty(name, 'cmdline').replaceAll('\0', ' ').trim();
    const filter = readOrEmpty(name, 'coredump_filter').trim();
    if (command === '' || filter === '') return [];
    return [
      {
        id: process,
        command,
        status: (of: string) => statusOf(name, of),
        coreDumpFilter: parseInt(filter, 16),
        coreDumpLimits:
          /^Max core file size\s+(\S+)\s+(\S+)/m.exec(readOrEmpty(name, 'limits'))?.slice(1) ?? [],
      },
    ];
  });
}

function statusOf(process: string, name: string): string | null {
  return new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(readOrEmpty(process, 'status'))?.[1] ?? null;
}

function readOrEmpty(process: string, file: string): string {
  try {
    return readFileSync(join('/proc', process, file), 'utf8');
  } catch {
    // It has ended in the meantime.
    return '';
  }
}
