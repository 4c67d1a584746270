import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is wrong with the packs in a folder: one that stands under its name must be whole, recorded or not. */
export function packFaults(packs: string): readonly string[] {
  if (!existsSync(packs)) return [];
  return readdirSync(packs)
    .filter((name) => !name.startsWith('.'))
    .filter((name) => !isWhole(join(packs, name)))
    .map((name) => `The pack “${name}” stands under its name and is not whole.`);
}

function isWhole(folder: string): boolean {
  const sums = join(folder, 'SHA256SUMS');
  if (!existsSync(sums)) return false;
  const lines = readFileSync(sums, 'utf8').trimEnd().split('\n');
  return lines.every((line) => {
    const [sum, name] = [line.slice(0, 64), join(folder, line.slice(66))];
    return existsSync(name) && createHash('sha256').update(readFileSync(name)).digest('hex') === sum;
  });
}
