import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leastPassphraseCost, type DataKey } from '../../electron/crypto/index.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { listBackupsOf } from '../../electron/usecases/backups/list-backups.ts';
import type { StoredBackup } from '../../electron/usecases/backups/backup-store.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { dumpFoldedTables, openConnection } from '../../electron/store/index.ts';
import {
  expectValue,
  matterFixture,
  quickFolder,
  testSurroundings,
  type MatterFixture,
} from './matter-fixture.ts';

/** The passphrase of every encrypted matter here. */
export const passphrase = 'four plain words here';

/** A matter, plain or encrypted, with a profile in which its backups lie. */
export interface BackupFixture {
  readonly folder: string;
  readonly path: string;
  readonly surroundings: SessionSurroundings;
  readonly isEncrypted: boolean;
  /** The matter's key, to be lent; null for a plain one. */
  readonly key: () => Promise<DataKey | null>;
  readonly open: (surroundings?: Partial<SessionSurroundings>) => Promise<MatterSession>;
  readonly importText: MatterFixture['importText'];
  /** SHA-256 of the canonical dump of what is at the path. */
  readonly dumpHash: (path?: string) => Promise<string>;
  readonly backups: () => Promise<readonly StoredBackup[]>;
  /** The folder in which the matter's backups lie. */
  readonly storeFolder: () => string;
  readonly remove: () => void;
}

/** Makes a matter to be backed up. */
export async function backupFixture(isEncrypted: boolean): Promise<BackupFixture> {
  const fixture = await matterFixture(quickFolder);
  const { folder } = fixture;
  const path = isEncrypted ? join(folder, 'sealed.matter') : fixture.path;
  const profileFolder = join(folder, 'profile');
  const surroundings: SessionSurroundings = {
    ...testSurroundings(profileFolder, 9),
    passphraseCost: { ...leastPassphraseCost, memoryKiB: 1_024, passes: 1 },
  };
  if (isEncrypted) {
    const made = { path, title: 'Sealed', prefix: 'SEA', reviewerName: 'Ada Quill', passphrase };
    expectValue(await createMatter({ ...made, surroundings }));
  }
  const key = async (at = path): Promise<DataKey | null> =>
    isEncrypted
      ? expectValue(await unlockMatter(at, { kind: 'passphrase', passphrase }, surroundings))
      : null;
  return {
    folder,
    path,
    surroundings,
    isEncrypted,
    key,
    open: async (others = {}) => {
      const unlocked = await key();
      return expectValue(
        await openMatter({
          path,
          access: 'write',
          surroundings: { ...surroundings, ...others },
          ...(unlocked === null ? {} : { key: unlocked }),
        }),
      );
    },
    importText: fixture.importText,
    dumpHash: async (at = path) => {
      const connection = openConnection({
        path: at,
        access: 'read',
        sqliteBinding: undefined,
        key: await key(at),
      });
      try {
        return createHash('sha256').update(dumpFoldedTables(connection.reader)).digest('hex');
      } finally {
        connection.close();
      }
    },
    backups: () => listBackupsOf(path, profileFolder),
    storeFolder: () => {
      const folderOfAll = join(profileFolder, 'backups');
      const [matter] = existsSync(folderOfAll) ? readdirSync(folderOfAll) : [];
      return join(folderOfAll, matter ?? '');
    },
    remove: fixture.remove,
  };
}

/** Makes a backup in a session of its own; gives what it says. */
export async function backUpOnce(fixture: BackupFixture): Promise<{ readonly file: string }> {
  const session = await fixture.open();
  try {
    return expectValue(await session.calls.backUpNow({ task: 'backup' }));
  } finally {
    await session.close();
  }
}

/** Imports a text in a session of its own. */
export async function importOnce(fixture: BackupFixture, name: string, text: string): Promise<void> {
  const session = await fixture.open();
  await fixture.importText(session, name, text);
  await session.close();
}

/** Changes one bit of a file, so many bytes from its beginning. */
export function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** The paths of all files below a folder, from it on. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
