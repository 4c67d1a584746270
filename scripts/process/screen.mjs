import { say } from './say.mjs';

/** Whether a window can be shown to somebody. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * What to put before a command that opens windows: nothing where there is a display, else a screen in memory.
 * @returns {readonly string[]}
 */
export function screenPrefix() {
  if (hasDisplay()) return [];
  say('There is no display here: the window opens on a screen in memory (Xvfb). Press Ctrl+C to end it.');
  return memoryScreen;
}

/** The command under which windows open on a screen in memory. */
export const memoryScreen = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];

/** Whether this is root on Linux, where Chromium refuses to start with its sandbox. */
export function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
