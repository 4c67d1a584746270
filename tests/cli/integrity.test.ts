import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeMatterLock } from '../../electron/store/matter-lock.ts';
import { untilWritten, type Workplace } from './command-line.ts';
import { mustDo, repeatable, source, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

/** Changes the matter's file behind the application's back. */
function plant(change: (database: Database.Database) => void): void {
  const database = new Database(workplace.path('Tarn.matter'));
  try {
    change(database);
  } finally {
    database.close();
  }
}

/** Runs `verify` and gives its exit code and the names of the checks that do not hold. */
async function verified(
  ...options: string[]
): Promise<{ code: number | null; ok: boolean; failed: string[] }> {
  const { code, json } = await workplace.ask(['verify', 'Tarn.matter', ...options]);
  const { ok, checks } = json as { ok: boolean; checks: { name: string; ok: boolean }[] };
  return { code, ok, failed: checks.filter((check) => !check.ok).map((check) => check.name) };
}

it('a matter as it was left holds in every check, also against its receipt', async () => {
  await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'receipt.json']);
  const { code, json } = await workplace.ask(['verify', 'Tarn.matter', '--receipt', 'receipt.json']);
  const { checks } = json as { checks: { name: string }[] };
  expect({ code, json }).toEqual({
    code: 0,
    json: {
      ok: true,
      checks: [
        ...['file', 'pages', 'form', 'chains', 'signatures', 'receipts', 'tables', 'sources', 'texts'],
        ...['quotes', 'search', 'receipt 1'],
      ].map((name, index) => ({
        name: checks[index]?.name === name ? name : `not ${name}`,
        ok: true,
        detail: expect.any(String) as string,
      })),
    },
  });
});

it('a tag written past the log is found', async () => {
  plant((database) => database.exec('UPDATE tag SET covered = 1 WHERE rowid = (SELECT min(rowid) FROM tag)'));
  expect(await verified()).toEqual({ code: 1, ok: false, failed: ['tables'] });
});

it('one changed byte of a sealed source is found', async () => {
  plant((database) => {
    const row = database
      .prepare('SELECT rowid AS id, bytes FROM blob_chunk ORDER BY rowid LIMIT 1')
      .get() as {
      id: number;
      bytes: Buffer;
    };
    row.bytes[100] = (row.bytes[100] ?? 0) ^ 1;
    database.prepare('UPDATE blob_chunk SET bytes = ? WHERE rowid = ?').run(row.bytes, row.id);
  });
  expect(await verified()).toEqual({ code: 1, ok: false, failed: ['sources'] });
});

it('a changed word of a canonical text is found', async () => {
  plant((database) => {
    database.exec("UPDATE canonical_text SET text = replace(text, 'two deckhands', 'ten deckhands')");
  });
  expect(await verified()).toEqual({ code: 1, ok: false, failed: ['texts', 'quotes'] });
});

it('a changed operation is found even where the tables were changed to match', async () => {
  await mustDo(workplace, ['note', 'Tarn.matter', '--matter', '--text', 'Hearing in June.']);
  plant((database) => {
    database.exec('DROP TRIGGER operation_keeps_values');
    database.exec("UPDATE operation SET body = replace(body, 'June', 'July')");
    database.exec("UPDATE text_version SET content = replace(content, 'June', 'July')");
  });
  expect(await verified()).toEqual({ code: 1, ok: false, failed: ['form', 'chains'] });
});

it('a cut-off end of the log is found by its signature, by this machine and by a receipt, and named under its check', async () => {
  await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'before.json']);
  await mustDo(workplace, ['note', 'Tarn.matter', '--matter', '--text', 'Hearing in June.']);
  await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'after.json']);
  plant((database) => {
    database.exec('DROP TRIGGER operation_keeps_rows');
    database.exec('DELETE FROM operation WHERE seq = (SELECT max(seq) FROM operation)');
    for (const table of ['note', 'text_version', 'life', 'search_note', 'note_fts']) {
      const condition =
        table === 'life'
          ? 'subject NOT IN (SELECT id FROM theme UNION SELECT id FROM passage)'
          : table === 'text_version'
            ? "field = 'content'"
            : '1';
      database.exec(`DELETE FROM ${table} WHERE ${condition}`);
    }
  });
  expect([await verified('--receipt', 'before.json'), await verified('--receipt', 'after.json')]).toEqual([
    { code: 1, ok: false, failed: ['form', 'signatures', 'receipts'] },
    { code: 1, ok: false, failed: ['form', 'signatures', 'receipts', 'receipt 1'] },
  ]);
  const { stdout } = await workplace.run(['verify', 'Tarn.matter']);
  expect(stdout).toMatch(
    /^FAILED {2}signatures: 1 fault\n {10}By its own signature, .* its end was cut off\.$/mu,
  );
  expect(stdout).toMatch(/^3 of 11 checks do not hold\.$/mu);
  const refused = await workplace.ask(['note', 'Tarn.matter', '--matter', '--text', 'x']);
  expect([refused.code, (refused.json as { code: string }).code]).toEqual([1, 'record-broken']);
});

