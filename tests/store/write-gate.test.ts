import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationDraft, PassageSelector } from '../../shared/model/index.ts';
import { selectorOf } from '../../shared/text/index.ts';
import { sha256Hex } from '../../electron/crypto/index.ts';
import {
  documentTexts,
  dumpFoldedTables,
  migrate,
  openConnection,
  openWriteGate,
  putBlockList,
  putCanonicalText,
  putChunk,
  readChainHeads,
  RefusedOperation,
  rebuildFromLog,
  storeChecks,
  writeBlockList,
  type Act,
  type Connection,
  type WriteGate,
} from '../../electron/store/index.ts';
import { expectFailure, expectValue, matterFixture, quickFolder, testIdentifiers } from './matter-fixture.ts';
import { failureOfDatabaseError } from '../../electron/store/index.ts';

const text = 'Plain words. Family 👨‍👩‍👧‍👦 and e\u0301tude, and unread \uFFFD bytes.\n   \nLast line.';

let folder: string;
let connection: Connection;
let gate: WriteGate;
let told: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glossator-gate-'));
  connection = openConnection({
    path: join(folder, 'gate.matter'),
    access: 'create',
    sqliteBinding: undefined,
  });
  migrate(connection, 0);
  told = 0;
  gate = newGate();
  gate.write([
    act({ type: 'matter.create', body: { matter: 'm', title: 'Gate', prefix: 'GAT' } }),
    importing(),
  ]);
});

afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

function newGate(): WriteGate {
  let now = 1_000;
  return openWriteGate({
    connection,
    replica: 'replica-1',
    clock: () => (now += 1),
    newIdentifier: identifier,
    texts: documentTexts(connection.reader),
    onWritten: () => {
      told += 1;
    },
  });
}

const identifier = testIdentifiers();

function act(...operations: readonly OperationDraft[]): Act {
  return { reviewer: 'reviewer-1', undoes: null, operations };
}

function importing(): Act {
  const list = writeBlockList({
    blocks: [{ number: 1, kind: 'paragraph', start: 0, end: text.length, furniture: false, own: null }],
    printedLines: [],
    pages: [],
    marks: [],
  });
  return {
    ...act({
      type: 'document.import',
      body: {
        document: 'd',
        urn: 'GAT000001',
        fileName: 'a.txt',
        path: null,
        sha256: sha256Hex(text),
        bytes: Buffer.byteLength(text),
        textSha256: sha256Hex(text),
        characters: text.length,
        words: 3,
        blocksSha256: list.sha256,
        blocks: 1,
        encoding: { encoding: 'utf-8', reason: 'valid utf-8', byteOrderMark: false },
        reader: { name: 'plain-text', version: 1 },
        warnings: [],
        detected: {
          title: 'A',
          titleMadeUp: false,
          date: null,
          publisher: null,
          author: null,
          kind: 'other',
        },
      },
    }),
    before: (tx) => {
      putChunk(tx, sha256Hex(text), 0, Buffer.from(text));
      putCanonicalText(tx, sha256Hex(text), text);
      putBlockList(tx, list.sha256, list.json);
    },
  };
}

function passage(id: string, selector: PassageSelector): OperationDraft {
  return { type: 'passage.create', body: { passage: id, document: 'd', ...selector } };
}

/** Everything the file holds, table by table. */
function wholeFile(): string {
  const names = connection.reader.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts' ORDER BY name",
  );
  return names
    .map(({ name }) => JSON.stringify([name, connection.reader.all(`SELECT * FROM ${name} ORDER BY 1, 2`)]))
    .join('\n');
}

function chainFaults(): readonly unknown[] {
  return storeChecks(connection, 'm', { receipts: [], knownHead: null }, undefined)
    .map((check) => check.run())
    .filter((check) => !check.ok);
}

const note: OperationDraft = {
  type: 'note.create',
  body: { note: 'n', target: { kind: 'matter' }, content: { blocks: [] }, privileged: true },
};

