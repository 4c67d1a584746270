import { expect, it } from 'vitest';
import { readArguments, type OptionTable } from '../../electron/cli/read-arguments.ts';
import { readWorkingAs, takeWord } from '../../electron/cli/common-options.ts';
import { printResult } from '../../electron/cli/print-result.ts';
import { progressBar } from '../../electron/cli/progress-bar.ts';
import { failure, success } from '../../shared/base/index.ts';

const table = {
  blocks: { kind: 'flag', help: '' },
  quote: { kind: 'text', value: 'Q', help: '' },
  theme: { kind: 'texts', value: 'T', help: '' },
} as const satisfies OptionTable;

const read = (...words: readonly string[]) => readArguments(words, { matter: 'one', urn: 'one' }, table);

it('options may stand anywhere among the arguments, and what was not given is empty', () => {
  expect(read('--quote', 'no drill', 'a.matter', 'TAR000001')).toEqual(
    success({
      arguments: { matter: 'a.matter', urn: 'TAR000001' },
      options: { blocks: false, quote: 'no drill', theme: [] },
    }),
  );
});

it('a value may begin with a dash, and after two dashes everything is an argument', () => {
  expect(read('--quote', '– no drill', '--', '-a.matter', '--quote')).toEqual(
    success({
      arguments: { matter: '-a.matter', urn: '--quote' },
      options: { blocks: false, quote: '– no drill', theme: [] },
    }),
  );
});

it('an option that may be repeated takes its values one by one or one after another', () => {
  const given = success({
    arguments: { matter: 'a.matter', urn: 'TAR000001' },
    options: { blocks: true, quote: undefined, theme: ['TR', 'CU', 'Parent/Night staffing'] },
  });
  expect([
    read(
      'a.matter',
      'TAR000001',
      '--theme',
      'TR',
      '--theme=CU',
      '--theme',
      'Parent/Night staffing',
      '--blocks',
    ),
    read('a.matter', 'TAR000001', '--theme', 'TR', 'CU', 'Parent/Night staffing', '--blocks'),
    read('--theme', 'TR', 'CU', 'Parent/Night staffing', '--blocks', 'a.matter', 'TAR000001'),
  ]).toEqual([given, given, given]);
});

it('an argument that takes the rest takes every word, also after a repeated option', () => {
  const words = ['--theme', 'TR', 'a.matter', 'one.txt', 'two.txt'];
  expect(readArguments(words, { matter: 'one', path: 'many' }, table)).toEqual(
    success({
      arguments: { matter: 'a.matter', path: ['one.txt', 'two.txt'] },
      options: { blocks: false, quote: undefined, theme: ['TR'] },
    }),
  );
});

it.each([
  [['a.matter'], '<urn> is missing.'],
  [
    ['a.matter', 'TAR000001', 'more'],
    '“more” is one argument too many. Put quotation marks around text with spaces.',
  ],
  [['a.matter', 'TAR000001', '--colour', 'red'], 'This command has no option --colour.'],
  [['a.matter', 'TAR000001', '-x'], 'This command has no option -x.'],
  [['a.matter', 'TAR000001', '--quote'], 'The option --quote needs a value: Q.'],
  [['a.matter', 'TAR000001', '--quote', '--blocks'], 'The option --quote needs a value: Q.'],
  [['a.matter', 'TAR000001', '--quote', 'a', '--quote', 'b'], 'The option --quote was given more than once.'],
  [['a.matter', 'TAR000001', '--blocks=yes'], 'The option --blocks takes no value.'],
  [['a.matter', 'TAR000001', '--constructor'], 'This command has no option --constructor.'],
])('%j is refused', (words, sentence) => {
  expect(read(...words)).toEqual(failure('call-invalid', sentence));
});

it('the command’s word is found behind common options and their values', () => {
  expect([
    takeWord(['--json', '--reviewer', 'R. Osei', 'documents', 'a.matter']),
    takeWord(['--clock=2019-03-11', 'log', 'a.matter']),
    takeWord(['--json']),
    takeWord([]),
  ]).toEqual([
    { word: 'documents', rest: ['--json', '--reviewer', 'R. Osei', 'a.matter'] },
    { word: 'log', rest: ['--clock=2019-03-11', 'a.matter'] },
    null,
    null,
  ]);
});

it('a clock without a zone means the same on every machine', () => {
  const instants = [
    '2019-03-11',
    '2019-03-11T09:00',
    '2019-03-11T09:00:00.5Z',
    '2019-03-11T09:00:00+01:00',
  ].map((text) => {
    const working = readWorkingAs(['--clock', text]);
    return working.ok ? new Date(working.value.clock()).toISOString() : working.failure.code;
  });
  expect(instants).toEqual([
    '2019-03-11T00:00:00.000Z',
    '2019-03-11T09:00:00.000Z',
    '2019-03-11T09:00:00.500Z',
    '2019-03-11T08:00:00.000Z',
  ]);
});

it.each(['11 March 2019', '2019-13-01', 'yesterday', '', '1969-12-31'])(
  '“%s” is no time to work at',
  (text) => {
    const working = readWorkingAs(['--clock', text]);
    expect(working.ok ? null : working.failure.code).toBe('call-invalid');
  },
);

/** A stream that remembers what was written to it. */
function stream(isTTY: boolean): {
  isTTY: boolean;
  columns: number;
  written: string[];
  write: (text: string) => void;
} {
  const written: string[] = [];
  return { isTTY, columns: 60, written, write: (text) => written.push(text) };
}

it('progress is one line of a terminal, taken away at the end, and nothing anywhere else', () => {
  const streams = [stream(true), stream(false), stream(true)] as const;
  for (const [index, target] of streams.entries()) {
    const bar = progressBar(target, index !== 2);
    bar.show({ task: 't', label: 'Importing', done: 3, total: null, unit: 'files' });
    bar.show({ task: 't', label: 'Building', done: 6, total: 12, unit: 'pages' });
    bar.clear();
  }
  expect(streams.map((target) => target.written)).toEqual([
    [
      '\r\u001b[KImporting: 3 files',
      '\r\u001b[KBuilding [############------------] 6 of 12 pages',
      '\r\u001b[K',
    ],
    [],
    [],
  ]);
});

it('a terminal is shown no control characters of a source, a pipe every character', () => {
  const text = 'clear\u001b[2J \u202Egnitirw\tand so on\n';
  const outcome = success({ json: null, text, kind: 'listing', exitCode: 0 } as const);
  const [terminal, pipe] = [stream(true), stream(false)];
  for (const stdout of [terminal, pipe]) {
    printResult(outcome, { json: false, quiet: false, stdout, stderr: stream(true) });
  }
  expect([terminal.written, pipe.written]).toEqual([['clear\uFFFD[2J \uFFFDgnitirw\tand so on\n'], [text]]);
});
