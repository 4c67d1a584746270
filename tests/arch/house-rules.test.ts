import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout, productFiles, sourceFiles, type SourceFile } from './product-files.ts';

/** A rule about source files, with a file that keeps it and one that breaks it. */
interface HouseRule {
  readonly sentence: string;
  readonly files: () => readonly SourceFile[];
  readonly breaks: (file: SourceFile) => boolean;
  readonly bad: SourceFile;
  readonly good: SourceFile;
}

/** Put together here so that this file does not contain what it looks for. */
const words = {
  openEnds: ['TO' + 'DO', 'FIX' + 'ME', 'not ' + 'implemented', 'coming ' + 'soon', 'lorem ' + 'ipsum'],
  suppressions: ['@ts-' + 'ignore', '@ts-' + 'nocheck', 'eslint-' + 'disable', 'as ' + 'any'],
};

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function contains(text: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => new RegExp(`(?<!\\w)${phrase}(?!\\w)`, 'i').test(text));
}

const rules: readonly HouseRule[] = [
  {
    sentence: 'no file of the product is longer than 400 lines',
    files: productFiles,
    breaks: ({ text }) => lineCount(text) > 400,
    bad: { path: 'shared/long.ts', text: 'line\n'.repeat(401) },
    good: { path: 'shared/long.ts', text: 'line\n'.repeat(400) },
  },
  {
    sentence: 'the preload is no longer than 40 lines',
    files: () => sourceFiles('electron/preload'),
    breaks: ({ text }) => lineCount(text) > 40,
    bad: { path: 'electron/preload/index.ts', text: 'line\n'.repeat(41) },
    good: { path: 'electron/preload/index.ts', text: 'line\n'.repeat(40) },
  },
  {
    sentence: 'no file is a drawer for odds and ends',
    files: productFiles,
    breaks: ({ path }) =>
      /(^|\/)(util|utils|helper|helpers|common|misc)\.tsx?$/.test(path) || /\/utils\//.test(path),
    bad: { path: 'shared/base/utils.ts', text: '' },
    good: { path: 'shared/base/result.ts', text: '' },
  },
  {
    sentence: 'files are named in kebab-case',
    files: productFiles,
    breaks: ({ path }) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(basename(path)),
    bad: { path: 'shared/base/Result.ts', text: '' },
    good: { path: 'shared/base/canonical-json.ts', text: '' },
  },
  {
    sentence: 'nothing in the product is left open',
    files: productFiles,
    breaks: ({ text }) => contains(text, words.openEnds),
    bad: { path: 'shared/open.ts', text: `// ${words.openEnds[0] ?? ''}: later` },
    good: { path: 'shared/open.ts', text: '// What is to be done is done.' },
  },
  {
    sentence: 'no check is switched off, in the product or its tests',
    files: () => [...productFiles(), ...sourceFiles('tests')],
    breaks: ({ text }) =>
      contains(text, words.suppressions) || /\b(it|test|describe)\.(skip|only|todo)\b/.test(text),
    bad: { path: 'shared/off.ts', text: `// ${words.suppressions[0] ?? ''}` },
    good: { path: 'shared/off.ts', text: '// as anybody would' },
  },
];

describe('the house rules', () => {
  test.each(rules)('$sentence', ({ files, breaks }) => {
    const found = files();
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(breaks).map(({ path }) => path)).toEqual([]);
  });

  test.each(rules)(
    'tell a file that breaks one from a file that keeps it: $sentence',
    ({ breaks, bad, good }) => {
      expect({ bad: breaks(bad), good: breaks(good) }).toEqual({ bad: true, good: false });
    },
  );
});

describe('the dependencies', () => {
  const lockFile = readFileSync(join(checkout, 'package-lock.json'), 'utf8');
  const description = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };

  test('have no download address in the lock file', () => {
    expect(lockFile).not.toMatch(/"resolved"\s*:/);
    expect(lockFile).toMatch(/"integrity"\s*:/);
  });

  test('are pinned to exact versions', () => {
    const loose = Object.entries({ ...description.dependencies, ...description.devDependencies }).filter(
      ([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
