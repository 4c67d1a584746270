import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolder } from './paths.mjs';

/**
 * Does work in a fresh folder beside where its result belongs, so that the result can be moved there whole. The folder is
 * removed afterwards, and with it those that interrupted runs have left.
 * @template T
 * @param {string} name
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inWorkFolder(name, work) {
  mkdirSync(runtimeFolder, { recursive: true });
  const prefix = `${name}-in-progress-`;
  for (const left of readdirSync(runtimeFolder).filter((entry) => entry.startsWith(prefix))) {
    rmSync(join(runtimeFolder, left), { recursive: true, force: true, maxRetries: 3 });
  }
  const folder = mkdtempSync(join(runtimeFolder, prefix));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