it('a receipt of another matter does not hold, and what is no receipt is refused', async () => {
  await workplace.ask(['new', 'other.matter', '--no-passphrase']);
  await workplace.ask(['receipt', 'other.matter', '--out', 'other.json']);
  writeFileSync(workplace.path('letter.json'), '{"matter":"x","heads":[{"replica":"y"}]}');
  const refused = [
    await workplace.ask(['verify', 'Tarn.matter', '--receipt', 'letter.json']),
    await workplace.ask(['verify', 'Tarn.matter', '--receipt', 'missing.json']),
  ];
  expect([
    await verified('--receipt', 'other.json'),
    ...refused.map(({ code, json }) => [code, (json as { code: string }).code]),
  ]).toEqual([{ code: 1, ok: false, failed: ['receipt 1'] }, [1, 'receipt-invalid'], [1, 'file-unreadable']]);
});

it('while another process writes, the matter can be read and not written', async () => {
  const holder = { reviewer: 'J. Whitlock', machine: 'quay-7', sinceMs: 0 };
  const lock = takeMatterLock(workplace.path('Tarn.matter'), holder, undefined);
  const refused = await workplace.ask(['note', 'Tarn.matter', '--matter', '--text', 'x', ...repeatable]);
  const reads: unknown[] = [];
  for (const words of [
    ['documents'],
    ['text', 'TAR000001'],
    ['themes'],
    ['passages'],
    ['search', 'deckhands'],
    ['log'],
    ['receipt'],
    ['verify'],
    ['export', '--format', 'csv', '--out', 'p.csv'],
  ]) {
    const [command = '', ...more] = words;
    reads.push([command, (await workplace.run([command, 'Tarn.matter', ...more])).code]);
  }
  if (lock.ok) lock.value.release();
  const afterwards = await workplace.ask(['note', 'Tarn.matter', '--matter', '--text', 'x', ...repeatable]);
  expect({ refused, reads, afterwards: afterwards.code }).toEqual({
    refused: {
      code: 1,
      json: {
        ok: false,
        code: 'matter-in-use',
        message:
          'This matter is open for writing by J. Whitlock on quay-7, so it can only be read here. Nothing was changed. Close it there first, then do this again.',
      },
    },
    reads: ['documents', 'text', 'themes', 'passages', 'search', 'log', 'receipt', 'verify', 'export'].map(
      (command) => [command, 0],
    ),
    afterwards: 0,
  });
});

it('a copied matter begins a replica of its own, and its documents carry a suffix', async () => {
  copyFileSync(workplace.path('Tarn.matter'), workplace.path('Copy.matter'));
  writeFileSync(
    workplace.path('letter.txt'),
    'Dear Olwen,\n\nThank you for the radio.\n\nYours sincerely,\nWin Askew\n',
  );
  await mustDo(workplace, ['import', 'Tarn.matter', 'letter.txt']);
  const copied = await mustDo(workplace, ['import', 'Copy.matter', 'letter.txt']);
  const again = await mustDo(workplace, [
    'import',
    'Copy.matter',
    source('01-press-report.txt'),
    'letter.txt',
  ]);
  const receipt = (await mustDo(workplace, ['receipt', 'Copy.matter'])) as { heads: { length: number }[] };
  const urns = (report: unknown): unknown[] =>
    (report as { items: { urn: string }[] }).items.map((item) => item.urn);
  const [suffixed] = urns(copied);
  expect({
    original: (await mustDo(workplace, ['documents', 'Tarn.matter'])) as { urn: string }[],
    suffixed,
    again: urns(again),
    checked: (await workplace.run(['verify', 'Tarn.matter'])).code,
    heads: receipt.heads.map((head) => head.length).sort((a, b) => a - b),
  }).toEqual({
    original: ['TAR000001', 'TAR000002', 'TAR000003', 'TAR000004'].map(
      (urn) => expect.objectContaining({ urn }) as object,
    ),
    suffixed: expect.stringMatching(/^TAR\d{6}-[A-Z]{2,}$/u) as string,
    again: ['TAR000001', suffixed],
    checked: 0,
    heads: [3, 19],
  });
});

it('another machine begins a replica of its own; the first machine goes on with its own', async () => {
  const elsewhere = workplace.path('elsewhere');
  mkdirSync(elsewhere);
  await workplace.run(['note', 'Tarn.matter', '--matter', '--text', 'There.'], { profile: elsewhere });
  await workplace.run(['note', 'Tarn.matter', '--matter', '--text', 'Here.', ...repeatable]);
  const receipt = (await mustDo(workplace, ['receipt', 'Tarn.matter'])) as { heads: { length: number }[] };
  expect(receipt.heads.map((head) => head.length).sort((a, b) => a - b)).toEqual([4, 20]);
});

it('a matter is not harmed by a process that is killed while it writes', async () => {
  mkdirSync(workplace.path('many'));
  for (let n = 0; n < 300; n += 1) {
    writeFileSync(
      workplace.path(`many/${n}.txt`),
      `Entry ${n}\n\n${'The boat was late again. '.repeat(200)}\n`,
    );
  }
  const ended = await workplace.run(['import', 'Tarn.matter', 'many'], {
    started: (process) =>
      void untilWritten(workplace.path('Tarn.matter')).then(() => process.kill('SIGKILL')),
  });
  rmSync(workplace.path('many'), { recursive: true });
  const note = await workplace.ask([
    'note',
    'Tarn.matter',
    '--matter',
    '--text',
    'Still here.',
    ...repeatable,
  ]);
  expect({ killed: ended.code, note: note.code, verified: await verified() }).toEqual({
    killed: null,
    note: 0,
    verified: { code: 0, ok: true, failed: [] },
  });
});
