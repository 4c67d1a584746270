/**
 * `npm run sample-packs -- DIR`: makes a matter of the sample's texts, PDFs, a scan and a message with attachments in a new or
 * empty folder, and builds three packs of it there: a themed report, an inquiry bundle and a family bundle in two volumes.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './process/run.mjs';
import { runMain, say } from './process/say.mjs';
import { setUpBuild } from './setup/build.mjs';
import { setUpDependencies, toolNode } from './setup/dependencies.mjs';
import { withSetupLock } from './setup/lock.mjs';
import { root } from './setup/paths.mjs';

await runMain(async () => {
  const [given] = process.argv.slice(2);
  if (given === undefined) {
    say('Name a folder for the packs: npm run sample-packs -- DIR');
    return 2;
  }
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    say(`${folder} is not empty, and nothing in it is written over. Name a new folder.`);
    return 1;
  }
  await withSetupLock(async () => {
    await setUpDependencies();
    await setUpBuild();
  });
  const made = [join('tests', 'fixtures', 'sample-packs', 'index.ts'), folder];
  return (await run(toolNode(), made, { cwd: root })).code;
});
