import type { Result } from '../../shared/base/index.ts';
import type { Receipt, Verification } from '../../shared/model/index.ts';
import { verifyPackFolder } from '../pack/verify-pack-folder.ts';
import { readKnownReplica } from './known-replicas.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';
import type { Job } from './worker/jobs.ts';

/** Checks everything of the open matter that can be checked, and receipts against it. */
export async function verifyMatter(
  context: MatterContext,
  task: string,
  receipts: readonly Receipt[],
): Promise<Result<Verification>> {
  const known = readKnownReplica(context.surroundings.profileFolder, context.matter);
  return runCheck(context, task, 'Checking the matter', {
    kind: 'verify-matter',
    receipts,
    // Of another copy of the matter, this machine may well have seen more.
    knownHead: known?.file.path === context.path ? known.head : null,
  });
}

/** Checks a pack's folder; quotes whose source the folder does not hold are looked for in the open matter. */
export async function verifyPack(
  context: MatterContext,
  task: string,
  folder: string,
): Promise<Result<Verification>> {
  return runCheck(context, task, 'Checking the pack', { kind: 'verify-pack', folder });
}

/** Checks a pack's folder by itself, with no matter at hand: a quote whose source the folder does not hold is never ok. */
export async function verifyPackAlone(folder: string, signal: AbortSignal): Promise<Result<Verification>> {
  return verifyPackFolder(folder, { signal });
}

async function runCheck(
  context: MatterContext,
  task: string,
  label: string,
  job: Job & { readonly kind: 'verify-matter' | 'verify-pack' },
): Promise<Result<Verification>> {
  return context.tasks.run(task, (signal) =>
    runJob(
      context,
      job,
      (progress) => {
        context.surroundings.emit('progress', { task, label, ...progress, unit: 'checks' });
      },
      signal,
    ),
  );
}
