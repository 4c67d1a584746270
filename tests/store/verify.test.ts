import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldTable, foldTableNames, type FoldTableName } from '../../shared/fold/index.ts';
import type { Check, Receipt } from '../../shared/model/index.ts';
import { openConnection, storeChecks, type Connection } from '../../electron/store/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { expectValue, matterFixture, quickFolder, noteOf, type MatterFixture } from './matter-fixture.ts';

let fixture: MatterFixture;
let receipt: Receipt;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  const session = await fixture.open();
  await fill(session);
  receipt = expectValue(await session.calls.receipt({}));
  await session.close();
});

afterEach(() => {
  fixture.remove();
});

/** Acts that leave a row in every folded table that acts of this version fill. */
async function fill(session: MatterSession): Promise<void> {
  const { calls } = session;
  const documentId = await fixture.importText(session, 'one.txt', 'First line here.\nSecond line there.');
  const [theme] = expectValue(await calls.listThemes({}));
  expectValue(
    await calls.tagSpan({
      documentId,
      start: 0,
      end: 10,
      themeIds: [theme?.id ?? ''],
      note: { content: noteOf('Why here?') },
    }),
  );
  expectValue(await calls.setFurniture({ documentId, blocks: [2], furniture: true }));
  expectValue(await calls.undo({}));
  expectValue(await calls.redo({}));
}

/** Changes the file behind the program's back, as a stranger with SQLite could. */
function tamper(change: (database: Database.Database) => void): void {
  const database = new Database(fixture.path);
  try {
    change(database);
  } finally {
    database.close();
  }
}

function withoutTriggers(database: Database.Database, change: () => void): void {
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  change();
  for (const { sql } of triggers) database.exec(sql);
}

async function faults(receipts: readonly Receipt[] = []): Promise<readonly Check[]> {
  const session = await fixture.open({ access: 'read' });
  try {
    const verified = expectValue(
      await session.calls.verifyMatter({ task: 'verify', receipts: receipts.map(mutableReceipt) }),
    );
    expect(verified.ok).toBe(verified.checks.every((check) => check.ok));
    return verified.checks.filter((check) => !check.ok);
  } finally {
    await session.close();
  }
}

function mutableReceipt(one: Receipt): {
  matter: string;
  heads: { replica: string; length: number; hash: string }[];
} {
  return { matter: one.matter, heads: one.heads.map((head) => ({ ...head })) };
}

describe('a whole matter', () => {
  test('passes every check, with the receipt of its state too', async () => {
    expect(await faults([receipt])).toEqual([]);
  });
});

describe('in the folded tables', () => {
  test.each(foldTableNames)('a row planted in %s is found', async (table) => {
    tamper((database) => {
      database.exec(insertRow(table));
    });
    const found = await faults();
    expect(found.find((check) => check.name === 'tables')?.detail).toContain(`Table ${table} has 1`);
  });

  test.each([
    ['matter', "UPDATE matter SET title = 'Other'"],
    ['replica', "UPDATE replica SET suffix = '-X'"],
    ['reviewer', "UPDATE reviewer SET name = 'Somebody'"],
    ['document', "UPDATE document SET title = 'Other'"],
    ['block_mark', 'UPDATE block_mark SET furniture = 0'],
    ['passage', 'UPDATE passage SET span_end = span_end - 1'],
    ['note', 'UPDATE note SET privileged = 0'],
    ['theme', "UPDATE theme SET colour = 'brick' WHERE position = 0"],
    ['tag', 'UPDATE tag SET covered = 1'],
    ['life', 'UPDATE life SET covered = 1 WHERE rowid IN (SELECT rowid FROM life LIMIT 1)'],
    ['text_version', "UPDATE text_version SET content = 'x' WHERE field = 'name' AND content = 'Culture'"],
  ] as const)('a value changed in %s is found', async (table, sql) => {
    tamper((database) => {
      database.exec(sql.includes('rowid') ? sql.replace(/WHERE.*/u, '') : sql);
    });
    const detail = (await faults()).find((check) => check.name === 'tables')?.detail;
    expect(detail).toMatch(new RegExp(`Table ${table} has \\d+`, 'u'));
    expect(detail).toMatch(new RegExp(`Table ${table} lacks \\d+`, 'u'));
  });

  test('a row that went is found', async () => {
    tamper((database) => {
      database.exec('DELETE FROM tag');
    });
    expect((await faults()).find((check) => check.name === 'tables')?.detail).toContain('Table tag lacks 1');
  });

  test('nothing is found while somebody writes between the reading of log and tables', async () => {
    const session = await fixture.open();
    const state = expectValue(await session.calls.matterState({}));
    const [document] = expectValue(await session.calls.listDocuments({}));
    const connection = openConnection({ path: fixture.path, access: 'read', sqliteBinding: undefined });
    let written = 0;
    const interrupted: Connection = {
      ...connection,
      reader: {
        ...connection.reader,
        all: (sql, ...values) => {
          const rows = connection.reader.all<never>(sql, ...values);
          written += 1;
          void session.calls.tagSpan({
            documentId: document?.id ?? '',
            start: written,
            end: written + 8,
            themeIds: [],
          });
          return rows;
        },
      },
    };
    for (const check of storeChecks(
      interrupted,
      state.matter,
      { receipts: [receipt], knownHead: null },
      undefined,
    )) {
      expect(check.run()).toMatchObject({ name: check.name, ok: true });
    }
    expect(written).toBeGreaterThan(5);
    connection.close();
    await session.close();
  });
});

