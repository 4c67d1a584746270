import { extname } from 'node:path';
import { success, type Failure, type Result } from '../../../shared/base/index.ts';
import { mostPlannedFailures, type ImportPlan, type PlannedType } from '../../../shared/model/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { discoverSources } from '../../ingest/discover-sources.ts';
import { isReadable } from '../../ingest/is-readable.ts';
import { readSourceFile } from '../../ingest/read-source-file.ts';
import type { SourceBytes } from '../../ingest/reading.ts';
import { findDocumentBySha256 } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import { countSources } from './count-sources.ts';
import { deepestChild, familyBudget, purgedBefore, type FamilyBudget } from './prepare-source.ts';

/** A plan while it is made. */
interface Draft {
  readonly types: Map<string, PlannedType>;
  /** Hashes met in this import. */
  readonly met: Set<string>;
  readonly failed: { readonly path: string; readonly code: string; readonly message: string }[];
  failures: number;
  duplicates: number;
  documents: number;
}

/**
 * Says what an import of these paths would do, and writes nothing: every file is read for its hash and type, archives are opened.
 * Whether a file of a type that can be read is damaged or protected is seen only by reading it through, so that is not said.
 */
export async function planImport(
  context: MatterContext,
  task: string,
  paths: readonly string[],
): Promise<Result<ImportPlan>> {
  return context.tasks.run(task, async (signal) => {
    const total = await countSources(paths, signal);
    const draft: Draft = {
      types: new Map(),
      met: new Set(),
      failed: [],
      failures: 0,
      duplicates: 0,
      documents: 0,
    };
    let files = 0;
    let bytes = 0;
    let passedOver = 0;
    const fail = (path: string, { code, message }: Failure): void => {
      draft.failures += 1;
      if (draft.failed.length < mostPlannedFailures) draft.failed.push({ path, code, message });
    };
    const countPassedOver = (): void => {
      passedOver += 1;
    };
    for await (const found of discoverSources(paths, signal, countPassedOver)) {
      if (signal.aborted) break;
      files += 1;
      if ('failure' in found) fail(found.path, found.failure);
      else {
        const read = await readUnlessAborted(found.path, signal);
        if (read === null) break;
        if (read.ok) {
          const source = { fileName: found.path, bytes: read.value };
          const problem = await look(context, draft, source, familyBudget(), 1, signal);
          if (problem !== null) fail(found.path, problem);
          bytes += read.value.byteLength;
        } else fail(found.path, read.failure);
      }
      context.surroundings.emit('progress', {
        task,
        label: 'Looking at the files',
        done: files,
        total: Math.max(total.files, files),
        unit: 'files',
        bytes: { done: bytes, total: Math.max(total.bytes, bytes) },
      });
    }
    return success({
      files,
      bytes,
      types: [...draft.types.values()].sort(
        (one, other) => other.files - one.files || (one.extension < other.extension ? -1 : 1),
      ),
      duplicates: draft.duplicates,
      failed: draft.failed,
      failures: draft.failures,
      passedOver,
      documents: draft.documents,
      cancelled: signal.aborted,
    });
  });
}

async function readUnlessAborted(path: string, signal: AbortSignal): Promise<Result<Uint8Array> | null> {
  try {
    return await readSourceFile(path, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return null;
  }
}

/** Looks at one source, and into an archive; gives why it would not be taken in, or null. */
async function look(
  context: MatterContext,
  draft: Draft,
  source: SourceBytes,
  budget: FamilyBudget,
  depth: number,
  signal: AbortSignal,
): Promise<Failure | null> {
  const sha256 = sha256Hex(source.bytes);
  const extension = extname(source.fileName.split('/').at(-1) ?? '')
    .slice(1)
    .toLowerCase();
  const purged = purgedBefore(context, sha256);
  if (purged !== null && !purged.ok) return purged.failure;
  if (draft.met.has(sha256) || findDocumentBySha256(context.reader, sha256) !== null) {
    draft.duplicates += 1;
    count(draft, extension, source.bytes.byteLength, false);
    return null;
  }
  draft.met.add(sha256);
  if (extension === 'zip' && depth <= deepestChild) {
    const read = await context.surroundings.readSource.read(source, signal);
    if (read.ok) {
      count(draft, extension, source.bytes.byteLength, false);
      if (read.value.facts.notCarried.length > 0) draft.documents += 1;
      for (const member of read.value.children) {
        budget.children -= 1;
        budget.bytes -= member.bytes.byteLength;
        if (signal.aborted || budget.children < 0 || budget.bytes < 0) break;
        await look(context, draft, member, budget, depth + 1, signal);
      }
      return null;
    }
  }
  draft.documents += 1;
  count(draft, extension, source.bytes.byteLength, extension === 'zip' || !isReadable(source));
  return null;
}

function count(draft: Draft, extension: string, bytes: number, sealed: boolean): void {
  const before = draft.types.get(extension) ?? { extension, files: 0, bytes: 0, sealed: 0 };
  draft.types.set(extension, {
    extension,
    files: before.files + 1,
    bytes: before.bytes + bytes,
    sealed: before.sealed + (sealed ? 1 : 0),
  });
}