describe('an act that fails', () => {
  const failing: readonly {
    readonly what: string;
    readonly acts: () => readonly Act[];
    readonly says: string;
  }[] = [
    {
      what: 'before its operations',
      acts: () => [
        {
          ...act(note),
          before: (tx) => {
            putChunk(tx, 'half', 0, Buffer.from('half'));
            throw new Error('stopped before');
          },
        },
      ],
      says: 'stopped before',
    },
    {
      what: 'in the middle, at a false quote',
      acts: () => [
        act(note, passage('p', { start: 0, end: 5, quote: 'Other', prefix: '', suffix: ' words' })),
      ],
      says: 'its quote is not what the canonical text holds there',
    },
    {
      what: 'in the second of two',
      acts: () => [act(note), act(passage('p', { start: 3, end: 3, quote: '', prefix: '', suffix: '' }))],
      says: 'nothing but white space',
    },
    {
      what: 'at a value that has no canonical form',
      acts: () => [
        act(note, {
          type: 'theme.create',
          body: {
            theme: 't',
            name: 'T',
            code: 'T',
            colour: 'blue',
            definition: '',
            parent: null,
            position: 'first' as unknown as number,
          },
        }),
      ],
      says: 'cannot store TEXT value in REAL column',
    },
  ];

  test.each(failing)('$what leaves file, chain and clock as they were', ({ acts, says }) => {
    const before = wholeFile();
    expect(() => gate.write(acts())).toThrow(says);
    expect(wholeFile()).toBe(before);
    expect(told).toBe(1);
    const [written] = gate.write([act(note)]);
    expect(written?.operations.map(({ replicaSeq, clock }) => [replicaSeq, clock])).toEqual([[3, 3]]);
    expect(chainFaults()).toEqual([]);
  });

  test('because the disk is full leaves file, chain and clock as they were, and is put into words', () => {
    const before = wholeFile();
    connection.runScript(`PRAGMA max_page_count = ${Number(connection.setting('page_count'))}`);
    const large: Act = {
      ...act(note),
      before: (tx) => {
        for (let n = 0; n < 40; n += 1) putChunk(tx, 'large', n, Buffer.alloc(60_000, n));
      },
    };
    let problem: unknown = null;
    try {
      gate.write([large]);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Database.SqliteError);
    expect(failureOfDatabaseError(problem)?.code).toBe('disk-full');
    connection.runScript('PRAGMA max_page_count = 1073741823');
    expect(wholeFile()).toBe(before);
    const [written] = gate.write([act(note)]);
    expect(written?.operations.map(({ replicaSeq, clock }) => [replicaSeq, clock])).toEqual([[3, 3]]);
    expect(chainFaults()).toEqual([]);
  });

  test('to tell its listeners is in the matter all the same, and the chain goes on', () => {
    let now = 0;
    let fails = true;
    const other = openWriteGate({
      connection,
      replica: 'replica-2',
      clock: () => (now += 1),
      newIdentifier: identifier,
      texts: documentTexts(connection.reader),
      onWritten: () => {
        if (fails) throw new Error('a listener failed');
      },
    });
    const startedFrom = readChainHeads(connection.reader);
    const begin = { type: 'replica.begin', body: { suffix: '-BC', startedFrom } } as const;
    expect(() => other.write([act(begin, note)])).toThrow('a listener failed');
    fails = false;
    other.write([act({ type: 'note.restore', body: { note: 'n' } })]);
    expect(chainFaults()).toEqual([]);
  });
});

