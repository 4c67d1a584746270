import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPackFolder, previewPack } from '../../../electron/pack/index.ts';
import { systemFailure } from '../../../electron/pack/system-failure.ts';
import { builtPack, newFolder } from './build-for-test.ts';
import { ordinarySelection, selectionOf } from './pack-fixture.ts';

test('a pack is a folder with the document, the passages, the texts, the manifest, the verifiers and the fingerprints', async () => {
  const { built, files } = await builtPack(ordinarySelection());
  expect([...files.keys()].sort()).toEqual([
    'Evidence on training and leadership.pdf',
    'SHA256SUMS',
    'manifest.json',
    'passages.csv',
    'sources/MVI000001.txt',
    'sources/MVI000002.txt',
    'sources/MVI000004.txt',
    'verify-pack.html',
    'verify-pack.mjs',
  ]);
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  expect(built).toEqual({
    files: built.files.map(({ name }) => ({
      name,
      sha256: sha256(files.get(name) ?? Buffer.of()),
      bytes: files.get(name)?.length,
      ...(name.endsWith('.pdf') ? { pages: previewPack(ordinarySelection()).pages } : {}),
    })),
    warnings: [],
    // Two passages of the fixture overlap.
    findings: [expect.objectContaining({ kind: 'quoted-twice', severity: 'information' })],
    pages: previewPack(ordinarySelection()).pages,
    numbers: {
      volumes: [
        {
          pages: previewPack(ordinarySelection()).pages,
          labels: [{ fromPage: 0, style: 'D', prefix: '', firstNumber: 1 }],
        },
      ],
      sections: 3,
      entries: previewPack(ordinarySelection()).entries.length,
    },
    sumsSha256: sha256(files.get('SHA256SUMS') ?? Buffer.of()),
  });
  expect(built.files.at(-1)?.name).toBe('SHA256SUMS');
  expect(files.get('SHA256SUMS')?.toString()).toBe(
    built.files
      .slice(0, -1)
      .map((file) => `${file.sha256}  ${file.name}\n`)
      .join(''),
  );
});

test('the manifest says where every passage stands, in the source and in the document', async () => {
  const { files } = await builtPack(ordinarySelection());
  const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString() ?? '');
  const passage = ordinarySelection().passages.find((one) => one.id === 'passage-5');
  expect(manifest).toMatchObject({
    format: 'glossator-pack',
    version: 1,
    application: { name: 'Glossator', version: '0.1.0' },
    matter: 'Marlow Vale Inquiry',
    builtAt: '2019-03-14T10:30:00.000Z',
    choices: ordinarySelection().choices,
    receipt: ordinarySelection().receipt,
  });
  expect(Reflect.get(Object(manifest), 'passages')).toContainEqual({
    id: 'passage-5',
    urn: 'MVI000004',
    start: passage?.start,
    end: passage?.end,
    quote: passage?.quote,
    prefix: passage?.prefix,
    suffix: passage?.suffix,
    citation: '{MVI000004 ¶4}',
    themes: ['TR', 'CU', 'LE'],
    items: [
      { number: '1.5', page: '3' },
      { number: '2.1', page: '4' },
      { number: '3.2', page: '5' },
    ],
    fullTextPage: '8',
  });
});

test('without full texts there is no folder of sources', async () => {
  const { files } = await builtPack(ordinarySelection({ fullTexts: false }));
  expect([...files.keys()].filter((name) => name.startsWith('sources'))).toEqual([]);
});

test('a selection without passages is refused', async () => {
  const folder = join(await newFolder(), 'pack');
  const result = await buildPackFolder(selectionOf([], []), { folder });
  expect(result.ok ? null : result.failure.code).toBe('pack-empty');
});

test('a folder with something in it is never written to, an empty one is taken', async () => {
  const folder = join(await newFolder(), 'pack');
  await mkdir(folder);
  expect((await buildPackFolder(ordinarySelection(), { folder })).ok).toBe(true);
  const before = await readFile(join(folder, 'SHA256SUMS'));
  const again = await buildPackFolder(ordinarySelection(), { folder });
  expect(again.ok ? null : again.failure.code).toBe('pack-exists');
  expect(await readFile(join(folder, 'SHA256SUMS'))).toEqual(before);
});

