import { resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { ReportExported } from '../../shared/contract/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { writeOutputFile } from '../files/write-output-file.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';

/** Passages of themes to write into a file. */
export interface ReportToExport {
  readonly task: string;
  readonly path: string;
  readonly format: 'docx' | 'html';
  /** Empty for all. */
  readonly themes: readonly string[];
}

/**
 * Writes the passages of themes as a report into a file, whole or not at all, gathered and written aside. Nothing is added to the log.
 *
 * Fails with `pack-empty`, `cancelled`, and as writing a file does (`permission-denied`, `disk-full`, `path-invalid`, `write-failed`).
 */
export async function exportReport(
  context: MatterContext,
  { task, path, format, themes }: ReportToExport,
): Promise<Result<ReportExported>> {
  if (resolve(path) === resolve(context.path)) {
    return failure('path-invalid', 'That is the file of this matter, so it was not written over.');
  }
  return context.tasks.run(task, async (signal) => {
    const made = await runJob(
      context,
      {
        kind: 'export-report',
        format,
        themes,
        clockMs: context.clock(),
        applicationVersion: context.surroundings.applicationVersion,
      },
      (progress) => {
        context.surroundings.emit('progress', {
          task,
          label: 'Exporting the passages',
          ...progress,
          unit: 'pages',
        });
      },
      signal,
    );
    if (!made.ok) return made;
    const { contents, passages, warnings } = made.value;
    const written = await writeOutputFile(path, contents);
    if (!written.ok) return written;
    return success({ path: written.value, passages, warnings, sha256: sha256Hex(contents) });
  });
}
