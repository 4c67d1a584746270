import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discoverSources } from '../../../electron/ingest/discover-sources.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'discover-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'x');
  return path;
}

async function found(paths: readonly string[], signal = new AbortController().signal) {
  const list: (string | readonly [string, string])[] = [];
  for await (const source of discoverSources(paths, signal)) {
    const name = relative(folder, source.path).replaceAll('\\', '/');
    list.push('failure' in source ? [name, source.failure.code] : name);
  }
  return list;
}

describe('going through files and folders', () => {
  test('finds files in the order given and by name, passing over system files and dot folders', async () => {
    for (const name of [
      'b.txt',
      'a/z.txt',
      'a/B/1.txt',
      '.DS_Store',
      'Thumbs.db',
      'desktop.ini',
      '~$b.txt',
      '._b.txt',
      '.git/x.txt',
    ])
      put(name);
    const single = put('.hidden/named.txt');
    expect(await found([join(folder, 'b.txt'), folder, single])).toEqual([
      'b.txt',
      'a/B/1.txt',
      'a/z.txt',
      'b.txt',
      '.hidden/named.txt',
    ]);
  });

  test('says so once where a link leads back, and goes through no folder twice', async () => {
    put('a/1.txt');
    symlinkSync(folder, join(folder, 'a', 'back'), 'junction');
    symlinkSync(join(folder, 'a'), join(folder, 'again'), 'junction');
    expect(await found([folder])).toEqual(['a/1.txt', ['a/back', 'folder-loop']]);
  });

  test('gives what cannot be read with its reason', async () => {
    const large = put('large.txt');
    truncateSync(large, 2 * 1024 ** 3);
    expect(await found([large, join(folder, 'gone.txt')])).toEqual([
      ['large.txt', 'file-too-large'],
      ['gone.txt', 'file-not-found'],
    ]);
    for await (const source of discoverSources([large], new AbortController().signal)) {
      expect('failure' in source ? source.failure.message : '').toBe(
        'This file is 2.0 GB large; texts of up to 100 MB can be read. It was not opened and nothing was imported from it. Split it into smaller files and import those.',
      );
    }
  });

  test.runIf(process.platform !== 'win32')('never opens a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    expect(await found([folder])).toEqual([['pipe.txt', 'file-unreadable']]);
  });

  test('stops when told to', async () => {
    for (let index = 0; index < 20; index += 1) put(`${index}.txt`);
    const controller = new AbortController();
    const seen: string[] = [];
    for await (const source of discoverSources([folder], controller.signal)) {
      seen.push(source.path);
      if (seen.length === 3) controller.abort();
    }
    expect(seen.length).toBe(3);
  });
});
