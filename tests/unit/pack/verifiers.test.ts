import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { cp, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { verifyPackFolder } from '../../../electron/pack/index.ts';
import { nodeVerifier } from '../../../electron/pack/verifier/node-verifier.ts';
import { pageVerifier, pageVerifierScript } from '../../../electron/pack/verifier/page-verifier.ts';
import { verifierFiles } from '../../../electron/pack/verifier/verifier-files.ts';
import { builtPack, newFolder } from './build-for-test.ts';
import {
  checkedByApplication,
  checkedByPage,
  failing,
  forge,
  pageParts,
  resealed,
  sha256Of,
  written,
  type OpenManifest,
  type PackFiles,
} from './checked-pack.ts';
import { ordinarySelection, passageOf, selectionOf, sourceOf } from './pack-fixture.ts';

let whole: ReadonlyMap<string, Buffer>;
let withoutTexts: ReadonlyMap<string, Buffer>;
/** The verifier for Node outside of every pack, as a careful person keeps one. */
let verifier: string;

beforeAll(async () => {
  whole = (await builtPack(ordinarySelection())).files;
  withoutTexts = (await builtPack(ordinarySelection({ fullTexts: false }))).files;
  verifier = join(await newFolder(), 'verify-pack.mjs');
  await writeFile(verifier, nodeVerifier);
});

function runVerifier(...words: readonly string[]): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, ...words], { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}

function replaced(files: PackFiles, name: string, from: string, to: string): void {
  files.set(name, Buffer.from((files.get(name)?.toString() ?? '').replace(from, to)));
}

const key = generateKeyPairSync('ed25519');

/** A signature of a head of the manifest's receipt, or of one like it. */
function signatureOf({ receipt }: OpenManifest, head: object = {}): Record<string, unknown> {
  const signed = { replica: '', length: 0, hash: '', ...receipt.heads[0], ...head };
  const lines = ['glossator chain head v1', receipt.matter, signed.replica, signed.length, signed.hash, ''];
  return {
    ...signed,
    publicKey: key.publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64'),
    signature: sign(null, Buffer.from(lines.join('\n')), key.privateKey).toString('base64'),
  };
}

const replica = '01890a5d-ac96-774b-bcce-b302099a8058';
const quoted = 'quotation {MVI000001 ¶3}';

