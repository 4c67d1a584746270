import { success, type Result } from '../../shared/base/index.ts';
import type { PackPreview } from '../../shared/contract/index.ts';
import { gravestFirst, type PackChoices } from '../../shared/model/index.ts';
import type { HeldByPack, MeasuredPages } from '../../shared/pack/index.ts';
import { readPacks } from '../store/index.ts';
import { servedBefore, servedWarning, type ServedPack } from './changes-since-served.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';

/** The calls that say what a pack would be before it is built. */
export interface PackPreviews {
  /** The index that a pack would have, planned with the same code that draws it, and what is to be known of it. */
  readonly preview: (choices: PackChoices) => Promise<Result<PackPreview>>;
  /** The same, after pages that nothing is known of were made ready to find out. */
  readonly check: (task: string, choices: PackChoices) => Promise<Result<PackPreview>>;
}

/** Gives the calls; what is known of a source's pages and of what earlier packs hold is kept while the matter is open, and never written down. */
export function packPreviews(context: MatterContext): PackPreviews {
  const known = new Map<string, MeasuredPages>();
  const held = new Map<string, HeldByPack>();
  const ask = async (task: string, choices: PackChoices, measures: boolean): Promise<Result<PackPreview>> =>
    context.tasks.run(task, async (signal) => {
      const outcome = await runJob(
        context,
        {
          kind: 'preview-pack',
          choices,
          measured: known,
          held,
          measures,
          clockMs: context.clock(),
          applicationVersion: context.surroundings.applicationVersion,
        },
        (progress) => {
          context.surroundings.emit('progress', {
            task,
            label: 'Looking at the pages of the pack',
            unit: 'documents',
            ...progress,
          });
        },
        signal,
      );
      if (!outcome.ok) return outcome;
      for (const [sha256, measured] of outcome.value.measured) known.set(sha256, measured);
      for (const [pack, holds] of outcome.value.held) held.set(pack, holds);
      return success(withServed(outcome.value.preview, servedBefore(readPacks(context.reader), choices)));
    });
  return {
    preview: (choices) => ask(context.newIdentifier(), choices, false),
    check: (task, choices) => ask(task, choices, true),
  };
}

/** A preview that says that an earlier pack of the kind was handed over. */
function withServed(preview: PackPreview, served: ServedPack | undefined): PackPreview {
  if (served === undefined) return preview;
  const sentence = servedWarning(served);
  return {
    ...preview,
    warnings: [sentence, ...preview.warnings],
    findings: gravestFirst([{ kind: 'since-handed-over', severity: 'look', sentence }, ...preview.findings]),
  };
}
