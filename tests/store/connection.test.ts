import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection, type Connection } from '../../electron/store/index.ts';
import { lookInto, matterFixture, type MatterFixture } from './matter-fixture.ts';

let fixture: MatterFixture;

beforeEach(async () => {
  fixture = await matterFixture();
});

afterEach(() => {
  fixture.remove();
});

function settingsOf(connection: Connection): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [
      'journal_mode',
      'locking_mode',
      'synchronous',
      'temp_store',
      'foreign_keys',
      'secure_delete',
      'cell_size_check',
      'trusted_schema',
      'mmap_size',
      'query_only',
    ].map((name) => [name, connection.setting(name)]),
  );
}

const common = {
  locking_mode: 'normal',
  synchronous: 2,
  temp_store: 2,
  foreign_keys: 1,
  secure_delete: 1,
  cell_size_check: 1,
  trusted_schema: 0,
  mmap_size: 0,
};

describe('a connection', () => {
  test.each([
    ['creating', 'create', 'other.matter', { journal_mode: 'wal', query_only: 0 }],
    ['writing', 'write', 'inquiry.matter', { journal_mode: 'wal', query_only: 0 }],
    ['reading', 'read', 'inquiry.matter', { journal_mode: 'wal', query_only: 1 }],
  ] as const)('opened for %s has every setting', (_what, access, name, own) => {
    const connection = openConnection({ path: join(fixture.folder, name), access, sqliteBinding: undefined });
    expect(settingsOf(connection)).toEqual({ ...common, ...own });
    connection.close();
  });

  test('on shared storage has a rollback journal and keeps everyone else out', () => {
    const connection = openConnection({
      path: fixture.path,
      access: 'write',
      sqliteBinding: undefined,
      onSharedStorage: true,
    });
    expect(settingsOf(connection)).toEqual({
      ...common,
      journal_mode: 'delete',
      locking_mode: 'exclusive',
      query_only: 0,
    });
    connection.close();
  });

  test('in memory, for rebuilding, has the settings that apply there', () => {
    const connection = openConnection({ path: ':memory:', access: 'create', sqliteBinding: undefined });
    expect(settingsOf(connection)).toEqual({
      ...common,
      journal_mode: 'memory',
      mmap_size: undefined,
      query_only: 0,
    });
    connection.close();
  });

  test('uses SQLite 3.51.3 or newer', () => {
    lookInto(fixture.path, (connection) => {
      const version = connection.reader.get<{ version: string }>(
        'SELECT sqlite_version() AS version',
      )?.version;
      const [major = 0, minor = 0, patch = 0] = (version ?? '').split('.').map(Number);
      expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003);
    });
  });

  test('has full-text indexes that overwrite what is removed from them', () => {
    lookInto(fixture.path, (connection) => {
      for (const table of ['block_fts_config', 'note_fts_config']) {
        expect(connection.reader.get(`SELECT v FROM ${table} WHERE k = 'secure-delete'`)).toEqual({ v: 1 });
      }
    });
  });

  test('for reading cannot write', () => {
    lookInto(fixture.path, (connection) => {
      expect(() => {
        connection.writeAside((tx) => tx.run("DELETE FROM draft WHERE id = 'x'"));
      }).toThrow(/readonly|read-only/u);
    });
  });
});

describe('a commit', () => {
  test('is synced to the disk before the call returns, a hundred tags a hundred times', () => {
    const trace = join(fixture.folder, 'trace');
    const child = spawnSync(
      'strace',
      [
        '-f',
        '-e',
        'trace=fsync,fdatasync,write',
        '-s',
        '24',
        '-o',
        trace,
        process.execPath,
        resolve('tests/store/tag-in-child.ts'),
        fixture.folder,
        '100',
      ],
      { encoding: 'utf8' },
    );
    expect(child.stderr).toBe('');
    expect(child.stdout.split('\n').filter((line) => line.startsWith('tagged'))).toHaveLength(100);
    let syncs = 0;
    const perTag: number[] = [];
    for (const line of readFileSync(trace, 'utf8').split('\n')) {
      if (/f(?:data)?sync\(\d+/u.test(line)) syncs += 1;
      if (/write\(1, "tagged/u.test(line)) {
        perTag.push(syncs);
        syncs = 0;
      }
    }
    expect(perTag).toHaveLength(100);
    expect(perTag.filter((count) => count === 0)).toEqual([]);
  });
});