const cases: readonly (readonly [string, (files: PackFiles) => void, readonly string[]])[] = [
  ['nothing is changed', () => undefined, []],
  [
    'the table for spreadsheets is removed',
    (files) => files.delete('passages.csv'),
    ['file passages.csv', 'passages.csv'],
  ],
  [
    'a file is added',
    (files) => files.set('sources/more.txt', Buffer.from('more')),
    ['file sources/more.txt'],
  ],
  [
    'a fingerprint is named twice',
    (files) => replaced(files, 'SHA256SUMS', '', `${'0'.repeat(64)}  passages.csv\n`),
    ['SHA256SUMS', 'file passages.csv', 'manifest.json'],
  ],
  [
    'the list of fingerprints names places outside of the folder and names of devices',
    (files) => {
      const names = [
        '../outside.txt',
        '/etc/passwd',
        'a\0b',
        'sources/NUL.txt',
        'C:\\x',
        'sources/../x',
        'x.',
      ];
      replaced(files, 'SHA256SUMS', '', names.map((name) => `${'0'.repeat(64)}  ${name}\n`).join(''));
    },
    ['SHA256SUMS'],
  ],
  [
    'the list of fingerprints is cut in the middle of a line',
    (files) => files.set('SHA256SUMS', files.get('SHA256SUMS')?.subarray(0, -20) ?? Buffer.of()),
    ['SHA256SUMS', 'file manifest.json', 'manifest.json'],
  ],
  [
    'the manifest is cut',
    (files) => {
      files.set('manifest.json', files.get('manifest.json')?.subarray(0, 900) ?? Buffer.of());
      resealed(files);
    },
    ['manifest.json'],
  ],
  [
    'the manifest is lists in lists without end',
    (files) => {
      files.set('manifest.json', Buffer.from('['.repeat(200_000) + ']'.repeat(200_000)));
      resealed(files);
    },
    ['manifest.json'],
  ],
  [
    'the manifest hides lists in lists that are deeper than can be written again',
    (files) => {
      const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
      replaced(files, 'manifest.json', '{', `{"deep": ${deep},`);
      resealed(files);
    },
    ['form of manifest.json'],
  ],
  [
    'the manifest gives a quotation twice, once for readers and once for programs',
    (files) => {
      replaced(files, 'manifest.json', '"quote": ', '"quote": "Other words.",\n      "quote": ');
      resealed(files);
    },
    ['form of manifest.json'],
  ],
  [
    'two quotations are swapped in the manifest',
    (files) => {
      forge(files, ({ passages: [first, second] }) => {
        if (first === undefined || second === undefined) return;
        [first.quote, second.quote] = [second.quote, first.quote];
      });
    },
    [quoted, 'quotation {MVI000001 ¶4}', 'passages.csv'],
  ],
  [
    'a quotation is given a place one character further on',
    (files) => {
      forge(files, ({ passages: [first] }) => {
        if (first !== undefined) Object.assign(first, { start: first.start + 1, end: first.end + 1 });
      });
    },
    [quoted, 'passages.csv'],
  ],
  [
    'the words before a quotation are changed in the manifest',
    (files) => {
      forge(files, ({ passages: [first] }) => {
        if (first !== undefined) first.prefix = `${first.prefix.slice(0, -1)}!`;
      });
    },
    [quoted],
  ],
  [
    'a quotation is changed in the table for spreadsheets',
    (files) => {
      replaced(files, 'passages.csv', 'Nobody showed me', 'Somebody showed me');
      forge(files, () => undefined);
    },
    ['passages.csv'],
  ],
  [
    'the receipt is missing',
    (files) => {
      forge(files, (manifest) => Reflect.deleteProperty(manifest, 'receipt'));
    },
    ['receipt'],
  ],
  [
    'the receipt could be read as other lines than it has',
    (files) => {
      forge(files, ({ receipt }) => (receipt.matter = 'one\ntwo'));
    },
    ['receipt'],
  ],
  [
    'the receipt is signed',
    (files) => {
      forge(files, (manifest) => (manifest.signatures = [signatureOf(manifest)]));
    },
    [],
  ],
  [
    'the receipt carries signatures itself, one of an earlier entry',
    (files) => {
      forge(files, (manifest) => {
        const earlier = signatureOf(manifest, { length: 3, hash: sha256Of('earlier') });
        manifest.receipt.signatures = [signatureOf(manifest), earlier];
      });
    },
    [],
  ],
  [
    'a signature is of another key',
    (files) => {
      forge(files, (manifest) => {
        const publicKey = Buffer.from(sha256Of('no key at all'), 'hex').toString('base64');
        manifest.signatures = [{ ...signatureOf(manifest), publicKey }];
      });
    },
    [`signature of ${replica}`],
  ],
  [
    'the receipt is changed after it was signed',
    (files) => {
      forge(files, (manifest) => {
        manifest.signatures = [signatureOf(manifest)];
        Object.assign(manifest.receipt.heads[0] ?? {}, { hash: sha256Of('another state') });
      });
    },
    [`signature of ${replica}`],
  ],
  [
    'the signed state is made to look earlier than the receipt',
    (files) => {
      forge(files, (manifest) => (manifest.signatures = [{ ...signatureOf(manifest), length: 411 }]));
    },
    [`signature of ${replica}`],
  ],
  [
    'a signature is of a chain that the receipt does not name',
    (files) => {
      forge(files, (manifest) => (manifest.signatures = [signatureOf(manifest, { replica: 'other' })]));
    },
    ['signature of other'],
  ],
  [
    'a signature is cut',
    (files) => {
      forge(files, (manifest) => (manifest.signatures = [{ ...signatureOf(manifest), signature: 'AAAA' }]));
    },
    ['signatures'],
  ],
  [
    'a source is listed twice',
    (files) => {
      forge(files, ({ sources }) => sources.push(...sources.slice(0, 1)));
    },
    ['manifest.json'],
  ],
  [
    'a passage is of a source that is not listed',
    (files) => {
      forge(files, ({ passages: [first] }) => {
        if (first !== undefined) first.urn = 'MVI000009';
      });
    },
    [quoted, 'passages.csv'],
  ],
  [
    'the manifest names a text outside of the folder',
    (files) => {
      forge(files, ({ sources: [first] }) => {
        if (first !== undefined) first.textFile = '../../MVI000001.txt';
      });
    },
    ['source MVI000001', quoted, 'quotation {MVI000001 ¶4}'],
  ],
  [
    'a source is no text at all',
    (files) => {
      files.set('sources/MVI000002.txt', Buffer.of(0xff, 0xfe, 0x00));
      forge(files, () => undefined);
    },
    ['source MVI000002', 'quotation {MVI000002 ¶3}'],
  ],
];

