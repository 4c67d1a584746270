import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { expectValue, testSurroundings } from './matter-fixture.ts';
import { importOneText } from './import-one-text.ts';

const [folder = '', count = '0', then = ''] = process.argv.slice(2);
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
const [theme] = expectValue(await session.calls.listThemes({}));
const documentId = await importOneText(session, folder, 'child.txt', 'abcdefghijklmnop'.repeat(40));
for (let n = 0; n < Number(count); n += 1) {
  expectValue(
    await session.calls.tagSpan({
      documentId,
      start: n,
      end: n + 9,
      themeIds: theme === undefined ? [] : [theme.id],
    }),
  );
  writeSync(1, `tagged ${n}\n`);
}
if (then === 'hold') {
  writeSync(1, 'holding\n');
  setInterval(() => undefined, 1_000);
} else {
  await session.close();
}
