import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../process/run.mjs';
import { say, SetupProblem } from '../process/say.mjs';
import { root } from '../setup/paths.mjs';

/** The account that end-to-end tests run under where the runner is root: Chromium's sandbox does not work for root. */
const account = 'glossator-tests';

/** What of a checkout no test needs. */
const leftOut = new Set(['.git', 'test-results', 'dist']);

/**
 * @typedef {object} Place
 * @property {string} checkout the checkout, or a copy of it that the user may read
 * @property {string} scratch a folder the user may write to
 * @property {readonly string[]} prefix the command that what follows runs under as that user
 * @property {() => void} remove removes what was made
 */

/**
 * A place for tests that must not run as root: an account, a home, and a checkout it can read.
 * @returns {Promise<Place>}
 */
export async function ordinaryUsersPlace() {
  const scratch = mkdtempSync(join(tmpdir(), 'glossator-tests-'));
  const remove = () => rmSync(scratch, { recursive: true, force: true });
  // Also where the run is interrupted.
  process.once('exit', remove);
  const folders = ['home', 'output', 'temporary'].map((name) => join(scratch, name));
  for (const folder of folders) mkdirSync(folder);
  if (process.getuid?.() !== 0) return { checkout: root, scratch, prefix: [], remove };
  const user = await userId();
  chmodSync(scratch, 0o755);
  for (const folder of [scratch, ...folders]) chownSync(folder, user, user);
  // runuser sets HOME to the account's own: the tests get a fresh one.
  const prefix = ['runuser', '-u', account, '--', 'env', `HOME=${join(scratch, 'home')}`];
  const checkout = (await canRead(prefix, root)) ? root : await readableCopy(scratch, prefix);
  return { checkout, scratch, prefix, remove };
}

async function userId() {
  const known = await run('id', ['-u', account], { quiet: true });
  if (known.code === 0) return Number(known.output);
  say(
    `Making the account ${account} for the end-to-end tests: the browser's sandbox does not work for root.`,
  );
  const made = await run('useradd', ['--create-home', '--user-group', '--shell', '/bin/sh', account], {
    quiet: true,
  });
  const id = await run('id', ['-u', account], { quiet: true });
  if (made.code !== 0 || id.code !== 0) {
    throw new SetupProblem(`${made.output.trim()}\nThe account for the end-to-end tests could not be made.`);
  }
  return Number(id.output);
}

/**
 * @param {readonly string[]} prefix
 * @param {string} checkout
 */
async function canRead(prefix, checkout) {
  const [command = '', ...args] = prefix;
  const { code } = await run(
    command,
    [...args, 'test', '-r', join(checkout, 'node_modules', 'vitest', 'package.json')],
    {
      quiet: true,
    },
  );
  return code === 0;
}

/**
 * A copy of the checkout where its own folder is closed to other users. Files are linked, not copied, where the disk allows.
 * @param {string} scratch
 * @param {readonly string[]} prefix
 */
async function readableCopy(scratch, prefix) {
  say(
    'The checkout lies in a folder that other users cannot read: the end-to-end tests run in a linked copy of it.',
  );
  const copy = join(scratch, 'checkout');
  mkdirSync(copy);
  const entries = readdirSync(root).filter((name) => !leftOut.has(name));
  const paths = entries.map((name) => join(root, name));
  let result = await run('cp', ['-al', ...paths, copy], { quiet: true });
  if (result.code !== 0) result = await run('cp', ['-a', ...paths, copy], { quiet: true });
  if (result.code !== 0 || !(await canRead(prefix, copy))) {
    throw new SetupProblem(
      `${result.output.trim()}\nThe end-to-end tests need a checkout that an ordinary user can read. Move it out of a closed folder, or run the tests as an ordinary user.`,
    );
  }
  return copy;
}