test.each(cases)('where %s, all three verifiers say so and name it', async (_, change, names) => {
  const files = new Map(whole);
  change(files);
  const application = await checkedByApplication(files);
  expect(await checkedByPage(files)).toEqual(application);
  const { code, said } = runVerifier(await written(files));
  const differing = said.split('\n').filter((line) => line.startsWith('DIFFERS'));
  expect({ failing: failing(application), code, lines: differing.length }).toEqual({
    failing: names,
    code: names.length === 0 ? 0 : 1,
    lines: names.length,
  });
  for (const name of names) expect(said).toContain(`DIFFERS  ${name}: `);
});

test('whatever is done to the bytes of a pack, the application and the page say the same of it', async () => {
  const names = [...whole.keys()];
  const change = fc.record({
    name: fc.constantFrom(...names, 'sources/MVI000001.txt', 'manifest.json', 'SHA256SUMS', 'passages.csv'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    put: fc.oneof(fc.uint8Array({ maxLength: 3 }), fc.constantFrom('"', '\n', '0', 'é', '\r', '{')),
    taken: fc.nat(3),
    sealed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 3 }), async (changes) => {
      const files = new Map(whole);
      for (const { name, at, put, taken, sealed } of changes) {
        const bytes = files.get(name) ?? Buffer.of();
        const from = Math.floor(at * bytes.length);
        files.set(
          name,
          Buffer.concat([bytes.subarray(0, from), Buffer.from(put as string), bytes.subarray(from + taken)]),
        );
        if (sealed) resealed(files);
      }
      const untouched = [...files].every(([name, bytes]) => whole.get(name)?.equals(bytes));
      const application = await checkedByApplication(files);
      const page = await checkedByPage(files);
      expect(page.map(({ name, ok }) => [name, ok])).toEqual(application.map(({ name, ok }) => [name, ok]));
      if (untouched) expect(failing(application)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('words that a spreadsheet could run, emoji before them and lines inside them are found in all three', async () => {
  const source = sourceOf({
    urn: 'MVI000005',
    title: 'Notes of “the night”',
    paragraphs: ['👩‍🚒 é — “=SUM(A1) was all” she wrote.', '- "quoted" وشهد\n@four', '+44 was dialled.'],
  });
  const quotes = ['=SUM(A1) was all', '"quoted" وشهد\n@four', '+44', '👩‍🚒'];
  const passages = quotes.map((quote, index) =>
    passageOf(source, { urn: source.urn, quote, themes: ['TR'] }, index + 1),
  );
  const { files, folder } = await builtPack(selectionOf([source], passages));
  const application = await checkedByApplication(new Map(files));
  expect(failing(application)).toEqual([]);
  expect(await checkedByPage(new Map(files))).toEqual(application);
  expect(runVerifier(folder).code).toBe(0);
});

test('a file that a system puts into folders is named and is no fault', async () => {
  const files = new Map(whole).set('sources/.DS_Store', Buffer.from('made by looking'));
  expect(failing(await checkedByApplication(files))).toEqual([]);
  expect((await checkedByPage(files)).filter(({ ok }) => ok === null)).toEqual([
    {
      name: 'file sources/.DS_Store',
      ok: null,
      detail: 'Not part of the pack: the operating system puts files of this name into folders.',
    },
  ]);
  const { code, said } = runVerifier(await written(files));
  expect(code).toBe(0);
  expect(said).toContain('NOTED    file sources/.DS_Store');
});

test.runIf(process.platform !== 'win32')('links are not followed and pipes not opened', async () => {
  const folder = await written(new Map(whole));
  const outside = await newFolder();
  await rename(join(folder, 'sources', 'MVI000001.txt'), join(outside, 'MVI000001.txt'));
  await symlink(join(outside, 'MVI000001.txt'), join(folder, 'sources', 'MVI000001.txt'));
  await symlink(outside, join(folder, 'elsewhere'));
  spawnSync('mkfifo', [join(folder, 'pipe')]);
  const expected = [
    'file elsewhere',
    'file pipe',
    'file sources/MVI000001.txt',
    'file sources/MVI000001.txt',
    'source MVI000001',
    quoted,
    'quotation {MVI000001 ¶4}',
  ];
  const result = await verifyPackFolder(folder);
  expect(result.ok ? failing(result.value.checks) : []).toEqual(expected);
  const { code, said } = runVerifier(folder);
  expect([code, said.split('\n').filter((line) => line.startsWith('DIFFERS')).length]).toEqual([1, 7]);
  expect(said).toContain('DIFFERS  file elsewhere: This is a link and no file.');
});

test('a folder of endless folders is refused, and what is no pack is said to be none', async () => {
  const folder = await written(new Map(whole));
  await mkdir(join(folder, ...Array.from({ length: 20 }, () => 'd')), { recursive: true });
  const refused = { name: 'folder', ok: false };
  const result = await verifyPackFolder(folder);
  expect(result.ok ? result.value.checks : []).toMatchObject([refused]);
  expect(runVerifier(folder)).toMatchObject({
    code: 1,
    said: expect.stringContaining('deeper in each other') as string,
  });
  const none = new Map([['letter.txt', Buffer.from('a letter')]]);
  expect(await checkedByPage(none)).toMatchObject([refused]);
  expect(runVerifier(await written(none))).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no evidence pack in this folder') as string,
  });
  expect([runVerifier(join(folder, 'nowhere')).code, runVerifier('--help').code]).toEqual([2, 2]);
});

test('what could move the cursor of a terminal is not printed', async () => {
  const files = new Map(whole);
  forge(files, ({ passages: [first] }) => {
    Object.assign(first ?? {}, {
      quote: 'no',
      citation: '\u001b[2J\u202eAll checks hold.\nAll 9 checks hold.',
    });
  });
  const { said } = runVerifier(await written(files));
  expect(said).toContain('DIFFERS  quotation \ufffd[2J\ufffdAll checks hold.\ufffdAll 9 checks hold.: ');
});

test('a pack without texts holds with the texts beside it, and with no others', async () => {
  const files = new Map(withoutTexts);
  const sources = ordinarySelection().sources.map(({ urn, text }) => new File([text], `${urn}.txt`));
  expect(failing(await checkedByPage(files))).toHaveLength(3 + 7);
  expect(failing(await checkedByPage(files, sources))).toEqual([]);
  const other = new File(['Another text altogether.'], 'MVI000002.txt');
  expect(failing(await checkedByPage(files, [other, ...sources]))).toEqual([
    'source MVI000002 beside the pack',
    'quotation {MVI000002 ¶3}',
  ]);
});

test('a browser that cannot check signatures says so, and that is no fault of the pack', async () => {
  const files = new Map(whole);
  forge(files, (manifest) => (manifest.signatures = [signatureOf(manifest)]));
  const chosen = [...files].map(([name, bytes]) => ({
    path: `pack/${name}`,
    file: new File([new Uint8Array(bytes)], 'file'),
  }));
  const host = Object(pageParts.hostOf(chosen, [], () => undefined)) as object;
  const { checks } = await pageParts.checkPack({ ...host, verifySignature: async () => null });
  expect(failing(checks)).toEqual([]);
  expect(checks.filter(({ ok }) => ok === null)).toEqual([
    {
      name: `signature of ${replica}`,
      ok: null,
      detail: 'Not checked: this browser cannot check signatures.',
    },
  ]);
});

test('the page’s SHA-256 is SHA-256, however the bytes come', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (parts) => {
      const hash = pageParts.startSha256();
      for (const part of parts) hash.add(part);
      expect(hash.finish()).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
    }),
  );
});

test('the page may run its own script alone, and neither verifier names an address', () => {
  expect(pageVerifier).toContain(`script-src 'sha256-${hashOf(pageVerifierScript)}'`);
  expect(pageVerifier).toContain("default-src 'none'");
  expect(pageVerifierScript).not.toMatch(/<\/script|<!--|\r/i);
  expect(pageVerifier).not.toMatch(/\son[a-z]+=|\sstyle=/);
  for (const { text } of verifierFiles) {
    expect(text).not.toMatch(/:\/\/|\bfetch\b|XMLHttpRequest|WebSocket|innerHTML|\beval\b|node:(http|net)/);
  }
});

test('a pack keeps holding where the folder was copied or renamed', async () => {
  const folder = await written(new Map(whole));
  const copy = join(await newFolder(), 'Bundle of 3 May (copy)');
  await cp(folder, copy, { recursive: true });
  const result = spawnSync(process.execPath, [join(copy, 'verify-pack.mjs')], { encoding: 'utf8' });
  expect([result.status, result.stderr]).toEqual([0, '']);
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
