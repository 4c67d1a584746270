import { writeSync } from 'node:fs';
import { openConnection } from '../../electron/store/index.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import { expectValue, testSurroundings } from './matter-fixture.ts';

/** Changes a matter on shared storage, over many pages, and says `half done` on stdout in the midst of the transaction; then waits to be killed. */
const [path = '', profile = '', passphrase = ''] = process.argv.slice(2);
const key =
  passphrase === ''
    ? null
    : expectValue(
        await unlockMatter(path, { kind: 'passphrase', passphrase }, testSurroundings(profile, 41)),
      );
const connection = openConnection({
  path,
  access: 'write',
  sqliteBinding: undefined,
  key,
  onSharedStorage: true,
});
connection.runScript('PRAGMA cache_size = 5');
connection.writeAside((tx) => {
  tx.run('DELETE FROM note');
  tx.run('DELETE FROM canonical_text');
  tx.run('DELETE FROM blob_chunk');
  writeSync(1, 'half done\n');
  // Nothing but a signal ends this.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
