import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout whose built command line is tested. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Sources written for these tests: a press report, an agency's report with its date first, a speech. */
export const fixtures = join(checkout, 'tests', 'fixtures', 'cli');

/** The file that `npm run cli` runs. */
export const commandLineFile = join(checkout, 'out', 'main', 'cli.js');

/** What a call printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a call with `--json` gave: the one document on stdout. */
export interface Answer {
  readonly code: number | null;
  readonly json: unknown;
}

/** How a call is made other than usual. */
export interface CallOptions {
  /** Another machine's profile. */
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told the process as soon as it runs. */
  readonly started?: (process: ChildProcess) => void;
}

/** A folder and a profile of its own in which calls are made, as on a machine of its own. */
export interface Workplace {
  readonly folder: string;
  readonly profile: string;
  readonly path: (name: string) => string;
  /** Makes a call in the folder. */
  readonly run: (words: readonly string[], options?: CallOptions) => Promise<Ended>;
  /** Makes a call with `--json` and reads what it printed; anything besides that one document fails the test. */
  readonly ask: (words: readonly string[], options?: CallOptions) => Promise<Answer>;
  readonly remove: () => void;
}

/** A new workplace under the system's folder for temporary files. */
export function makeWorkplace(): Workplace {
  if (!existsSync(commandLineFile)) throw new Error(`${commandLineFile} is not built: run “npm run build”.`);
  const top = mkdtempSync(join(tmpdir(), 'glossator-cli-'));
  const folder = join(top, 'work');
  const profile = join(top, 'profile');
  for (const made of [folder, profile]) mkdirSync(made);
  const run: Workplace['run'] = (words, options = {}) =>
    runProcess([commandLineFile, ...words], folder, options.profile ?? profile, options);
  return {
    folder,
    profile,
    path: (name) => join(folder, name),
    run,
    ask: async (words, options) => {
      const { code, stdout, stderr } = await run([...words, '--json'], options);
      if (stderr !== '' || !/^[^\n]+\n$/u.test(stdout)) {
        throw new Error(`“${words.join(' ')}” printed more than one line of JSON:\n${stdout}\n${stderr}`);
      }
      return { code, json: JSON.parse(stdout) as unknown };
    },
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

function runProcess(
  words: readonly string[],
  cwd: string,
  profile: string,
  { env, started }: CallOptions,
): Promise<Ended> {
  const inherited = { ...process.env };
  // Plain Node loads the module's own file; one built for another runtime is not for it.
  delete inherited['GLOSSATOR_SQLITE_BINDING'];
  delete inherited['NODE_OPTIONS'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd,
      env: { ...inherited, GLOSSATOR_PROFILE: profile, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
    started?.(child);
  });
}

/** Waits until a process has begun to write a good deal into a matter: its write-ahead log has grown. */
export async function untilWritten(matterPath: string): Promise<void> {
  const log = `${matterPath}-wal`;
  while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < 300_000) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
