import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps the memory of this process, and of those it has started and will start, out of core dumps: should one of them crash,
 * what it holds is content.
 *
 * Linux alone writes dumps where nobody asked for them, so nothing is done elsewhere. `processes` is where the system shows
 * its processes as folders.
 */
export function keepMemoryOutOfCoreDumps(platform: NodeJS.Platform, processes = '/proc'): void {
  if (platform !== 'linux') return;
  const left = ['self'];
  const seen = new Set<string>();
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    keepOut(join(processes, id));
    // Chromium has started the process that all pages are made from before any code of ours runs.
    left.push(...childrenOf(join(processes, id)));
  }
}

function keepOut(process: string): void {
  try {
    writeFileSync(join(process, 'coredump_filter'), '0');
  } catch {
    // It may have ended, or the system has a rule of its own. A start that fails because of it would protect nobody.
  }
}

function childrenOf(process: string): readonly string[] {
  try {
    return readdirSync(join(process, 'task')).flatMap((thread) =>
      readFileSync(join(process, 'task', thread, 'children'), 'utf8')
        .split(' ')
        .filter((id) => id !== ''),
    );
  } catch {
    // A thread or a process that has ended has none, and some systems do not tell.
    return [];
  }
}
