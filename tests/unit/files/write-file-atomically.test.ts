import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rememberedFile } from '../../../electron/files/remembered-file.ts';
import { writeFileAtomically } from '../../../electron/files/write-file-atomically.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('a file is replaced whole, folders are made, and nothing else is left beside it', async () => {
  const file = join(folder, 'deep', 'er', 'a.json');
  await writeFileAtomically(file, 'first');
  await writeFileAtomically(file, new TextEncoder().encode('second'));
  expect({ text: await readFile(file, 'utf8'), beside: await readdir(join(folder, 'deep', 'er')) }).toEqual({
    text: 'second',
    beside: ['a.json'],
  });
});

it('a write that fails leaves nothing behind', async () => {
  await writeFile(join(folder, 'in the way'), '');
  await expect(writeFileAtomically(join(folder, 'in the way', 'a.json'), 'x')).rejects.toThrow();
  await expect(writeFileAtomically(folder, 'a folder cannot be replaced by a file')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['in the way']);
});

const names = (stored: unknown): readonly string[] | null =>
  Array.isArray(stored) && stored.every((name) => typeof name === 'string') ? stored : null;

it('a remembered value is there again in the next run', async () => {
  const path = join(folder, 'names.json');
  const file = rememberedFile(path, names, []);
  const before = await file.read();
  const changed = await Promise.all([
    file.change((list) => [...list, 'one']),
    file.change((list) => [...list, 'two']),
  ]);
  expect({
    before,
    changed,
    now: await file.read(),
    later: await rememberedFile(path, names, []).read(),
  }).toEqual({
    before: [],
    changed: [['one'], ['one', 'two']],
    now: ['one', 'two'],
    later: ['one', 'two'],
  });
});

it.each([
  ['nothing', ''],
  ['half a document', '["one"'],
  ['another kind of value', '{"one": 1}'],
  ['what is no text', '\0\u0001'],
])('a file that holds %s counts as absent', async (_what, contents) => {
  const path = join(folder, 'names.json');
  await writeFile(path, contents);
  expect(await rememberedFile(path, names, ['fallback']).read()).toEqual(['fallback']);
});

it('a change that cannot be written is refused, and the value before it stays', async () => {
  await writeFile(join(folder, 'in the way'), '');
  const file = rememberedFile(join(folder, 'in the way', 'names.json'), names, ['before']);
  await expect(file.change(() => ['after'])).rejects.toThrow();
  expect(await file.read()).toEqual(['before']);
});