describe('the gate', () => {
  test.each([
    ['a quote that is not there', { start: 0, end: 5, quote: 'plain', prefix: '', suffix: '' }],
    ['a quote longer than its span', { start: 0, end: 5, quote: 'Plain words', prefix: '', suffix: '' }],
    ['a context that is not there', { start: 6, end: 11, quote: 'words', prefix: 'Plane ', suffix: '' }],
    [
      'a span past the end',
      { start: text.length - 5, end: text.length + 1, quote: 'line. ', prefix: '', suffix: '' },
    ],
    ['a span before the start', { start: -1, end: 4, quote: 'Plain', prefix: '', suffix: '' }],
    ['a span that runs backwards', { start: 5, end: 0, quote: 'Plain', prefix: '', suffix: '' }],
    ['an empty span', { start: 4, end: 4, quote: '', prefix: '', suffix: '' }],
    ['a span between units', { start: 0.5, end: 5.5, quote: 'Plain', prefix: '', suffix: '' }],
  ])('refuses %s', (_what, selector) => {
    expect(() => gate.write([act(passage('p', selector))])).toThrow(RefusedOperation);
  });

  test('refuses white space, text that could not be read, and cut characters, as made and as moved', () => {
    const spans: readonly (readonly [number, number])[] = [
      [text.indexOf('\n'), text.indexOf('Last')],
      [text.indexOf('unread'), text.indexOf('bytes')],
      [text.indexOf('👨'), text.indexOf('👨') + 2],
      [text.indexOf('👨') + 2, text.indexOf(' and e')],
      [text.indexOf('\u0301'), text.indexOf(', and unread')],
      [0, text.indexOf('\u0301')],
    ];
    const good = selectorOf(text, 0, 5);
    gate.write([act(passage('p', good))]);
    for (const [start, end] of spans) {
      const selector = { start, end, quote: text.slice(start, end), prefix: '', suffix: '' };
      expect(() => gate.write([act(passage('q', selector))])).toThrow(RefusedOperation);
      expect(() =>
        gate.write([act({ type: 'passage.move', body: { passage: 'p', to: selector, was: good } })]),
      ).toThrow(RefusedOperation);
    }
  });

  test('refuses a passage of a document that is not there', () => {
    expect(() =>
      gate.write([
        act({ type: 'passage.create', body: { passage: 'p', document: 'gone', ...selectorOf(text, 0, 5) } }),
      ]),
    ).toThrow('its document is not in the matter');
  });

  test('writes half a surrogate pair as the replacement character', () => {
    const [written] = gate.write([
      act({ type: 'reviewer.name', body: { reviewer: 'reviewer-1', name: 'Ada \ud83d' } }),
    ]);
    expect(written?.operations[0]?.body).toEqual({ reviewer: 'reviewer-1', name: 'Ada \uFFFD' });
    expect(chainFaults()).toEqual([]);
  });

  test('goes on where the chain and the clock ended when it is opened again', () => {
    gate.write([act(note)]);
    const [written] = newGate().write([act(note)]);
    expect(written?.operations.map(({ replicaSeq, clock }) => [replicaSeq, clock])).toEqual([[4, 4]]);
    expect(chainFaults()).toEqual([]);
  });

  test('gives every operation of the acts written in one go its place, and folds them all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const start = connection.reader.get<{ n: number }>('SELECT count(*) AS n FROM operation')?.n ?? 0;
        const written = gate.write(
          sizes.map((size) =>
            act(
              ...Array.from({ length: size }, (): OperationDraft => ({
                type: 'note.create',
                body: {
                  note: identifier(),
                  target: { kind: 'matter' },
                  content: { blocks: [] },
                  privileged: true,
                },
              })),
            ),
          ),
        );
        expect(written.map((one) => one.operations.length)).toEqual(sizes);
        expect(written.flatMap((one) => one.operations.map((operation) => operation.replicaSeq))).toEqual(
          Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, n) => start + n + 1),
        );
      }),
      { numRuns: 25 },
    );
    const rebuilt = rebuildFromLog(connection.reader, undefined);
    expect(dumpFoldedTables(rebuilt.reader)).toBe(dumpFoldedTables(connection.reader));
    rebuilt.close();
    expect(chainFaults()).toEqual([]);
  });
});

describe('tagging', () => {
  test('any span of any text makes a passage that quotes it, or is refused in words', async () => {
    const fixture = await matterFixture(quickFolder);
    const session = await fixture.open();
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\n',
      'é',
      'e\u0301',
      '👩‍👧',
      '\uFFFD',
      '\u00a0',
      '\u200d',
      '\u0301',
      '🇬🇧',
      '\ufeff',
      'क्षि',
    );
    let files = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(unit, { minLength: 1, maxLength: 25 }),
        fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), { minLength: 1, maxLength: 5 }),
        async (units, spans) => {
          files += 1;
          const source = `Text ${files}: ${units.join('')} end`;
          const documentId = await fixture.importText(session, `${files}.txt`, source);
          for (const [start, length] of spans) {
            const tagged = await session.calls.tagSpan({
              documentId,
              start,
              end: start + length,
              themeIds: [],
            });
            if (tagged.ok) {
              const { quote, start: from, end } = tagged.value;
              expect(source.slice(from, end)).toBe(quote);
              expect(quote.trim()).not.toBe('');
            } else {
              expect(['passage-empty', 'passage-has-replaced-text']).toContain(expectFailure(tagged).code);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(expectValue(await session.calls.verifyMatter({ task: 'v' })).ok).toBe(true);
    await session.close();
    fixture.remove();
  });
});
