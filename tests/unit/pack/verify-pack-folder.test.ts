import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyPackFolder, type VerifyPackOptions } from '../../../electron/pack/index.ts';
import { builtPack, filesOf, newFolder } from './build-for-test.ts';
import { ordinarySelection } from './pack-fixture.ts';

async function failing(folder: string, options?: VerifyPackOptions): Promise<readonly string[]> {
  const result = await verifyPackFolder(folder, options);
  if (!result.ok) return [result.failure.code];
  const names = result.value.checks.filter((check) => !check.ok).map((check) => check.name);
  expect(result.value.ok).toBe(names.length === 0);
  return names;
}

test('a pack as it was built holds, and every quotation is named with the place it was found at', async () => {
  const { folder } = await builtPack(ordinarySelection());
  const result = await verifyPackFolder(folder);
  expect(result.ok && result.value.ok).toBe(true);
  expect(
    result.ok ? result.value.checks.filter((check) => check.name.startsWith('quotation')) : [],
  ).toHaveLength(7);
  expect(result.ok ? result.value.checks : []).toContainEqual({
    name: 'quotation {MVI000001 ¶3}',
    ok: true,
    detail: 'Found, character for character, at characters 136 to 174 of sources/MVI000001.txt.',
  });
});

test('one changed byte in any file is found and the file is named', async () => {
  const { folder, files } = await builtPack(ordinarySelection());
  for (const [name, bytes] of files) {
    const path = join(folder, ...name.split('/'));
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      const found = await failing(folder);
      expect([name, at, found.length > 0]).toEqual([name, at, true]);
      if (name !== 'SHA256SUMS') expect(found).toContain(`file ${name}`);
    }
    await writeFile(path, bytes);
  }
  expect(await failing(folder)).toEqual([]);
});

test('a missing file, an added file and a renamed file are each found', async () => {
  const { folder } = await builtPack(ordinarySelection());
  await writeFile(join(folder, 'notes.txt'), 'added');
  expect(await failing(folder)).toEqual(['file notes.txt']);
  await rm(join(folder, 'notes.txt'));
  await rename(join(folder, 'passages.csv'), join(folder, 'passages2.csv'));
  expect(await failing(folder)).toEqual(['file passages.csv', 'file passages2.csv', 'passages.csv']);
  await rename(join(folder, 'passages2.csv'), join(folder, 'passages.csv'));
  await rm(join(folder, 'SHA256SUMS'));
  expect(await failing(folder)).toContain('SHA256SUMS');
});

/** Changes a file and gives it, and the manifest over it, new fingerprints, as someone would who wants to deceive. */
async function forge(folder: string, change: (files: Map<string, string>) => void): Promise<void> {
  const texts = new Map(
    [...(await filesOf(folder))].map(([name, bytes]) => [name, bytes.toString('latin1')]),
  );
  change(texts);
  const sums = new Map<string, string>();
  for (const [name, text] of texts) {
    if (name === 'SHA256SUMS') continue;
    const bytes = Buffer.from(text, 'latin1');
    await writeFile(join(folder, ...name.split('/')), bytes);
    sums.set(name, createHash('sha256').update(bytes).digest('hex'));
  }
  await writeFile(join(folder, 'SHA256SUMS'), [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join(''));
}

test('a quotation changed in the manifest is found although all fingerprints were made new', async () => {
  const { folder } = await builtPack(ordinarySelection());
  await forge(folder, (files) => {
    const manifest = files.get('manifest.json') ?? '';
    files.set('manifest.json', manifest.replace('Nobody showed me', 'Somebody showed me'));
  });
  expect(await failing(folder)).toEqual(['quotation {MVI000001 ¶3}', 'passages.csv']);
});

test('a source changed together with its fingerprints is found by its text and by its quotations', async () => {
  const { folder } = await builtPack(ordinarySelection());
  await forge(folder, (files) => {
    const text = files.get('sources/MVI000001.txt') ?? '';
    files.set('sources/MVI000001.txt', text.replace('Nobody', 'Anybody'));
  });
  expect(await failing(folder)).toEqual([
    'manifest.json',
    'source MVI000001',
    'quotation {MVI000001 ¶3}',
    'quotation {MVI000001 ¶4}',
  ]);
});

test('without full texts nothing is ok until the matter supplies the texts', async () => {
  const selection = ordinarySelection({ fullTexts: false });
  const { folder } = await builtPack(selection);
  const without = await verifyPackFolder(folder);
  expect(without.ok && without.value.checks.find((check) => check.name === 'source MVI000002')).toEqual({
    name: 'source MVI000002',
    ok: false,
    detail:
      'Not supplied: the pack does not hold this text, and no matter was given to look it up in, so its quotations are not checked.',
  });
  expect(await failing(folder)).toHaveLength(3 + 7);
  const canonicalText = (urn: string, textSha256: string): string | null =>
    selection.sources.find((source) => source.urn === urn && source.textSha256 === textSha256)?.text ?? null;
  expect(await failing(folder, { canonicalText })).toEqual([]);
  expect(
    await failing(folder, {
      canonicalText: (urn, hash) => (urn === 'MVI000002' ? null : canonicalText(urn, hash)),
    }),
  ).toEqual(['source MVI000002 in the matter', 'quotation {MVI000002 ¶3}']);
});

test('a matter that holds another text than the pack is said to, although the pack itself holds', async () => {
  const { folder } = await builtPack(ordinarySelection());
  expect(await failing(folder, { canonicalText: () => 'Another text altogether.' })).toHaveLength(3 + 7);
});

test('a manifest that names files outside the pack is not followed', async () => {
  const base = await newFolder();
  const { folder } = await builtPack(ordinarySelection());
  const moved = join(base, 'pack');
  await mkdir(moved);
  for (const [name, bytes] of await filesOf(folder)) {
    await mkdir(join(moved, name, '..'), { recursive: true });
    await writeFile(join(moved, name), bytes);
  }
  await rename(join(moved, 'sources', 'MVI000001.txt'), join(base, 'MVI000001.txt'));
  await forge(moved, (files) => {
    const manifest = files.get('manifest.json') ?? '';
    files.set('manifest.json', manifest.replaceAll('sources/MVI000001.txt', '../MVI000001.txt'));
  });
  expect(await failing(moved)).toContain('source MVI000001');
});

test('a folder that is no pack, and a damaged manifest, are said to be that', async () => {
  expect(await failing(await newFolder())).toEqual(['pack-not-found']);
  expect(await failing(join(await newFolder(), 'nowhere'))).toEqual(['pack-not-found']);
  const { folder } = await builtPack(ordinarySelection());
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
  await forge(folder, (files) =>
    files.set('manifest.json', manifest.replace('"version": 1', '"version": 2')),
  );
  expect(await failing(folder)).toEqual(['manifest.json']);
});

test('checking can be cancelled', async () => {
  const { folder } = await builtPack(ordinarySelection());
  expect(await failing(folder, { signal: AbortSignal.abort() })).toEqual(['cancelled']);
});