describe('in the log', () => {
  test('nothing can be changed or deleted', () => {
    tamper((database) => {
      expect(() => database.exec("UPDATE operation SET body = '{}'")).toThrow('operations are never changed');
      expect(() => database.exec('UPDATE operation SET body = NULL')).toThrow('operations are never changed');
      expect(() => database.exec('UPDATE operation SET at_ms = 0 WHERE seq = 1')).toThrow('never changed');
      expect(() => database.exec('DELETE FROM operation WHERE seq = 1')).toThrow(
        'operations are never deleted',
      );
      expect(() => database.exec('DELETE FROM operation')).toThrow('operations are never deleted');
    });
  });

  test.each([
    [
      'a changed body',
      "UPDATE operation SET body = replace(body, 'Harrow House', 'Harrow Hall') WHERE type = 'matter.create'",
      'Operation 1 of replica',
      'its body has another hash',
    ],
    [
      'a changed header',
      'UPDATE operation SET at_ms = at_ms + 1 WHERE replica_seq = 3',
      'Operation 3 of replica',
      'its hash is another',
    ],
    [
      'a changed reviewer',
      "UPDATE operation SET reviewer = 'x' WHERE replica_seq = 9",
      'Operation 9 of replica',
      'its hash is another',
    ],
    [
      'a row taken out',
      'DELETE FROM operation WHERE replica_seq = 5',
      'Operation 6 of replica',
      'some are missing',
    ],
    [
      'a first row taken out',
      'DELETE FROM operation WHERE replica_seq = 1',
      'Operation 2 of replica',
      'does not follow the one before it',
    ],
    [
      'two rows changed about',
      'UPDATE operation SET replica_seq = CASE replica_seq WHEN 4 THEN -5 ELSE -4 END WHERE replica_seq IN (4, 5); UPDATE operation SET replica_seq = -replica_seq WHERE replica_seq < 0',
      'Operation 5 of replica',
      'its hash is another',
    ],
    [
      'two rows that changed places in the file',
      'UPDATE operation SET seq = -seq WHERE seq IN (4, 5); UPDATE operation SET seq = 9 + seq WHERE seq < 0',
      'Operation 4 of replica',
      'stands behind operations that came after it',
    ],
    [
      'a body that went without a purge',
      'UPDATE operation SET body = NULL WHERE replica_seq = 2',
      'Operation 2 of replica',
      'has lost its body without a purge',
    ],
  ])('%s is found and named', async (_what, sql, place, says) => {
    tamper((database) => {
      withoutTriggers(database, () => {
        database.exec(sql);
      });
    });
    const detail = (await faults()).find((check) => check.name === 'chains')?.detail ?? '';
    expect(
      detail.split('. ').find((sentence) => sentence.includes(says) || sentence.includes(place)),
    ).toContain(place);
    expect(detail).toContain(says);
  });

  test('a tail that was cut off, tables put right, is found by its signature, this machine and any receipt', async () => {
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'Cut away' }));
    const later = expectValue(await session.calls.receipt({}));
    await session.close();
    tamper((database) => {
      withoutTriggers(database, () => {
        const order = database
          .prepare<[], { made_order: string }>('SELECT made_order FROM matter')
          .get()?.made_order;
        database.exec("DELETE FROM operation WHERE type = 'matter.set'");
        database.prepare("UPDATE matter SET title = 'The Harrow House inquiry', title_order = ?").run(order);
      });
    });
    const cut = { detail: expect.stringContaining('its end was cut off') as string };
    expect(await faults([receipt, later])).toMatchObject([
      { name: 'signatures', ...cut },
      { name: 'receipts', ...cut },
      { name: 'receipt 2', ...cut },
    ]);
    tamper((database) => {
      database.exec('DELETE FROM signature WHERE length = (SELECT max(length) FROM signature)');
    });
    rmSync(join(fixture.profileFolder, 'matters'), { recursive: true });
    expect(await faults([receipt])).toEqual([]);
    expect(await faults([receipt, later])).toMatchObject([{ name: 'receipt 2', ...cut }]);
  });

  test('a chain written anew, every hash right, is found by a receipt from before', async () => {
    const other = await matterFixture(quickFolder);
    const session = await other.open();
    await session.close();
    const [head] = receipt.heads;
    const forged: Receipt = {
      matter: receipt.matter,
      heads: [{ replica: head?.replica ?? '', length: 2, hash: 'ab'.repeat(32) }],
    };
    expect(await faults([forged])).toMatchObject([
      { name: 'receipt 1', detail: expect.stringContaining('another operation at place 2') as string },
    ]);
    expect(await faults([{ ...receipt, matter: 'another' }])).toMatchObject([
      { name: 'receipt 1', detail: expect.stringContaining('another matter') as string },
    ]);
    other.remove();
  });
});

