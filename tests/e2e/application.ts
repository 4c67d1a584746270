import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { pageAddress } from '../../electron/main/own-address.ts';
import { killProcessGroup } from './process-group.ts';

/** The checkout whose built application is tested. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Whether Chromium's sandbox can be on: never for root on Linux. */
export const sandboxed = process.platform !== 'linux' || process.getuid?.() !== 0;

/** How the application is started for a test. */
export interface StartOptions {
  /** A profile of an earlier start; it is then the caller's to remove. */
  readonly profile?: string;
  readonly arguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A program to start in the place of Electron, with the same arguments. */
  readonly executable?: string;
  /** Lets pages ignore their content security policy, to see what holds without it. */
  readonly withoutPolicy?: boolean;
}

/** An application that runs for a test. */
export interface RunningApplication {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly profile: string;
  /** What the application wrote to stdout and stderr. */
  readonly logs: () => string;
  /** Quits as a person would; removes the profile, unless it was given. */
  readonly close: () => Promise<void>;
  /** Ends all of its processes at once, as a power cut does to them, and waits until they are gone. Not on Windows. */
  readonly kill: () => Promise<void>;
}

const running = new Set<RunningApplication>();

/**
 * Starts the built application, sandboxed where that is possible, with a profile of its own, and waits for its window.
 *
 * `ELECTRON_EXEC_PATH` names the Electron to use, as set-up chose it. What the application wrote is part of the error where it
 * does not start.
 */
export async function startApplication(options: StartOptions = {}): Promise<RunningApplication> {
  const profile = options.profile ?? (await makeProfile());
  const written: string[] = [];
  const logs = (): string => written.join('');
  const app = await _electron.launch({
    ...executable(options.executable),
    args: [checkout, ...(options.arguments ?? [])],
    chromiumSandbox: sandboxed,
    bypassCSP: options.withoutPolicy ?? false,
    cwd: checkout,
    env: { ...environment(), GLOSSATOR_PROFILE: profile, ...options.env },
  });
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => written.push(chunk.toString('utf8')));
  }
  let window: Page;
  try {
    window = await app.firstWindow();
    await window.waitForURL(pageAddress);
    // The first page may have come before the policy was switched off for it.
    if (options.withoutPolicy) await window.reload();
  } catch (error) {
    await app.close();
    throw new Error(`The application showed no window. It wrote:\n${logs().slice(-4_000)}`, { cause: error });
  }
  const application: RunningApplication = {
    app,
    window,
    profile,
    logs,
    close: async () => {
      running.delete(application);
      await app.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
    kill: async () => {
      running.delete(application);
      await killProcessGroup(app.process());
    },
  };
  running.add(application);
  return application;
}

/** A new profile folder, to be used by several starts of one test. */
export function makeProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'glossator-profile-'));
}

/**
 * Shows, for every test of a file that fails, what its applications wrote and what their windows showed. To be called below the
 * hooks that close them: vitest runs the hook defined last first.
 */
export function attachLogsToFailures(): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const { app, logs } of running) {
      process.stderr.write(`--- the application wrote, in “${task.name}”:\n${logs()}\n`);
      for (const [number, page] of app.windows().entries()) {
        // The test has failed already; a page that is gone must not hide why.
        await keepScreenshot(page, `${task.name} ${String(number)}`).catch((error: unknown) => {
          process.stderr.write(`No picture of window ${String(number)}: ${String(error).slice(0, 200)}\n`);
        });
      }
    }
  });
}

/** Keeps a picture of a page in `GLOSSATOR_TEST_OUTPUT`, where that is set, for a person to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['GLOSSATOR_TEST_OUTPUT'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replace(/[^\w-]+/g, '-').slice(0, 80)}.png`);
  await writeFile(file, await page.screenshot());
}

/** The Electron that tests run, as set-up chose it; where nothing was chosen, the one of the package. */
export function executable(chosen?: string): { readonly executablePath?: string } {
  const path = chosen ?? process.env['ELECTRON_EXEC_PATH'];
  return path === undefined ? {} : { executablePath: path };
}

/** The environment that an Electron of a test starts in. */
export function environment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE') env[name] = value;
  }
  return env;
}
