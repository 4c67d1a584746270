import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { ComparedPack } from '../../../shared/model/index.ts';
import { comparePacks, type ComparablePack, type PackSelection } from '../../../shared/pack/index.ts';
import { comparablePack } from '../../pack/comparable-pack.ts';
import { drawComparisonPdf } from '../../pack/draw-comparison-pdf.ts';
import { planInTurns } from '../../pack/plan-in-turns.ts';
import type { PackPlan } from '../../pack/plan-pack.ts';
import { readMatter, readPackBuilds, type Connection, type PackBuild } from '../../store/index.ts';
import { gatherPack } from './gather-pack.ts';
import type { ComparisonOutcome, Job, JobProgress } from './jobs.ts';

const cancelled = failure('cancelled', 'The packs were not compared because the work was cancelled.');

/**
 * Compares two packs of the record, each gathered and planned anew at its receipt; no folder is needed. What may not leave any more is in
 * neither, and is said. Fails with `pack-not-found` and `cancelled`.
 */
export async function comparePacksOfRecord(
  connection: Connection,
  matter: string,
  job: Job & { readonly kind: 'compare-packs' },
  sqliteBinding: string | undefined,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<ComparisonOutcome>> {
  const builds = new Map(readPackBuilds(connection.reader).map((build) => [build.body.pack, build]));
  const compared: { readonly pack: ComparedPack; readonly holds: ComparablePack }[] = [];
  const warnings: string[] = [];
  for (const id of [job.earlier, job.later]) {
    const build = builds.get(id);
    if (build === undefined) {
      return failure('pack-not-found', 'One of the two packs is not on the record of this matter any more.');
    }
    const { choices, receipt, clockMs } = build.body;
    const made = { choices, clockMs, applicationVersion: job.applicationVersion };
    const gathered = gatherPack(connection, matter, made, receipt, sqliteBinding);
    if (!gathered.ok) {
      // All of it may have been held privileged or purged since: then it is compared as an empty one.
      if (gathered.failure.code !== 'pack-empty') return gathered;
      warnings.push(`“${choices.title}”: ${gathered.failure.message}`);
      compared.push({ pack: named(build), holds: { documents: [], passages: [] } });
      continue;
    }
    warnings.push(...gathered.value.warnings.map((warning) => `“${choices.title}”: ${warning}`));
    const plan = await planned(gathered.value.selection, onProgress, signal);
    if (plan === null) return cancelled;
    compared.push({ pack: named(build), holds: comparablePack(plan) });
  }
  const [earlier, later] = compared;
  if (earlier === undefined || later === undefined) throw new Error('Two packs are compared.');
  const comparison = {
    earlier: earlier.pack,
    later: later.pack,
    differences: comparePacks(earlier.holds, later.holds),
    warnings: [...new Set(warnings)],
  };
  if (!job.pdf) return success({ comparison, pdf: null });
  const drawn = await drawComparisonPdf(
    {
      matterTitle: readMatter(connection.reader)?.title ?? '',
      clockMs: job.clockMs,
      applicationVersion: job.applicationVersion,
      comparison,
    },
    {
      signal,
      onProgress: (done, pages) => {
        onProgress({ done, total: pages, unit: 'pages' });
      },
    },
  );
  return drawn === null ? cancelled : success({ comparison, pdf: drawn });
}

function named({ body }: PackBuild): ComparedPack {
  const { pack, choices, clockMs, sumsSha256, pages } = body;
  return { id: pack, title: choices.title, builtAtMs: clockMs, sumsSha256, pages };
}

/** A planned pack, or null where the work was cancelled on the way. */
async function planned(
  selection: PackSelection,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<PackPlan | null> {
  try {
    return await planInTurns(selection, {
      onPage: () => {
        signal.throwIfAborted();
      },
      onTurn: () => {
        onProgress({ done: 0, total: null, unit: 'pages' });
      },
    });
  } catch (problem) {
    if (signal.aborted) return null;
    throw problem;
  }
}
