import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../process/run.mjs';
import { toolNode } from './dependencies.mjs';
import { modulesFolder, root } from './paths.mjs';

const packageFolder = join(modulesFolder, 'electron');

/**
 * The official Electron, as its package fetched it.
 * @returns {{folder: string, executable: string} | undefined} nothing where it has not been fetched
 */
export function officialElectron() {
  try {
    const folder = join(packageFolder, 'dist');
    const executable = join(folder, readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    return existsSync(executable) ? { folder, executable } : undefined;
  } catch {
    return undefined;
  }
}

/** The version of Electron that the application is built for. */
export function officialElectronVersion() {
  /** @type {{version: string}} */
  const description = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return description.version;
}

/**
 * Has Electron's package fetch its own binary.
 * @returns {Promise<string | undefined>} nothing when it is there now, else what its installer printed
 */
export async function fetchOfficialElectron() {
  const deadline = pathToFileURL(join(root, 'scripts', 'setup', 'answer-deadline.mjs')).href;
  const { code, output } = await run(toolNode(), ['--import', deadline, join(packageFolder, 'install.js')], {
    quiet: true,
    timeoutMs: 15 * 60_000,
  });
  return code === 0 && officialElectron() ? undefined : output.trim();
}
