import { resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { HistoryExported } from '../../shared/contract/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { writeOutputFile } from '../files/write-output-file.ts';
import type { HistoryFilter } from './history.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';
import { signHead } from './sign-head.ts';

/** A history to write into a file. */
export interface HistoryToExport {
  readonly task: string;
  readonly path: string;
  readonly format: 'csv' | 'pdf';
  readonly filter: HistoryFilter;
}

/**
 * Writes the history into a file, whole or not at all, gathered and drawn aside. The chain's end is signed before, so that
 * the PDF carries a signature of the state it shows. Nothing is added to the log.
 *
 * Fails with `cancelled`, and as writing a file does (`permission-denied`, `disk-full`, `path-invalid`, `write-failed`).
 */
export async function exportHistory(
  context: MatterContext,
  wanted: HistoryToExport,
): Promise<Result<HistoryExported>> {
  const { task, path, format, filter } = wanted;
  if (resolve(path) === resolve(context.path)) {
    return failure('path-invalid', 'That is the file of this matter, so it was not written over.');
  }
  signHead(context);
  return context.tasks.run(task, async (signal) => {
    const made = await runJob(
      context,
      {
        kind: 'export-history',
        format,
        filter,
        clockMs: context.clock(),
        applicationVersion: context.surroundings.applicationVersion,
      },
      ({ unit = 'operations', ...progress }) => {
        context.surroundings.emit('progress', { task, label: 'Exporting the history', ...progress, unit });
      },
      signal,
    );
    if (!made.ok) return made;
    const { contents, acts, pages } = made.value;
    const written = await writeOutputFile(path, contents);
    if (!written.ok) return written;
    return success({ path: written.value, acts, pages, sha256: sha256Hex(contents) });
  });
}
