import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { importOneText } from './import-one-text.ts';
import { expectValue, testSurroundings } from './matter-fixture.ts';

const [folder = ''] = process.argv.slice(2);
const session = expectValue(
  await openMatter({
    path: join(folder, 'inquiry.matter'),
    access: 'write',
    reviewerName: 'Dora Held',
    surroundings: {
      ...testSurroundings(join(folder, 'profile')),
      clock: Date.now,
      random: randomBytes,
    },
  }),
);
for (let n = 0; ; n += 1) {
  await importOneText(session, folder, `child-${n}.txt`, `Statement ${Math.random()}. `.repeat(2_000));
  writeSync(1, 'begun\n');
  const made = expectValue(await session.calls.backUpNow({ task: 'backup' }));
  writeSync(1, `made ${made.file}\n`);
}
