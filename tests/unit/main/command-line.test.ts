import { describe, expect, it } from 'vitest';
import { commands } from '../../../electron/cli/commands/index.ts';
import { isCommand, ownArguments, startRequest } from '../../../electron/main/command-line.ts';

describe('the arguments meant for the application', () => {
  it.each([
    [['glossator'], true, []],
    [['glossator', 'import', 'a.matter', '--json'], true, ['import', 'a.matter', '--json']],
    [['glossator', '--no-sandbox', 'a.matter'], true, ['a.matter']],
    [['glossator', '--version'], true, ['--version']],
    [['electron', '.'], false, []],
    [['electron', '--no-sandbox', '.', 'search', 'a.matter', '-x'], false, ['search', 'a.matter', '-x']],
    [['electron', '--inspect=0', '.', 'a.matter'], false, ['a.matter']],
  ] as const)('of %j, packaged %s, are %j', (argv, packaged, own) => {
    expect(ownArguments(argv, packaged)).toEqual(own);
  });
});

describe('a start', () => {
  it.each([
    [[], { kind: 'window', matterPath: null }],
    [['a.matter'], { kind: 'window', matterPath: 'a.matter' }],
    [['./import'], { kind: 'window', matterPath: './import' }],
    [['verify', 'a.matter', '--json'], { kind: 'command', arguments: ['verify', 'a.matter', '--json'] }],
    [['--json', 'verify', 'a.matter'], { kind: 'command', arguments: ['verify', 'a.matter'] }],
    [['--help'], { kind: 'command', arguments: ['--help'] }],
    [['a.matter', 'verify'], { kind: 'window', matterPath: 'a.matter' }],
  ] as const)('with %j is %j', (own, request) => {
    expect(startRequest(own)).toEqual(request);
  });
});

it('every command of the command line is one that starts without a window', () => {
  expect(commands.map(({ name }) => name.split(' ')[0] ?? '').filter((word) => !isCommand(word))).toEqual([]);
});
