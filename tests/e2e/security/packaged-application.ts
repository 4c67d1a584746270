import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { testRuntimeVersion } from '../../../scripts/setup/test-runtime.mjs';
import { checkout, sandboxed } from '../application.ts';

/** Where a packaged application lies: its folder, its program, and the archive of its files. */
export interface PackagedApplication {
  readonly folder: string;
  readonly program: string;
  readonly archive: string;
}

/** A packaged application that runs. */
export interface RunningPackage {
  readonly processId: number;
  readonly window: Page;
  /** What it wrote to stdout and stderr so far. */
  readonly written: () => string;
  /** Ends it as the system does at the end of a session, and waits until it has ended. */
  readonly end: () => Promise<void>;
}

/** How long the program may take to say where its windows can be driven, in milliseconds. */
const startLimitMs = 30_000;

/** Packages the built application for Linux into a folder, exactly as for a release but for the Electron it is given. */
export async function packageApplication(output: string): Promise<PackagedApplication> {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (electron === undefined) throw new Error('ELECTRON_EXEC_PATH names no Electron to package with.');
  const official = process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined;
  const options = [
    `-c.directories.output=${output}`,
    `-c.electronDist=${dirname(electron)}`,
    ...(official ? [] : [`-c.electronVersion=${testRuntimeVersion}`]),
  ];
  await promisify(execFile)(
    process.execPath,
    [join(checkout, 'node_modules', 'electron-builder', 'cli.js'), '--linux', 'dir', ...options],
    { cwd: checkout, env: environmentOfPackaging(), maxBuffer: 16 * 1024 ** 2 },
  );
  const folder = join(output, 'linux-unpacked');
  const resources = join(folder, 'resources');
  // The test runtime brings a loader, which no Electron for a release has.
  await rm(join(resources, 'app'), { recursive: true, force: true });
  return { folder, program: join(folder, 'glossator'), archive: join(resources, 'app.asar') };
}

/** Without what vitest sets: electron-builder would link files instead of copying them, and a change reach the originals. */
function environmentOfPackaging(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  delete env['VITEST'];
  return env;
}

/** Puts the SQLite module that suits the test runtime where the packaged one is, which is for the Electron of a release. */
export async function suitToTestRuntime({ archive }: PackagedApplication): Promise<void> {
  const binding = process.env['GLOSSATOR_SQLITE_BINDING'];
  if (binding === undefined) return;
  const name = `linux-${process.arch}.node`;
  const packaged = join(`${archive}.unpacked`, 'node_modules', 'better-sqlite3', 'prebuilds', name);
  await rm(packaged);
  await copyFile(binding, packaged);
}

/** Starts a packaged application and waits for its window, which is driven over a port that the application is told to open. */
export async function startPackage(
  { program }: PackagedApplication,
  options: { readonly switches: readonly string[]; readonly env: Readonly<Record<string, string>> },
): Promise<RunningPackage> {
  const root = sandboxed ? [] : ['--no-sandbox'];
  const child = spawn(program, [...root, '--remote-debugging-port=0', ...options.switches], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let written = '';
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      written += chunk.toString('utf8');
      const found = /DevTools listening on (ws:\S+)/.exec(written)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const fail = (): void => reject(new Error(`The packaged application did not start:\n${written}`));
    child.once('close', fail);
    child.once('error', fail);
    setTimeout(fail, startLimitMs).unref();
  });
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  let browser: Browser;
  try {
    browser = await chromium.connectOverCDP(await address);
  } catch (error) {
    await end();
    throw error;
  }
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('The packaged application has no session.');
  const window = context.pages()[0] ?? (await context.waitForEvent('page'));
  return {
    processId: child.pid ?? 0,
    window,
    written: () => written,
    end: async () => {
      await browser.close();
      await end();
    },
  };
}
