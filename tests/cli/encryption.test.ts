import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from './command-line.ts';

const secret = ['--passphrase-file', 'secret.txt'];
const words = 'Nobody closed the boathouse door';

let workplace: Workplace;

beforeEach(() => {
  workplace = makeWorkplace();
  writeFileSync(workplace.path('secret.txt'), 'four plain words here\n');
  writeFileSync(workplace.path('other.txt'), 'quite another passphrase\r\n');
  writeFileSync(workplace.path('letter.txt'), `${words}.\n`);
});

afterEach(() => {
  workplace.remove();
});

/** The code of a call's refusal, or its exit code where it was done. */
async function outcome(call: readonly string[]): Promise<unknown> {
  const { code, json } = await workplace.ask(call);
  return typeof json === 'object' && json !== null && 'code' in json ? json.code : code;
}

it('an encrypted matter is made, filled and read with its passphrase, and with nothing else', async () => {
  expect(await outcome(['new', 'a.matter', ...secret])).toBe(0);
  expect(await outcome(['import', 'a.matter', 'letter.txt', ...secret])).toBe(0);
  expect(await outcome(['documents', 'a.matter'])).toBe('matter-locked');
  expect(await outcome(['documents', 'a.matter', '--passphrase-file', 'other.txt'])).toBe('passphrase-wrong');
  expect(await outcome(['documents', 'a.matter', '--passphrase-file', 'none.txt'])).toBe('file-not-found');
  const { json } = await workplace.ask(['search', 'a.matter', 'boathouse', ...secret]);
  expect(json).toMatchObject({ total: 1 });
  expect(await outcome(['verify', 'a.matter', ...secret])).toBe(0);
  expect(readFileSync(workplace.path('a.matter')).includes(words)).toBe(false);
});

it('another passphrase takes the place of the first, by knowing that one or by the recovery sheet', async () => {
  await workplace.ask(['new', 'a.matter', ...secret]);
  const { stdout } = await workplace.run(['recovery-sheet', 'a.matter', ...secret]);
  writeFileSync(workplace.path('sheet.txt'), stdout.split('\n').slice(1).join('\n'));
  const changed = ['rekey', 'a.matter', ...secret, '--new-passphrase-file', 'other.txt'];
  expect(await outcome(changed)).toBe(0);
  expect(await outcome(changed)).toBe('passphrase-wrong');
  const back = ['rekey', 'a.matter', '--recovery-file', 'sheet.txt', '--new-passphrase-file', 'secret.txt'];
  expect(await outcome(back)).toBe(0);
  expect(await outcome(['documents', 'a.matter', ...secret])).toBe(0);
});

it('a plain matter is encrypted later, with everything in it', async () => {
  await workplace.ask(['new', 'a.matter', '--no-passphrase']);
  await workplace.ask(['import', 'a.matter', 'letter.txt']);
  const before = await workplace.ask(['receipt', 'a.matter']);
  expect(await outcome(['rekey', 'a.matter', '--new-passphrase-file', 'secret.txt'])).toBe(0);
  expect(await outcome(['documents', 'a.matter'])).toBe('matter-locked');
  expect(await workplace.ask(['receipt', 'a.matter', ...secret])).toEqual(before);
  expect(await outcome(['verify', 'a.matter', ...secret])).toBe(0);
});
