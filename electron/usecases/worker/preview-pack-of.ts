import { setImmediate as nextTurn } from 'node:timers/promises';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { MeasuredPages, PackSelection } from '../../../shared/pack/index.ts';
import type { PreparePages } from '../../pack/build-options.ts';
import { planWhole, previewOfPlan, sourcesAsPages } from '../../pack/preview-pack.ts';
import { finePicturesOf } from '../../pack/source-pages/fine-pictures.ts';
import type { Gathered } from '../gather-selection.ts';
import type { Job, JobSurroundings, PreviewOutcome } from './jobs.ts';

/** Previews what was gathered; where the job measures, pages of documents are made ready first, as for building. */
export async function previewPackOf(
  { selection, findings, beside }: Gathered,
  job: Job & { readonly kind: 'preview-pack' },
  { onProgress, signal, preparePages }: JobSurroundings,
): Promise<Result<Omit<PreviewOutcome, 'held'>>> {
  const plan = planWhole(selection);
  const measured = new Map(job.measured);
  if (job.measures) {
    const prepare = measuring(selection, measured, preparePages);
    const wanted = sourcesAsPages(plan).filter(({ sha256 }) => measured.get(sha256)?.problem !== null);
    for (const [index, source] of wanted.entries()) {
      if (signal.aborted) return cancelled;
      onProgress({ done: index, total: wanted.length, unit: 'documents' });
      await prepare(source);
      await nextTurn();
    }
    if (signal.aborted) return cancelled;
  }
  return success({ preview: previewOfPlan(plan, { findings, beside, measured }), measured });
}

const cancelled = failure('cancelled', 'The check was cancelled; nothing was changed.');

/** Makes pages ready, and notes what that shows of them. */
export function measuring(
  { sources }: PackSelection,
  measured: Map<string, MeasuredPages>,
  preparePages: PreparePages,
): PreparePages {
  const bySha256 = new Map(sources.map((source) => [source.sha256, source]));
  return async (wanted) => {
    const prepared = await preparePages(wanted);
    const source = bySha256.get(wanted.sha256);
    measured.set(
      wanted.sha256,
      prepared.ok
        ? {
            finePictures: source === undefined ? [] : finePicturesOf(source, prepared.value),
            problem: null,
          }
        : { finePictures: [], problem: prepared.failure.message },
    );
    return prepared;
  };
}
