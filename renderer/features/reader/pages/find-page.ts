import type { Page } from '../../../../shared/model/index.ts';

/** The page that a person means: by the source's own label first, then by number; null where there is none. */
export function findPage(pages: readonly Page[], typed: string): Page | null {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:page|p\.?)\s*/u, '');
  if (wanted === '') return null;
  const labelled = pages.find(({ label }) => label?.toLowerCase() === wanted);
  if (labelled !== undefined) return labelled;
  return /^\d+$/u.test(wanted) ? (pages[Number(wanted) - 1] ?? null) : null;
}