test('folders above the pack are made, and a place that is a file is refused in words', async () => {
  const base = await newFolder();
  expect((await buildPackFolder(ordinarySelection(), { folder: join(base, 'a', 'b', 'pack') })).ok).toBe(
    true,
  );
  await writeFile(join(base, 'file'), 'not a folder');
  const result = await buildPackFolder(ordinarySelection(), { folder: join(base, 'file', 'pack') });
  expect(result.ok ? null : result.failure.code).toBe('path-invalid');
  const onFile = await buildPackFolder(ordinarySelection(), { folder: join(base, 'file') });
  expect(onFile.ok ? null : onFile.failure.code).toBe('pack-exists');
});

test('a build that is cancelled, at whichever page, leaves nothing behind', async () => {
  const pages = previewPack(ordinarySelection()).pages;
  for (let page = 0; page <= pages; page += 1) {
    const base = await newFolder();
    const stop = new AbortController();
    if (page === 0) stop.abort();
    const result = await buildPackFolder(ordinarySelection(), {
      folder: join(base, 'new', 'pack'),
      signal: stop.signal,
      onProgress: (done) => {
        if (done >= page) stop.abort();
      },
    });
    expect([page, result.ok ? null : result.failure.code, await readdir(base)]).toEqual([
      page,
      'cancelled',
      [],
    ]);
  }
});

test('progress counts the pages up to all of them', async () => {
  const folder = join(await newFolder(), 'pack');
  const told: (readonly [number, number | null])[] = [];
  await buildPackFolder(ordinarySelection(), {
    folder,
    onProgress: (done, total) => told.push([done, total]),
  });
  const pages = previewPack(ordinarySelection()).pages;
  expect(told).toEqual(Array.from({ length: pages }, (_, index) => [index + 1, pages]));
});

test('a build that fails while it writes leaves nothing behind', async () => {
  const base = await newFolder();
  const selection = ordinarySelection();
  // No folder is there for a file of this name, so writing the sources fails after the document has been written.
  const sources = selection.sources.map((source) => ({ ...source, urn: 'nowhere/1' }));
  const result = await buildPackFolder({ ...selection, sources }, { folder: join(base, 'pack') });
  expect([result.ok ? null : result.failure.code, await readdir(base)]).toEqual(['path-invalid', []]);
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EACCES', 'permission-denied'],
  ['EROFS', 'permission-denied'],
  ['ENAMETOOLONG', 'path-invalid'],
  ['EIO', 'write-failed'],
])('the system’s %s is told as %s', (code, told) => {
  expect(
    systemFailure(Object.assign(new Error('told by the system'), { code, syscall: 'write' }))?.code,
  ).toBe(told);
});

test('what no file system says is a mistake of the program and not told as a failure', () => {
  expect(systemFailure(new TypeError('of the program'))).toBe(null);
});

test('the verifier in the pack passes it, and finds a changed byte, with no help from the application', async () => {
  const { folder } = await builtPack(ordinarySelection());
  const run = (): { readonly status: number | null; readonly stdout: string } =>
    spawnSync(process.execPath, [join(folder, 'verify-pack.mjs')], { encoding: 'utf8' });
  const whole = run();
  expect(whole.status).toBe(0);
  expect(whole.stdout).toMatch(/^All \d+ checks hold\./);
  const text = join(folder, 'sources', 'MVI000001.txt');
  const bytes = await readFile(text);
  bytes[150] = (bytes[150] ?? 0) ^ 1;
  await writeFile(text, bytes);
  const changed = run();
  expect(changed.status).toBe(1);
  expect(changed.stdout).toContain('DIFFERS  file sources/MVI000001.txt: Changed: SHA256SUMS names ');
  expect(changed.stdout).toContain('DIFFERS  quotation {MVI000001 ¶3}');
});

test('the verifier does not call a pack checked whose sources are not supplied, until they are', async () => {
  const selection = ordinarySelection({ fullTexts: false });
  const { folder } = await builtPack(selection);
  const verifier = join(folder, 'verify-pack.mjs');
  const without = spawnSync(process.execPath, [verifier], { encoding: 'utf8' });
  expect(without.status).toBe(1);
  expect(without.stdout).toContain('source MVI000001: Not supplied: ');
  const texts = await newFolder();
  for (const source of selection.sources) await writeFile(join(texts, `${source.urn}.txt`), source.text);
  expect(spawnSync(process.execPath, [verifier, '--texts', texts]).status).toBe(0);
});

test.runIf(spawnSync('sha256sum', ['--version']).error === undefined)(
  'fingerprints can be compared with sha256sum',
  async () => {
    const { folder } = await builtPack(ordinarySelection());
    expect(spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder }).status).toBe(0);
  },
);
