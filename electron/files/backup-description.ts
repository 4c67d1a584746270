import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { receipt, sha256 } from '../../shared/contract/index.ts';

const description = z.strictObject({
  format: z.literal('glossator-backup'),
  version: z.literal(1),
  matter: z.string().min(1).max(64),
  /** UTC milliseconds. */
  atMs: z.number().int().nonnegative(),
  receipt,
  /** The form of the matter. */
  form: z.number().int().positive(),
  /** Rows of each table, by its name. */
  rows: z.record(z.string(), z.number().int().nonnegative()),
  /** Size and SHA-256 of the backup's own file. */
  bytes: z.number().int().positive(),
  sha256,
  /** Which data key opens it; null where it is plain. */
  keyId: z.string().nullable(),
  /** The name of the file that holds the bytes of its sources, and how many there are. */
  sourcesFile: z.string().regex(/^[a-z0-9-]+\.matter-sources$/),
  sources: z.number().int().nonnegative(),
  sourceBytes: z.number().int().nonnegative(),
  /** Of those, the ones whose bytes the matter itself had lost. */
  lacking: z.array(sha256),
  /** Read in older descriptions and written no more: it was a source's SHA-256, which the file of sources now keeps. */
  checkedUpTo: z.string().max(64).optional(),
  applicationVersion: z.string().max(100),
});

/** What lies beside each backup: ids, counts and hashes, nothing of the matter's content. The backup counts once this is there. */
export type BackupDescription = z.output<typeof description>;

/** The description as text: JSON with two spaces, ending in a line break. */
export function writeDescription(value: BackupDescription): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Reads a description; null where there is none, or it cannot be read as one of this version. */
export async function readDescription(path: string): Promise<BackupDescription | null> {
  try {
    const parsed = description.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
