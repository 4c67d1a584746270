import { resolve } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { ExchangeExported } from '../../../shared/contract/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { writeOutputFile } from '../../files/write-output-file.ts';
import type { ExchangeChoices } from './gather-exchange.ts';
import type { MatterContext } from '../matter-context.ts';
import { runJob } from '../run-job.ts';

/**
 * Writes what may leave of the matter in an open format that other programs read, whole or not at all, gathered and written
 * aside. Nothing is added to the log.
 *
 * Fails with `pack-empty`, `cancelled`, `file-too-large`, and as writing a file does (`permission-denied`, `disk-full`,
 * `path-invalid`, `write-failed`).
 */
export async function exportExchange(
  context: MatterContext,
  { task, path, ...choices }: ExchangeChoices & { readonly task: string; readonly path: string },
): Promise<Result<ExchangeExported>> {
  if (resolve(path) === resolve(context.path)) {
    return failure('path-invalid', 'That is the file of this matter, so it was not written over.');
  }
  return context.tasks.run(task, async (signal) => {
    const { applicationVersion } = context.surroundings;
    const made = await runJob(
      context,
      { kind: 'export-exchange', choices, applicationVersion },
      (progress) => {
        context.surroundings.emit('progress', { task, label: 'Exporting', ...progress, unit: 'files' });
      },
      signal,
    );
    if (!made.ok) return made;
    const { contents, ...counts } = made.value;
    const written = await writeOutputFile(path, contents);
    if (!written.ok) return written;
    return success({ path: written.value, sha256: sha256Hex(contents), ...counts });
  });
}
