import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listBackupsOf } from '../../electron/usecases/backups/list-backups.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import {
  currentVersion,
  lockPath,
  migrate,
  migrations,
  openConnection,
  readMatterForm,
} from '../../electron/store/index.ts';
import { makeOlderForm } from '../e2e/kill/older-form.ts';
import { expectFailure, expectValue, lookInto, matterFixture, type MatterFixture } from './matter-fixture.ts';

let fixture: MatterFixture;

beforeEach(async () => {
  fixture = await matterFixture();
});

afterEach(() => {
  fixture.remove();
});

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The names beside a file that begin with its own, the lock's apart. */
function leftBeside(path: string): readonly string[] {
  const name = basename(path);
  return readdirSync(join(path, '..')).filter(
    (other) => other.startsWith(`${name}-`) || (other.startsWith(`${name}.`) && other !== `${name}.lock`),
  );
}

/** Handles of this process on files whose path begins so; as Linux lists them. */
function openHandles(path: string): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((handle) => {
    try {
      const target = readlinkSync(join('/proc/self/fd', handle));
      return target.startsWith(path) ? [target] : [];
    } catch {
      return [];
    }
  });
}

const wrongFiles: readonly {
  readonly what: string;
  readonly make: (path: string) => void;
  readonly code: string;
  readonly says: string;
}[] = [
  {
    what: 'an empty file',
    make: (path) => {
      writeFileSync(path, '');
    },
    code: 'not-a-matter',
    says: 'This file is empty',
  },
  {
    what: 'a text file',
    make: (path) => {
      writeFileSync(path, 'Minutes of a meeting. '.repeat(400));
    },
    code: 'not-a-matter',
    says: 'not a Glossator matter',
  },
  {
    what: 'a short text file',
    make: (path) => {
      writeFileSync(path, 'Minutes.');
    },
    code: 'not-a-matter',
    says: 'not a Glossator matter',
  },
  {
    what: 'a folder',
    make: (path) => {
      mkdirSync(path);
    },
    code: 'not-a-matter',
    says: 'a folder',
  },
  {
    what: 'a database of another program',
    make: (path) => {
      const other = new Database(path);
      other.exec('CREATE TABLE invoice (number INTEGER); INSERT INTO invoice VALUES (1)');
      other.close();
    },
    code: 'not-a-matter',
    says: 'a database, but not a Glossator matter',
  },
  {
    what: 'an empty database of another program',
    make: (path) => {
      const other = new Database(path);
      other.exec('CREATE TABLE invoice (number INTEGER); DROP TABLE invoice');
      other.close();
    },
    code: 'not-a-matter',
    says: 'a database, but not a Glossator matter',
  },
  {
    what: 'a matter of a newer version',
    make: (path) => {
      const newer = new Database(path.replace('wrong.matter', 'inquiry.matter'));
      newer.pragma('journal_mode = DELETE');
      newer.pragma(`user_version = ${currentVersion + 1}`);
      newer.close();
      copyFileSync(path.replace('wrong.matter', 'inquiry.matter'), path);
    },
    code: 'matter-too-new',
    says: 'newer version of Glossator',
  },
  {
    what: 'a matter that was cut short',
    make: (path) => {
      copyFileSync(path.replace('wrong.matter', 'inquiry.matter'), path);
      truncateSync(path, 20_000);
    },
    code: 'matter-damaged',
    says: 'damaged',
  },
  {
    what: 'a matter of which only the first bytes are left',
    make: (path) => {
      copyFileSync(path.replace('wrong.matter', 'inquiry.matter'), path);
      truncateSync(path, 60);
    },
    code: 'not-a-matter',
    says: 'damaged at its very beginning',
  },
];

describe('a file that cannot be opened as a matter', () => {
  test.each(wrongFiles)(
    'is refused in words and stays as it was: $what',
    async ({ what, make, code, says }) => {
      const path = join(fixture.folder, 'wrong.matter');
      make(path);
      const isFile = what !== 'a folder';
      const before = isFile ? hashOf(path) : '';
      for (const access of ['read', 'write-or-read', 'write'] as const) {
        const problem = expectFailure(await fixture.tryOpen({ path, access }));
        expect(problem.code).toBe(code);
        expect(problem.message).toContain(says);
      }
      if (isFile) expect(hashOf(path)).toBe(before);
      expect(leftBeside(path)).toEqual([]);
      expect(openHandles(path)).toEqual([]);
    },
  );

  test('is named where there is none', async () => {
    const path = join(fixture.folder, 'gone.matter');
    const problem = expectFailure(await fixture.tryOpen({ path }));
    expect(problem.code).toBe('matter-not-found');
    expect(readdirSync(fixture.folder)).not.toContain('gone.matter');
  });
});

