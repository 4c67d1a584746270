import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commands } from '../../electron/cli/commands/index.ts';
import { runCommandLine } from '../../electron/cli/run-command-line.ts';
import { checkout, makeWorkplace, type Workplace } from './command-line.ts';
import { repeatable, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(() => {
  workplace = makeWorkplace();
});

afterEach(() => workplace.remove());

it('without a command it says so and ends with 2', async () => {
  expect(await workplace.run([])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Say what is to be done: “help” lists the commands.\n',
  });
});

it.each([
  [['frobnicate'], 'call-unknown'],
  [['theme'], 'call-invalid'],
  [['theme', 'paint'], 'call-invalid'],
  [['documents'], 'call-invalid'],
  [['documents', 'a.matter', '--colour'], 'call-invalid'],
  [['documents', 'a.matter', '--clock', 'soon'], 'call-invalid'],
  [['documents', 'a.matter', '--reviewer', ' '], 'call-invalid'],
  [['tag', 'a.matter', 'TAR000001', '--theme', 'TR'], 'call-invalid'],
  [['tag', 'a.matter', 'TAR000001', '--quote', 'x'], 'call-invalid'],
  [['tag', 'a.matter', 'TAR000001', '--quote', 'x', '--theme', 'TR', '--nth', '0'], 'call-invalid'],
  [['tag', 'a.matter', 'TAR000001', '--quote', 'x', '--theme', 'TR', '--open'], 'call-invalid'],
  [['note', 'a.matter', '--text', 'x'], 'call-invalid'],
  [['note', 'a.matter', '--text', 'x', '--matter', '--theme', 'TR'], 'call-invalid'],
  [['describe', 'a.matter', 'TAR000001'], 'call-invalid'],
  [['describe', 'a.matter', 'TAR000001', '--date', '2013-02-30'], 'call-invalid'],
  [['describe', 'a.matter', 'TAR000001', '--kind', 'novel'], 'call-invalid'],
  [['withdraw', 'a.matter', 'TAR000001'], 'call-invalid'],
  [['search', 'a.matter', 'drill', '--limit', 'many'], 'call-invalid'],
  [['pack', 'a.matter'], 'call-invalid'],
  [['pack', 'a.matter', '--out', 'p', '--order', 'colour'], 'call-invalid'],
  [['export', 'a.matter', '--format', 'pdf', '--out', 'x'], 'call-invalid'],
  [['export', 'a.matter', '--format', 'csv'], 'call-invalid'],
  [['new', 'a.matter', '--no-passphrase', '--prefix', 'A1'], 'call-invalid'],
  [['pack', 'a.matter', '--out', 'p', '--preset', 'court'], 'call-invalid'],
  [['new', 'a.matter'], 'call-invalid'],
  [['new', 'a.matter', '--no-passphrase', '--passphrase-file', 'secret.txt'], 'call-invalid'],
  [['rekey', 'a.matter'], 'call-invalid'],
  [['recovery-sheet', 'a.matter'], 'call-invalid'],
])('%j ends with 2 and the code %s', async (words, code) => {
  const printed: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  const exitCode = await runCommandLine([...words, '--json']).finally(() => stdout.mockRestore());
  expect([exitCode, printed.map((text) => JSON.parse(text) as unknown)]).toEqual([
    2,
    [{ ok: false, code, message: expect.stringMatching(/^\S.*\.$/su) as string }],
  ]);
});

it('a wrong call leaves nothing behind', async () => {
  const calls = [
    ['frobnicate'],
    ['new', 'a.matter', '--no-passphrase', '--prefix', 'A1'],
    ['export', 'a.matter', '--format', 'pdf'],
  ];
  for (const words of calls) expect((await workplace.ask(words)).code).toBe(2);
  expect([readdirSync(workplace.folder), readdirSync(workplace.profile)]).toEqual([[], []]);
});

it('an error is one sentence on stderr and nothing on stdout', async () => {
  const { code, stdout, stderr } = await workplace.run(['documents', 'missing.matter']);
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: `There is no matter at ${workplace.path('missing.matter')}. It may have been moved or renamed, or its disk may not be connected.\n`,
  });
});

it('a file that is no matter is refused and left as it is', async () => {
  writeFileSync(workplace.path('letter.matter'), 'Dear Olwen,\n'.repeat(500));
  expect(await workplace.ask(['documents', 'letter.matter'])).toEqual({
    code: 1,
    json: { ok: false, code: 'not-a-matter', message: expect.any(String) as string },
  });
  expect(readFileSync(workplace.path('letter.matter'), 'utf8')).toBe('Dear Olwen,\n'.repeat(500));
});

it('the version is that of the application, before any command', async () => {
  const description = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };
  expect([await workplace.run(['--version']), await workplace.ask(['--version'])]).toEqual([
    { code: 0, stdout: `${description.version}\n`, stderr: '' },
    { code: 0, json: { ok: true, version: description.version } },
  ]);
});

