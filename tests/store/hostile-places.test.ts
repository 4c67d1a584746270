import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forkedReader } from '../../electron/ingest/forked-reader.ts';
import { readSourceFile } from '../../electron/ingest/read-source-file.ts';
import { expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';

const helperFile = join(import.meta.dirname, '../../electron/ingest/helper/index.ts');
const posix = process.platform !== 'win32';

let fixture: MatterFixture;
let folder = '';
let servers: Server[] = [];

beforeEach(async () => {
  fixture = await matterFixture();
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'glossator-places-'));
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  fixture.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes a file with folders above it. */
function put(name: string, content = `A harmless text: ${name}.\n`): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Imports paths with the real parser helper; gives what became of each by its path below the folder. */
async function imported(
  paths: readonly string[],
  limits = { timeLimitMs: 20_000, memoryLimitBytes: 1024 ** 3 },
): Promise<Readonly<Record<string, string>>> {
  const readSource = forkedReader({ helperFile, execPath: process.execPath, ...limits });
  const session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource } });
  try {
    const { items } = expectValue(await session.calls.importFiles({ task: 'places', paths: [...paths] }));
    expect((await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    return Object.fromEntries(
      items.map((item) => [
        relative(folder, item.path).replaceAll('\\', '/'),
        item.result === 'failed'
          ? item.code
          : item.result === 'imported' && item.sealed !== undefined
            ? `sealed: ${item.sealed.code}`
            : item.result,
      ]),
    );
  } finally {
    await session.close();
  }
}

describe('an import', () => {
  test.runIf(posix)('follows links to what they lead to, and no link for ever', async () => {
    put('in/a.txt');
    put('outside/b.txt');
    symlinkSync(join(folder, 'outside'), join(folder, 'in', 'b folder outside'));
    symlinkSync(join(folder, 'outside', 'b.txt'), join(folder, 'in', 'c file outside.txt'));
    symlinkSync(join(folder, 'in'), join(folder, 'in', 'd loop'));
    symlinkSync('f loop.txt', join(folder, 'in', 'e loop.txt'));
    symlinkSync('e loop.txt', join(folder, 'in', 'f loop.txt'));
    symlinkSync('gone.txt', join(folder, 'in', 'g nowhere.txt'));
    symlinkSync('/dev/zero', join(folder, 'in', 'h zeros without end.txt'));
    linkSync(join(folder, 'in', 'a.txt'), join(folder, 'in', 'i hard link.txt'));
    expect(await imported([join(folder, 'in')])).toEqual({
      'in/a.txt': 'imported',
      'in/b folder outside/b.txt': 'imported',
      'in/c file outside.txt': 'duplicate',
      'in/d loop': 'folder-loop',
      'in/e loop.txt': 'folder-loop',
      'in/f loop.txt': 'folder-loop',
      'in/g nowhere.txt': 'file-not-found',
      'in/h zeros without end.txt': 'file-unreadable',
      'in/i hard link.txt': 'duplicate',
    });
  });

  test.runIf(posix)('reads neither pipes nor sockets nor devices, and waits for none of them', async () => {
    put('a.txt');
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket.txt'), resolve));
    expect(await imported([folder, '/dev/null'])).toEqual({
      'a.txt': 'imported',
      'pipe.txt': 'file-unreadable',
      'socket.txt': 'file-unreadable',
      [relative(folder, '/dev/null')]: 'file-unreadable',
    });
  });

  test.runIf(posix)('goes down a folder of two thousand folders in each other', async () => {
    const deep = `d/`.repeat(1_900);
    put(`${deep}at the bottom.txt`);
    expect(await imported([folder])).toEqual({ [`${deep}at the bottom.txt`]: 'imported' });
  });

  test('says of a path that no file can have that none has it, and takes the others', async () => {
    put('a.txt');
    const long = `${'n'.repeat(40_000)}.txt`;
    const became = await imported([join(folder, 'nul\0.txt'), join(folder, long), join(folder, 'a.txt')]);
    expect([became['nul\0.txt'], became['a.txt']]).toEqual(['path-invalid', 'imported']);
    expect(['path-invalid', 'file-not-found']).toContain(became[long]);
  });

  test.runIf(process.platform === 'linux')('asks for a name whose bytes are characters', async () => {
    put('a.txt');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.of(0xe9), Buffer.from('.txt')]), 'x');
    expect(await imported([folder])).toEqual({ 'a.txt': 'imported', 'caf\ufffd.txt': 'path-invalid' });
  });

  test('ends a file that takes too long, and goes on with the next in another process', async () => {
    put('a.txt');
    put('b.txt', '- - -\n'.repeat(2_000_000));
    put('c.txt');
    expect(await imported([folder], { timeLimitMs: 4_000, memoryLimitBytes: 2 * 1024 ** 3 })).toEqual({
      'a.txt': 'imported',
      'b.txt': 'sealed: parser-out-of-time',
      'c.txt': 'imported',
    });
  });

  test('ends a file that takes too much memory, and goes on with the next in another process', async () => {
    put('a.txt');
    put('b.txt', '1. x\n'.repeat(1_500_000));
    put('c.txt');
    expect(await imported([folder], { timeLimitMs: 20_000, memoryLimitBytes: 160 * 1024 ** 2 })).toEqual({
      'a.txt': 'imported',
      'b.txt': 'sealed: parser-out-of-memory',
      'c.txt': 'imported',
    });
  });
});

