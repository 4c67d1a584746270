/**
 * `npm run check`: format, lint, types and boundaries.
 */
import { runMain } from './process/say.mjs';
import { setUpDependencies } from './setup/dependencies.mjs';
import { withSetupLock } from './setup/lock.mjs';
import { checkSources } from './test/check.mjs';

await runMain(async () => {
  await withSetupLock(setUpDependencies);
  return (await checkSources()) === 0 ? 0 : 1;
});