it('help lists every command, and explains each with an example that the command itself takes', async () => {
  const overview = await workplace.run(['help']);
  const missing = commands.filter((command) => !overview.stdout.includes(`\n  ${command.name} `));
  expect({ code: overview.code, stderr: overview.stderr, missing }).toEqual({
    code: 0,
    stderr: '',
    missing: [],
  });
  const examples = commands.map((command) => ({
    name: command.name,
    begins: `${command.example} `.startsWith(`${command.name} `),
  }));
  expect(examples.filter((example) => !example.begins)).toEqual([]);
});

it('“help <command>” and “<command> --help” say the same, also under --json', async () => {
  const [one, other, json] = [
    await workplace.run(['help', 'theme', 'add']),
    await workplace.run(['theme', 'add', '--help']),
    await workplace.ask(['help', 'theme', 'add']),
  ];
  expect(one.stdout).toMatch(
    /^glossator theme add <matter> <name> .*\n\nAdds a theme .*Example: glossator theme add /su,
  );
  expect([one, json]).toEqual([other, { code: 0, json: { ok: true, help: one.stdout.replace(/\n$/u, '') } }]);
});

it('a matter is never created over an existing file', async () => {
  const made = await workplace.ask([
    'new',
    'a.matter',
    '--no-passphrase',
    '--title',
    'Tarn',
    '--no-passphrase',
  ]);
  const again = await workplace.ask(['new', 'a.matter', '--no-passphrase', '--title', 'Other']);
  expect([made, again]).toEqual([
    {
      code: 0,
      json: { ok: true, matter: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string, title: 'Tarn' },
    },
    { code: 1, json: { ok: false, code: 'matter-exists', message: expect.any(String) as string } },
  ]);
});

it('--quiet leaves out confirmations and keeps what was asked for', async () => {
  workplace.remove();
  workplace = await workplaceWith('three sources');
  const tag = [
    'tag',
    'Tarn.matter',
    'TAR000003',
    '--quote',
    'a locked cupboard',
    '--theme',
    'Culture',
    '--quiet',
  ];
  const themes = await workplace.run(['themes', 'Tarn.matter', '--quiet']);
  expect([await workplace.run([...tag, ...repeatable]), themes]).toEqual([
    { code: 0, stdout: '', stderr: '' },
    {
      code: 0,
      stdout: 'TR  0  Training\nCU  0  Culture\nLE  0  Leadership\nPR  0  Prosecution\n',
      stderr: '',
    },
  ]);
});

it('the reviewer is the one used last on this machine until another is named', async () => {
  await workplace.run(['new', 'a.matter', '--no-passphrase', '--reviewer', 'J. Whitlock']);
  await workplace.run(['note', 'a.matter', '--matter', '--text', 'First.']);
  await workplace.run(['note', 'a.matter', '--matter', '--text', 'Second.', '--reviewer', 'R. Osei']);
  await workplace.run(['note', 'a.matter', '--matter', '--text', 'Third.']);
  const { stdout } = await workplace.run(['log', 'a.matter']);
  expect(stdout.split('\n').map((line) => line.split('  ')[1])).toEqual([
    'R. Osei',
    'R. Osei',
    'J. Whitlock',
    'J. Whitlock',
    undefined,
  ]);
});

it('an exception is one sentence with an incident’s id, and its stack is in the incident log alone', async () => {
  // A file where the profile keeps a folder is nothing that any use case expects.
  const profile = join(workplace.profile, 'broken');
  mkdirSync(profile);
  writeFileSync(join(profile, 'matters'), '');
  const { code, stdout, stderr } = await workplace.run(['new', 'a.matter', '--no-passphrase'], { profile });
  const id = /log as ([0-9a-f]{8})\.\n$/u.exec(stderr)?.[1];
  expect({ code, stdout, lines: stderr.split('\n').length, stack: /\bat .*:\d+:\d+/u.test(stderr) }).toEqual({
    code: 1,
    stdout: '',
    lines: 2,
    stack: false,
  });
  const log = readFileSync(join(profile, 'incidents.log'), 'utf8');
  expect(JSON.parse(log)).toEqual({
    id,
    atMs: expect.any(Number) as number,
    where: 'command new',
    what: expect.stringMatching(/^Error E[A-Z]+$/u) as string,
    frames: expect.any(Array) as string[],
  });
});

it('whoever stops reading the output ends the command without a word', async () => {
  workplace.remove();
  workplace = await workplaceWith('three sources');
  const ended = await workplace.run(['text', 'Tarn.matter', 'TAR000001'], {
    started: (process) => process.stdout?.destroy(),
  });
  expect(ended.stderr).toBe('');
  expect(existsSync(join(workplace.profile, 'incidents.log'))).toBe(false);
});
