import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAnySource } from '../../../electron/ingest/read-any-source.ts';
import type { SourceBytes } from '../../../electron/ingest/reading.ts';
import { reportCost } from './report-cost.ts';

/** Reads every file of a folder with its reader alone, after those of another folder: `read-mixed.ts <warming> <folder>`. */
const [warming = '', folder = ''] = process.argv.slice(2);

function sourcesOf(place: string): readonly SourceBytes[] {
  return readdirSync(place)
    .sort()
    .map((fileName) => ({ fileName, bytes: readFileSync(join(place, fileName)) }));
}

/** Reads a source and everything that lies in it. */
async function readWhole(source: SourceBytes): Promise<void> {
  const read = await readAnySource(source);
  if (!read.ok) throw new Error(read.failure.message);
  for (const child of read.value.children) await readWhole(child);
}

const sources = sourcesOf(folder);
for (const source of sourcesOf(warming)) await readWhole(source);
await reportCost(async () => {
  for (const source of sources) await readWhole(source);
  return sources.length;
});
