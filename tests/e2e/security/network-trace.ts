import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A call by which a process reached out: to an address of the internet's families, or to another program on the machine. */
export interface ReachingOut {
  readonly call: string;
  /** `address:port`, or the place of the other program's socket. */
  readonly to: string;
}

/** The calls by which a process can reach out or be reached. */
const traced = 'connect,sendto,sendmsg,sendmmsg,bind';

/**
 * Writes a program into a folder that runs Electron, with every process it starts, under strace. What they reached out for is
 * in the folder afterwards, for `readTrace`.
 */
export function tracedElectron(folder: string, electron: string): string {
  const program = join(folder, 'traced-electron');
  // The filter lets all other calls run at full speed; of what is sent, not a character is written down.
  const strace = `strace -f --seccomp-bpf -qq -s 0 -o '${join(folder, 'trace')}' -e trace=${traced}`;
  writeFileSync(program, `#!/bin/sh\nexec ${strace} '${electron}' "$@"\n`, { mode: 0o755 });
  return program;
}

/** The lines that were written into the folder, one a call; all of them once the program has ended. */
export function readTrace(folder: string): readonly string[] {
  return readFileSync(join(folder, 'trace'), 'latin1').split('\n');
}

/** What reached out to an address, be it of this machine. A call that failed counts like any other. */
export function reachedAddresses(lines: readonly string[]): readonly ReachingOut[] {
  return lines.flatMap((line) => {
    const call = /\b(connect|sendto|sendmsg|sendmmsg)\(/.exec(line)?.[1];
    if (call === undefined || !/sa_family=AF_INET6?\b/.test(line)) return [];
    const port = /sin6?_port=htons\((\d+)\)/.exec(line)?.[1] ?? '?';
    const address = /(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"/.exec(line)?.[1] ?? '?';
    return [{ call, to: `${address}:${port}` }];
  });
}

/** The other programs on the machine that were spoken to, each once. */
export function reachedPrograms(lines: readonly string[]): readonly string[] {
  const places = lines.flatMap((line) => {
    const place = /\bconnect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"([^"]*)"/.exec(line)?.[1];
    return place === undefined ? [] : [place];
  });
  return [...new Set(places)].sort();
}

/** The addresses at which something listened that were not of the machine's own loopback. */
export function openDoors(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    if (!/\bbind\(/.test(line)) return [];
    const address = /sa_family=AF_INET6?\b.*?"([^"]*)"/.exec(line)?.[1];
    return address === undefined || /^(127\.|::1$)/.test(address) ? [] : [address];
  });
}
