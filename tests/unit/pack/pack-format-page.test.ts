import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packLimits } from '../../../electron/pack/pack-limits.ts';
import { indexColumns, passageColumns, prefixedColumn } from '../../../shared/pack/index.ts';
import { builtPack } from './build-for-test.ts';
import { shapedSelection } from './shapes/shapes-fixture.ts';

const checkout = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const page = readFileSync(join(checkout, 'docs', 'pack-format.md'), 'utf8');

/** Every name of a member, at any depth. */
function memberNames(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(memberNames);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...memberNames(member)]);
}

test('the page on the format names every file, every field of the manifest and every column of the table', async () => {
  const { files } = await builtPack(shapedSelection());
  const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString() ?? '');
  const fileNames = [...files.keys()].filter((name) => !/\.(pdf|txt)$|^Evidence /u.test(name));
  const words = new Set([
    ...memberNames(manifest),
    ...passageColumns,
    ...indexColumns,
    prefixedColumn,
    ...fileNames,
    'query',
  ]);
  expect([...words].filter((word) => !new RegExp(`\`([a-z]+\\[\\]\\.)?${word}\``).test(page))).toEqual([]);
});

test('the page on the format gives the limits that are kept to', () => {
  const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
  for (const limit of [
    packLimits.entries.toLocaleString('en-GB'),
    `${packLimits.depth} names`,
    mebibytes(packLimits.sumsBytes),
    mebibytes(packLimits.manifestBytes),
    mebibytes(packLimits.textBytes),
  ]) {
    expect(page).toContain(limit);
  }
});
