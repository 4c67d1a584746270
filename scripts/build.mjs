/**
 * `npm run build`: builds the application into `out`, where its sources have changed.
 */
import { runMain } from './process/say.mjs';
import { setUpBuild } from './setup/build.mjs';
import { setUpDependencies } from './setup/dependencies.mjs';
import { withSetupLock } from './setup/lock.mjs';

await runMain(() =>
  withSetupLock(async () => {
    await setUpDependencies();
    await setUpBuild();
    return 0;
  }),
);
