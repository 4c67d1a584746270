import { z } from 'zod';
import { manifestFormat, manifestVersion } from '../../shared/pack/index.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const place = z.number().int().nonnegative();

/** The parts of a manifest that checking needs; what else it holds is left alone. */
const manifestSchema = z.object({
  format: z.literal(manifestFormat),
  version: z.literal(manifestVersion),
  outputs: z.array(z.object({ name: z.string(), sha256: hash })),
  sources: z.array(z.object({ urn: z.string(), textSha256: hash, textFile: z.string().nullable() })),
  passages: z.array(
    z.object({ urn: z.string(), citation: z.string(), start: place, end: place, quote: z.string().min(1) }),
  ),
});

/** A manifest as far as checking reads it. */
export type CheckedManifest = z.infer<typeof manifestSchema>;

/** Reads a manifest somebody else may have written; null where it is none, or of a later version. */
export function readManifest(text: string): CheckedManifest | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = manifestSchema.safeParse(content);
  return parsed.success ? parsed.data : null;
}
