import { spawn } from 'node:child_process';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 *
 * @typedef {object} RunOptions
 * @property {string} [cwd] working folder; the current one if not given
 * @property {NodeJS.ProcessEnv} [env] the whole environment; the current one if not given
 * @property {boolean} [quiet] collects what the child prints instead of showing it
 * @property {number} [timeoutMs] the child is killed after this time and counts as failed
 */

/** Every running child, and whether it leads a process group of its own. @type {Map<ChildProcess, boolean>} */
const running = new Map();

/** The exit code to end with once the children are gone, after a signal told this process to end. */
let endingWith = 0;

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  for (const child of running.keys()) end(child, signal);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(running.get(child) ? -child.pid : child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

/** Listens once, when the first child starts. */
function listenForSignals() {
  const exitCodes = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  for (const signal of /** @type {(keyof typeof exitCodes)[]} */ (Object.keys(exitCodes))) {
    process.on(signal, () => {
      endingWith = exitCodes[signal];
      if (running.size === 0) process.exit(endingWith);
      endAll(signal);
      setTimeout(() => process.exit(endingWith), 3_000).unref();
    });
  }
  process.on('exit', () => endAll('SIGKILL'));
}

/**
 * Runs a program to its end. What it started ends with this process, also on Ctrl+C, and nothing after it runs then.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, output: string}>} the exit code (127 where the program cannot be started, 128 where a
 * signal ended it) and, where `quiet`, everything it printed
 */
export function run(command, args, options = {}) {
  if (process.listenerCount('SIGINT') === 0) listenForSignals();
  // At a terminal the children stay in its foreground group: they may read from it, and Ctrl+C reaches them all.
  const ownGroup = process.platform !== 'win32' && !process.stdin.isTTY;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      detached: ownGroup,
    });
    running.set(child, ownGroup);
    let output = '';
    child.stdout?.on('data', (piece) => (output += String(piece)));
    child.stderr?.on('data', (piece) => (output += String(piece)));
    const timer = options.timeoutMs && setTimeout(() => end(child, 'SIGKILL'), options.timeoutMs);
    /** @param {number} code */
    const finish = (code) => {
      if (timer) clearTimeout(timer);
      running.delete(child);
      if (endingWith === 0) resolve({ code, output });
      else if (running.size === 0) process.exit(endingWith);
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(signal ? 128 : (code ?? 1)));
  });
}
