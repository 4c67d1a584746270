import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendIncident, describeError, incidentLogPath } from '../../../electron/files/incident-log.ts';

const secret = 'what the witness said';

it('an error is described by its class and its place, never by its message', () => {
  const error = new RangeError(`${secret}\n    at ${secret} (secret.js:1:1)\n    at secret.js:2:2`);
  const described = describeError(error);
  expect(described.what).toBe('RangeError');
  expect(described.frames[0]).toMatch(/^(?:[\w.<> ]+ \()?incident-log\.test\.ts:\d+:\d+\)?$/);
  expect(JSON.stringify(described)).not.toMatch(/witness|secret/);
});

it.each([
  ['a system error', Object.assign(new Error(secret), { code: 'ENOSPC' }), 'Error ENOSPC'],
  ['an error whose code is a sentence', Object.assign(new Error(secret), { code: secret }), 'Error'],
  ['an error whose name is a sentence', Object.assign(new Error(secret), { name: secret }), 'Error'],
])('%s is described without its message', (_what, error, what) => {
  expect(describeError(error).what).toBe(what);
  expect(JSON.stringify(describeError(error))).not.toContain(secret);
});

it('what is thrown and is no error is described by its type alone', () => {
  expect(describeError(secret)).toEqual({ what: 'thrown string', frames: [] });
});

it('incidents are lines of the log in the profile', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'glossator-incidents-'));
  const incident = { id: 'a1', atMs: 1, where: 'service', what: 'Error', frames: ['a.js:1:1'] };
  await appendIncident(profile, incident);
  await appendIncident(profile, { ...incident, id: 'a2' });
  const lines = (await readFile(incidentLogPath(profile), 'utf8')).trimEnd().split('\n');
  await rm(profile, { recursive: true });
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([incident, { ...incident, id: 'a2' }]);
});
