import { failure, success, type Result } from '../../shared/base/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { hashFile } from '../files/hash-file.ts';
import { writeOutputFile } from '../files/write-output-file.ts';
import { readChunks } from '../store/index.ts';
import { requireDocument } from './edit-documents.ts';
import type { MatterContext } from './matter-context.ts';

/** A source's bytes as they were written into a file. */
export interface SavedOriginal {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a document's sealed bytes into a file, replacing an earlier one whole. They are hashed as they come from the matter and
 * again as they stand in the file; a file that differs is not said to be the original.
 *
 * Failures: `document-not-found`, `matter-damaged` where the sealed bytes are not those of their hash, `write-failed` where the
 * file is not; else as of `writeOutputFile`.
 */
export async function saveOriginal(
  context: MatterContext,
  documentId: string,
  path: string,
): Promise<Result<SavedOriginal>> {
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  const { sha256 } = document.value;
  const bytes = Buffer.concat([...readChunks(context.reader, sha256)]);
  if (sha256Hex(bytes) !== sha256) {
    return failure(
      'matter-damaged',
      `The sealed bytes of ${document.value.urn} are not what was imported, so nothing was saved. Check the matter, and take the document from a backup.`,
    );
  }
  const written = await writeOutputFile(path, bytes);
  if (!written.ok) return written;
  if ((await hashFile(written.value)) !== sha256) {
    return failure(
      'write-failed',
      `What stands in ${written.value} is not what was written there. Do not use it; save the original in another place.`,
    );
  }
  return success({ path: written.value, bytes: bytes.byteLength, sha256 });
}
