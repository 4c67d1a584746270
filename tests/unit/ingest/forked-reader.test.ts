import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { forkedReader } from '../../../electron/ingest/forked-reader.ts';
import { readSource } from '../../../electron/ingest/read-source.ts';
import type { ReadSourceAside } from '../../../electron/ingest/read-source-aside.ts';

const realHelper = join(import.meta.dirname, '../../../electron/ingest/helper/index.ts');
const misbehaving = join(import.meta.dirname, 'helpers/misbehaving-helper.mjs');

const readers: ReadSourceAside[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.end();
});

function reader(helperFile: string, timeLimitMs = 20_000, memoryLimitBytes = 1024 ** 3): ReadSourceAside {
  const made = forkedReader({ helperFile, execPath: process.execPath, timeLimitMs, memoryLimitBytes });
  readers.push(made);
  return made;
}

const never = new AbortController().signal;

async function codeOf(aside: ReadSourceAside, fileName: string, signal = never) {
  const result = await aside.read({ fileName, bytes: new Uint8Array([0x78]) }, signal);
  return result.ok ? 'read' : result.failure.code;
}

describe('reading in a process of its own', () => {
  test('gives what reading here gives', async () => {
    const source = { fileName: 'a.txt', bytes: new TextEncoder().encode('Bells\n\nNobody “heard” them.\n') };
    expect(await reader(realHelper).read(source, never)).toEqual(readSource(source));
  });

  test('reports a crash for the file that caused it only, and goes on with a new process', async () => {
    const aside = reader(misbehaving);
    expect(await Promise.all([codeOf(aside, 'a'), codeOf(aside, 'crash'), codeOf(aside, 'b')])).toEqual([
      'file-empty',
      'parser-crashed',
      'file-empty',
    ]);
  });

  test('uses one process for many files', async () => {
    const aside = reader(misbehaving);
    const source = { fileName: 'a', bytes: new Uint8Array([0x78]) };
    expect(await aside.read(source, never)).toEqual(await aside.read(source, never));
  });

  test('ends what takes too long', async () => {
    const aside = reader(misbehaving, 300);
    expect([await codeOf(aside, 'endless'), await codeOf(reader(misbehaving), 'a')]).toEqual([
      'parser-out-of-time',
      'file-empty',
    ]);
  });

  test('ends what hoards memory on its heap', async () => {
    expect(await codeOf(reader(misbehaving, 20_000, 96 * 1024 ** 2), 'hoard')).toBe('parser-out-of-memory');
  });

  test('ends the real helper when its resident memory passes the cap', async () => {
    const bytes = new TextEncoder().encode('1. x\n'.repeat(2_000_000));
    const result = await reader(realHelper, 30_000, 150 * 1024 ** 2).read(
      { fileName: 'a.txt', bytes },
      never,
    );
    expect(result.ok ? 'read' : result.failure.code).toBe('parser-out-of-memory');
  });

  test('is cancelled while it runs and before it begins', async () => {
    const aside = reader(misbehaving);
    const controller = new AbortController();
    const running = codeOf(aside, 'endless', controller.signal);
    const waiting = codeOf(aside, 'a', controller.signal);
    setTimeout(() => controller.abort(), 100);
    expect(await Promise.all([running, waiting])).toEqual(['cancelled', 'cancelled']);
  });
});
