import { isLinuxRoot } from '../process/screen.mjs';
import { setUpBuild } from './build.mjs';
import { setUpDependencies } from './dependencies.mjs';
import { setUpElectron } from './electron.mjs';
import { withSetupLock } from './lock.mjs';
import { setUpNativeModule } from './native-module.mjs';
import { setUpSystemPackages } from './system-packages.mjs';

/**
 * Sets everything up that is not set up yet; done before, it only looks and returns.
 * @param {{tests: boolean, display: boolean, build: boolean}} needs tests: also the programs the tests use; display: also
 * a screen in memory; build: also the built application
 * @returns {Promise<import('./electron.mjs').Electron>}
 */
export function setUp(needs) {
  return withSetupLock(async () => {
    await setUpSystemPackages([
      'window',
      ...(needs.display ? /** @type {const} */ (['display']) : []),
      ...(needs.tests ? /** @type {const} */ (['tests']) : []),
      ...(needs.tests && isLinuxRoot() ? /** @type {const} */ (['closedNetwork']) : []),
    ]);
    await setUpDependencies();
    const electron = await setUpElectron();
    await setUpNativeModule(electron);
    if (needs.build) await setUpBuild();
    return electron;
  });
}