describe('in the form', () => {
  test.each([
    ['DROP TRIGGER operation_keeps_rows', 'The trigger operation_keeps_rows is missing.'],
    ['DROP INDEX document_urn', 'The index document_urn is missing.'],
    ['CREATE TABLE aside (id INTEGER)', 'The table aside is not of this form'],
    [
      'DROP INDEX note_target; CREATE INDEX note_target ON note (id)',
      'The index note_target is another than the migrations make.',
    ],
  ])('%s is found and named', async (sql, says) => {
    tamper((database) => {
      database.exec(sql);
    });
    expect((await faults()).find((check) => check.name === 'form')?.detail).toContain(says);
  });
});

describe('a report', () => {
  test('counts what it does not tell one by one', async () => {
    tamper((database) => {
      for (let number = 0; number < 25; number += 1)
        database.exec(`CREATE TABLE aside_${number} (id INTEGER)`);
    });
    const form = (await faults()).find((check) => check.name === 'form');
    expect(form?.faults?.count).toBe(25);
    expect(form?.faults?.told).toHaveLength(21);
    expect(form?.detail).toMatch(/And 5 more\.$/u);
  });

  test('says of a plain matter that its pages carry no authentication, and what was signed', async () => {
    const session = await fixture.open({ access: 'read' });
    const { checks } = expectValue(await session.calls.verifyMatter({ task: 'verify' }));
    await session.close();
    const detail = (name: string): string => checks.find((check) => check.name === name)?.detail ?? '';
    expect(detail('pages')).toMatch(/^All \d+ pages were read\. This matter is not encrypted/u);
    expect(detail('signatures')).toBe(
      '2 signatures of chain heads verify, each with the key that the record names.',
    );
    expect(detail('receipts')).toBe(
      'The matter holds every state that its 0 packs were built at, and the one that this machine saw last.',
    );
  });

  test('tells purged bodies as withheld and not as faults', async () => {
    tamper((database) => {
      withoutTriggers(database, () => {
        const row = database
          .prepare<[], { id: string }>("SELECT id FROM operation WHERE type = 'note.create'")
          .get();
        database.exec("UPDATE operation SET body = NULL WHERE type = 'note.create'");
        database
          .prepare("INSERT INTO purged (kind, id, reason) VALUES ('operation', ?, 'Named a child')")
          .run(row?.id);
      });
    });
    const session = await fixture.open({ access: 'read' });
    const { checks } = expectValue(await session.calls.verifyMatter({ task: 'verify' }));
    await session.close();
    expect(checks.find((check) => check.name === 'chains')).toMatchObject({
      ok: true,
      detail: expect.stringContaining('Withheld: 1 body was purged') as string,
    });
  });
});

describe('in sources and texts', () => {
  test.each([
    [
      'sources',
      "UPDATE blob_chunk SET bytes = CAST(replace(bytes, 'First', 'Third') AS BLOB)",
      'bytes were changed',
    ],
    ['sources', 'DELETE FROM blob_chunk', '0 bytes are here'],
    [
      'texts',
      "UPDATE canonical_text SET text = replace(text, 'Second', 'Fourth')",
      'canonical text was changed',
    ],
    ['texts', 'DELETE FROM canonical_text', 'canonical text is missing'],
    [
      'texts',
      'UPDATE block_list SET list = replace(list, \'"number":2\', \'"number":3\')',
      'block list was changed',
    ],
    ['quotes', "UPDATE canonical_text SET text = replace(text, 'First', 'Third')", 'its quote is not what'],
    ['search', 'DELETE FROM search_block WHERE number = 1', 'does not hold every block'],
  ])('%s: damage is found (%s)', async (name, sql, says) => {
    tamper((database) => {
      database.exec(sql);
    });
    expect((await faults()).find((check) => check.name === name)?.detail).toContain(says);
  });
});

/** A statement that plants a row in a folded table, made from the table's own description. */
function insertRow(table: FoldTableName): string {
  const { key, token } = foldTable(table);
  const columns = [...key, ...(token.length > 0 ? ['covered'] : [])];
  const values = columns.map((column) => (column === 'number' || column === 'covered' ? '7' : "'planted'"));
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
}