describe('a file that is not what it was when it was found', () => {
  const never = new AbortController().signal;
  const codeOf = async (path: string, signal = never): Promise<string> => {
    const read = await readSourceFile(path, signal);
    return read.ok ? new TextDecoder().decode(read.value) : read.failure.code;
  };

  test('is read as it is now, or refused where it is gone or a folder', async () => {
    const path = put('a.txt', 'Before.');
    expect(await codeOf(path)).toBe('Before.');
    writeFileSync(path, 'After, and longer.');
    expect(await codeOf(path)).toBe('After, and longer.');
    unlinkSync(path);
    expect(await codeOf(path)).toBe('file-not-found');
    mkdirSync(path);
    expect(await codeOf(path)).toBe('file-unreadable');
  });

  test('is refused where it has become too large, unread', async () => {
    const path = put('a.txt');
    truncateSync(path, 3 * 1024 ** 3);
    expect(await codeOf(path)).toBe('file-too-large');
  });

  test.runIf(posix)('is refused where it has become a pipe, without waiting for a writer', async () => {
    const path = put('a.txt');
    unlinkSync(path);
    execFileSync('mkfifo', [path]);
    expect(await codeOf(path)).toBe('file-unreadable');
  });

  test('is refused where it grows or shrinks while it is read, and keeps its state where another takes its name', async () => {
    const large = Buffer.alloc(90 * 1024 ** 2, 'a');
    const path = put('a.txt');
    const whileRead = async (change: () => void): Promise<number | string> => {
      writeFileSync(path, large);
      const reading = readSourceFile(path, never);
      // Opening and looking at it are two answers of the system; by then the first piece is being read.
      const changing = setInterval(change, 5);
      const read = await reading;
      clearInterval(changing);
      return read.ok ? read.value.length : read.failure.code;
    };
    expect(await whileRead(() => appendFileSync(path, 'b'))).toBe('file-unreadable');
    // Cut off before it was opened it is whole as it is then; never is it half of each.
    expect(['file-unreadable', 10]).toContain(await whileRead(() => truncateSync(path, 10)));
    if (posix) {
      const other = put('other.txt');
      let renamed = false;
      const rename = (): void => {
        if (!renamed) renameSync(other, path);
        renamed = true;
      };
      expect([large.length, 'A harmless text: other.txt.\n'.length]).toContain(await whileRead(rename));
    }
  });

  test('is not read on when the import is cancelled', async () => {
    const controller = new AbortController();
    controller.abort(new Error('cancelled'));
    await expect(codeOf(put('a.txt'), controller.signal)).rejects.toThrow('cancelled');
  });
});
