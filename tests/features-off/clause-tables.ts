import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clause } from '../e2e/reading-room/clauses/clause.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'e2e', 'reading-room', 'clauses');

/** Every entry of every table of clauses, table by table. */
export async function readClauseTables(): Promise<readonly Clause[]> {
  const entries: Clause[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (name === 'clause.ts' || name === 'all-clauses.ts' || !name.endsWith('.ts')) continue;
    const table = (await import(join(folder, name))) as { readonly clauses: readonly Clause[] };
    entries.push(...table.clauses);
  }
  return entries;
}
