import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';

/**
 * A stamp is a small file written as the last act of a set-up step, holding what the step was made from. A step whose
 * stamp is missing or differs is done again, so an interrupted one repairs itself.
 * @param {string} file
 * @returns {string | undefined} nothing where there is no stamp
 */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Writes a stamp whole or not at all.
 * @param {string} file
 * @param {string} content
 */
export function writeStamp(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

/**
 * Takes a stamp away before its step begins anew.
 * @param {string} file
 */
export function removeStamp(file) {
  rmSync(file, { force: true });
}

/**
 * One hash over the names and contents of files and, recursively, folders.
 * @param {readonly string[]} paths relative to the checkout; those that do not exist count as absent
 * @returns {string} hexadecimal SHA-256
 */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, join(root, path));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
    return;
  }
  hash.update(`${relative(root, path)}\0${found.size}\0`).update(readFileSync(path));
}
