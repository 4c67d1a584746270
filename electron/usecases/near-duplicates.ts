import type { Result } from '../../shared/base/index.ts';
import type { ComparedTexts, NearDuplicates } from '../../shared/model/index.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';

/** Groups of documents in use whose texts are alike, found aside. */
export async function findNearDuplicates(
  context: MatterContext,
  task: string,
  threshold: number,
): Promise<Result<NearDuplicates>> {
  return context.tasks.run(task, (signal) =>
    runJob(
      context,
      { kind: 'near-duplicates', threshold },
      ({ done, total }) => {
        const label = 'Comparing texts';
        context.surroundings.emit('progress', { task, label, done, total, unit: 'documents' });
      },
      signal,
    ),
  );
}

/** Where the texts of two documents differ, found aside. */
export async function compareDocuments(
  context: MatterContext,
  task: string,
  document: string,
  other: string,
): Promise<Result<ComparedTexts>> {
  return context.tasks.run(task, (signal) =>
    runJob(context, { kind: 'compare-texts', document, other }, () => undefined, signal),
  );
}
