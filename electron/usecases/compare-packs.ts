import { resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { ComparisonExported } from '../../shared/contract/index.ts';
import type { PackComparison } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { writeOutputFile } from '../files/write-output-file.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';
import type { ComparisonOutcome } from './worker/jobs.ts';

/** Two packs of the record to compare, by their ids. */
export interface PacksToCompare {
  readonly task: string;
  readonly earlier: string;
  readonly later: string;
}

/** Compares two packs of the record. Fails with `pack-not-found` and `cancelled`. */
export async function comparePacks(
  context: MatterContext,
  packs: PacksToCompare,
): Promise<Result<PackComparison>> {
  const compared = await compare(context, packs, false);
  return compared.ok ? success(compared.value.comparison) : compared;
}

/**
 * Writes a comparison of two packs into a file as PDF, an earlier one replaced whole. Fails with `pack-not-found`, `cancelled`, and as
 * writing a file does (`permission-denied`, `disk-full`, `path-invalid`, `write-failed`).
 */
export async function exportComparison(
  context: MatterContext,
  { path, ...packs }: PacksToCompare & { readonly path: string },
): Promise<Result<ComparisonExported>> {
  if (resolve(path) === resolve(context.path)) {
    return failure('path-invalid', 'That is the file of this matter, so it was not written over.');
  }
  const compared = await compare(context, packs, true);
  if (!compared.ok) return compared;
  const { pdf } = compared.value;
  if (pdf === null) throw new Error('A comparison was asked for as PDF and came without one.');
  const written = await writeOutputFile(path, pdf.bytes);
  if (!written.ok) return written;
  return success({ path: written.value, pages: pdf.pages, sha256: sha256Hex(pdf.bytes) });
}

function compare(
  context: MatterContext,
  { task, earlier, later }: PacksToCompare,
  pdf: boolean,
): Promise<Result<ComparisonOutcome>> {
  return context.tasks.run(task, (signal) =>
    runJob(
      context,
      {
        kind: 'compare-packs',
        earlier,
        later,
        pdf,
        clockMs: context.clock(),
        applicationVersion: context.surroundings.applicationVersion,
      },
      ({ unit = 'pages', ...progress }) => {
        context.surroundings.emit('progress', { task, label: 'Comparing the packs', ...progress, unit });
      },
      signal,
    ),
  );
}
