import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../process/say.mjs';
import { runtimeFolder } from './paths.mjs';

const lockFile = join(runtimeFolder, 'set-up.lock');

/**
 * Runs one set-up at a time in this checkout: a second one waits until the first is done, and takes over where the first
 * has died.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  mkdirSync(runtimeFolder, { recursive: true });
  let told = false;
  while (!take()) {
    if (!told) say('Another set-up of this checkout is running: waiting for it to finish.');
    told = true;
    await sleep(250);
  }
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @returns {boolean} whether the lock is now ours */
function take() {
  try {
    const handle = openSync(lockFile, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!holderIsGone()) return false;
    rmSync(lockFile, { force: true });
    return take();
  }
}

function holderIsGone() {
  let holder;
  try {
    holder = Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return false;
  }
  // Empty for the moment between opening and writing.
  if (!holder) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