describe('opening', () => {
  test('writes nothing into a matter that is only looked at', async () => {
    const before = hashOf(fixture.path);
    const session = await fixture.open();
    expectValue(await session.calls.listThemes({}));
    await session.close();
    expect(hashOf(fixture.path)).toBe(before);
    expect(leftBeside(fixture.path)).toEqual([]);
  });

  test('for reading refuses every change in words', async () => {
    const session = await fixture.open({ access: 'read' });
    const problem = expectFailure(await session.calls.setMatterTitle({ title: 'Another' }));
    expect(problem.code).toBe('read-only');
    await session.close();
  });

  test('gets past a lock file that was destroyed', async () => {
    writeFileSync(lockPath(fixture.path), 'no lock at all'.repeat(100));
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'Another' }));
    await session.close();
  });

  test('leaves no handle open after closing', async () => {
    const session = await fixture.open();
    await session.close();
    expect(openHandles(fixture.path)).toEqual([]);
  });
});

describe('creating', () => {
  test('never overwrites a file', async () => {
    const before = hashOf(fixture.path);
    const problem = expectFailure(
      await createMatter({
        path: fixture.path,
        title: 'Other',
        prefix: 'OTH',
        surroundings: fixture.surroundings,
      }),
    );
    expect(problem.code).toBe('matter-exists');
    expect(hashOf(fixture.path)).toBe(before);
  });

  test('in a folder that is not there is refused and leaves nothing', async () => {
    const problem = expectFailure(
      await createMatter({
        path: join(fixture.folder, 'no', 'such.matter'),
        title: 'Other',
        prefix: 'OTH',
        surroundings: fixture.surroundings,
      }),
    );
    expect(problem.code).toBe('permission-denied');
  });

  test.each(['H', 'har', 'HARROWS', 'HÄR', 'HA1', ''])('refuses the URN prefix %j', async (prefix) => {
    const path = join(fixture.folder, 'other.matter');
    const problem = expectFailure(
      await createMatter({ path, title: 'Other', prefix, surroundings: fixture.surroundings }),
    );
    expect(problem.code).toBe('call-invalid');
    expect(readdirSync(fixture.folder)).not.toContain('other.matter');
  });
});

describe('migrating', () => {
  test('from nothing gives the form that a new matter has', () => {
    const scratch = openConnection({ path: ':memory:', access: 'create', sqliteBinding: undefined });
    migrate(scratch, 0);
    const schema = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';
    expect(scratch.reader.all(schema)).toEqual(
      lookInto(fixture.path, (connection) => connection.reader.all(schema)),
    );
    expect(expectValue(readMatterForm(scratch))).toEqual({ kind: 'current' });
    scratch.close();
  });

  test('from form 2 keeps every row, and the next act names the key that signs from then on', async () => {
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'Of form 2' }));
    await session.close();
    const older = join(fixture.folder, 'older.matter');
    makeOlderForm(fixture.path, older, 2);
    renameSync(older, fixture.path);
    for (const journal of ['-wal', '-shm']) rmSync(`${fixture.path}${journal}`, { force: true });
    // What the profile saw of the present form would be held against the earlier one, whose log is chained otherwise.
    rmSync(join(fixture.profileFolder, 'matters'), { recursive: true });
    const before = fixture.look(({ reader }) => reader.all('SELECT * FROM operation ORDER BY seq'));
    const again = await fixture.open();
    expect(expectValue(await again.calls.matterState({})).title).toBe('Of form 2');
    expectValue(await again.calls.setMatterTitle({ title: 'Of this form' }));
    expect(again.operations(2).map(({ type }) => type)).toEqual(['matter.set', 'replica.key']);
    await again.close();
    lookInto(fixture.path, ({ reader, setting }) => {
      expect(setting('user_version')).toBe(currentVersion);
      expect(reader.all('SELECT * FROM operation ORDER BY seq')).toEqual(expect.arrayContaining([...before]));
      expect(reader.all('SELECT replica, length FROM signature')).toHaveLength(1);
    });
    expect(await listBackupsOf(fixture.path, fixture.profileFolder)).toHaveLength(1);
  });

  test('has steps numbered from one without gaps', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_step, index) => index + 1));
    expect(currentVersion).toBe(migrations.length);
  });

  test('stops at the step before one that fails', () => {
    const scratch = openConnection({ path: ':memory:', access: 'create', sqliteBinding: undefined });
    const failing = {
      version: currentVersion + 2,
      sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE operation (id INTEGER)',
    };
    const good = { version: currentVersion + 1, sql: 'CREATE TABLE added (id INTEGER) STRICT' };
    expect(() => {
      migrate(scratch, 0, [...migrations, good, failing]);
    }).toThrow('already exists');
    expect(scratch.setting('user_version')).toBe(currentVersion + 1);
    expect(
      scratch.reader.all("SELECT name FROM sqlite_schema WHERE name IN ('added', 'half') ORDER BY name"),
    ).toEqual([{ name: 'added' }]);
    scratch.close();
  });

  test('makes every table strict', () => {
    lookInto(fixture.path, (connection) => {
      expect(
        connection.reader.all(
          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
        ),
      ).toEqual([]);
    });
  });
});
