import { writeSync } from 'node:fs';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { expectValue, testSurroundings } from './matter-fixture.ts';

/** Imports a folder and says on stdout after each transaction how many files are done, until it is killed. */
const [path = '', profile = '', folder = ''] = process.argv.slice(2);
const surroundings = testSurroundings(profile, 47);
const session = expectValue(
  await openMatter({
    path,
    access: 'write',
    surroundings: {
      ...surroundings,
      readSource: { read: (source) => readAnySource(source), end: () => undefined },
      emit: (event, payload) => {
        if (event === 'progress' && 'done' in payload) writeSync(1, `done ${payload.done}\n`);
      },
    },
  }),
);
expectValue(await session.calls.importFiles({ task: 'import', paths: [folder] }));
await session.close();
