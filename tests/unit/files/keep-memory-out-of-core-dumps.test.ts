import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepMemoryOutOfCoreDumps } from '../../../electron/files/keep-memory-out-of-core-dumps.ts';

let processes: string;

beforeEach(() => {
  processes = mkdtempSync(join(tmpdir(), 'glossator-processes-'));
});

afterEach(() => {
  rmSync(processes, { recursive: true, force: true });
});

/** Shows a process as the system does: its threads, each with the processes it started. */
function show(id: string, threads: Readonly<Record<string, string>>): void {
  for (const [thread, children] of Object.entries(threads)) {
    mkdirSync(join(processes, id, 'task', thread), { recursive: true });
    writeFileSync(join(processes, id, 'task', thread, 'children'), children);
  }
  writeFileSync(join(processes, id, 'coredump_filter'), everything);
}

/** What each process is told to leave in a dump: kinds of memory as a number. */
function filters(...ids: readonly string[]): readonly string[] {
  return ids.map((id) => readFileSync(join(processes, id, 'coredump_filter'), 'utf8'));
}

const everything = '00000033';

it('a process leaves no memory in a dump, nor do those it has started and those they have started', () => {
  show('self', { 10: '20 ', 11: '30 31 ' });
  show('20', { 20: '' });
  show('30', { 30: '40 ' });
  show('31', { 31: '' });
  show('40', { 40: '' });
  show('99', { 99: '' });
  keepMemoryOutOfCoreDumps('linux', processes);
  expect(filters('self', '20', '30', '31', '40', '99')).toEqual(['0', '0', '0', '0', '0', everything]);
});

it('a process that has ended, or a system that shows none, stops nothing', () => {
  show('self', { 10: '20 30 ' });
  show('30', { 30: '' });
  keepMemoryOutOfCoreDumps('linux', processes);
  expect(filters('self', '30')).toEqual(['0', '0']);
  expect(() => keepMemoryOutOfCoreDumps('linux', join(processes, 'nothing'))).not.toThrow();
});

it('other systems are left alone', () => {
  show('self', { 10: '' });
  keepMemoryOutOfCoreDumps('win32', processes);
  keepMemoryOutOfCoreDumps('darwin', processes);
  expect(filters('self')).toEqual([everything]);
});
