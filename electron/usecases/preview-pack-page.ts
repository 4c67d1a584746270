import { createHash } from 'node:crypto';
import { canonicalJson, failure, success, type JsonValue, type Result } from '../../shared/base/index.ts';
import type { PackPagePicture } from '../../shared/contract/index.ts';
import type { PackChoices } from '../../shared/model/index.ts';
import type { PreviewedPages } from '../pack/preview-pages.ts';
import { readReceipt } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';

/** A page of a pack that is to be looked at before the pack is built. */
export interface PackPageToPreview {
  readonly task: string;
  readonly choices: PackChoices;
  /** From 1, through all volumes. */
  readonly page: number;
  readonly pixelsPerPoint: number;
}

/**
 * Gives the call that draws pages of packs before they are built. Nothing is written to disk: the pages last drawn stay in memory, so
 * that turning to the next one is quick, until choices or matter change.
 */
export function packPagePreviews(
  context: MatterContext,
): (wanted: PackPageToPreview) => Promise<Result<PackPagePicture>> {
  let kept: { readonly of: string; readonly drawn: PreviewedPages } | null = null;

  const pagesAround = async (
    { task, choices, page }: PackPageToPreview,
    of: string,
  ): Promise<Result<PreviewedPages>> => {
    if (kept?.of === of && holds(kept.drawn, page)) return success(kept.drawn);
    const drawn = await context.tasks.run(task, (signal) =>
      runJob(
        context,
        {
          kind: 'preview-pages',
          choices,
          page,
          clockMs: context.clock(),
          applicationVersion: context.surroundings.applicationVersion,
        },
        () => undefined,
        signal,
      ),
    );
    if (drawn.ok) kept = { of, drawn: drawn.value };
    return drawn;
  };

  return async (wanted) => {
    const { drawPages } = context.surroundings;
    if (drawPages === undefined) {
      return failure('not-available', 'Pages are drawn in the application only.');
    }
    const of = fingerprint([wanted.choices, readReceipt(context.reader, context.matter)]);
    const around = await pagesAround(wanted, of);
    if (!around.ok) return around;
    const { pdf, first, labels, volume, pages } = around.value;
    const page = Math.min(wanted.page, pages);
    const source = { key: fingerprint([of, first, labels.length]), fileName: 'page.pdf', bytes: () => pdf };
    const picture = await drawPages.draw(source, page - first + 1, wanted.pixelsPerPoint);
    if (!picture.ok) return picture;
    return success({ page, pages, label: labels[page - first] ?? '', volume, picture: picture.value });
  };
}

function holds({ first, labels, pages }: PreviewedPages, page: number): boolean {
  const wanted = Math.min(page, pages);
  return wanted >= first && wanted < first + labels.length;
}

function fingerprint(parts: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(parts as JsonValue))
    .digest('hex');
}
