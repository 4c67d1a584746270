import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allClauses } from '../e2e/reading-room/clauses/all-clauses.ts';
import { readClauseTables } from '../features-off/clause-tables.ts';
import { checkout } from './product-files.ts';

const entries = await readClauseTables();

function read(path: string): string {
  return existsSync(join(checkout, path)) ? readFileSync(join(checkout, path), 'utf8') : '';
}

describe('the table of clauses', () => {
  test('has a test for every clause, and no other clause', () => {
    expect([...new Set(entries.map(({ clause }) => clause))].sort()).toEqual(Object.keys(allClauses).sort());
  });

  test('names only tests that are there, under exactly one name in their file', () => {
    const wrong = entries.filter(({ test: file, name }) => {
      const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``];
      const times = quoted.reduce((sum, words) => sum + read(file).split(words).length - 1, 0);
      return times !== 1;
    });
    expect(wrong.map(({ clause, name }) => `${clause} ${name}`)).toEqual([]);
  });

  test('takes every feature away at a place that is there exactly once', () => {
    const wrong = entries.filter(({ off }) => read(off.file).split(off.find).length !== 2);
    expect(wrong.map(({ clause, off }) => `${clause} ${off.file}`)).toEqual([]);
  });

  test('changes something that is of the product, not of the tests', () => {
    const wrong = entries.filter(
      ({ off }) => !/^(electron|renderer|shared|resources)\//.test(off.file) || off.find === off.replace,
    );
    expect(wrong.map(({ clause }) => clause)).toEqual([]);
  });
});
