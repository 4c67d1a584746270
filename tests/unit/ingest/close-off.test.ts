import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listeningServer, type ListeningServer } from '../../e2e/listening-server.ts';

const script = join(import.meta.dirname, 'helpers', 'closed-off-process.ts');

let folder = '';
let server: ListeningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'glossator-closed-off-'));
  server = await listeningServer();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function becameOf(name: string, env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const own = join(folder, name, 'own');
  const other = join(folder, name, 'other');
  for (const path of [own, other]) mkdirSync(path, { recursive: true });
  writeFileSync(join(own, 'library.txt'), 'a library');
  writeFileSync(join(other, 'secret.txt'), 'a secret');
  const port = server.host.split(':').at(-1) ?? '';
  const told = execFileSync(process.execPath, [script, own, other, port], {
    env: { ...process.env, ...env },
  });
  return JSON.parse(told.toString('utf8')) as Readonly<Record<string, string>>;
}

describe('a process that closed itself off', () => {
  test('reads its own files and reaches nothing else', () => {
    const {
      'reads its own file': now,
      'reads its own file later': later,
      ...others
    } = becameOf('closed', {});
    expect([now, later]).toEqual(['done', 'done']);
    expect(Object.entries(others).filter(([, became]) => became !== 'EACCES')).toEqual([]);
    expect(readdirSync(join(folder, 'closed', 'own'))).toEqual(['library.txt']);
    expect(server.visits()).toEqual({ connections: 0, packets: 0 });
  });

  test('would have been seen to reach everything had it not', () => {
    const became = becameOf('open', { GLOSSATOR_STAYS_OPEN: '1' });
    expect(Object.entries(became).filter(([, how]) => how !== 'done')).toEqual([]);
  });
});
