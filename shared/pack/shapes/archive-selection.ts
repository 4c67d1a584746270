import { packOutline } from '../pack-outline.ts';
import { standsAsPages } from '../pack-sources.ts';
import type { PackSelection } from '../selection.ts';

/**
 * What the archive copy of a pack's report is made of: everything but documents as their own pages, in one file. Null where that
 * leaves nothing but a cover and proofs.
 */
export function archiveSelection(selection: PackSelection): PackSelection | null {
  const choices = { ...selection.choices };
  delete choices.sourcePages;
  delete choices.volumes;
  delete choices.shapes;
  if (choices.parts === undefined) return { ...selection, choices };
  const asPages = new Set(
    selection.sources
      .filter((source) => standsAsPages(selection.choices, source))
      .map(({ documentId }) => documentId),
  );
  const parts = choices.parts
    .map((part) => ({
      ...part,
      contents: part.contents.filter((content) => !('document' in content && asPages.has(content.document))),
    }))
    .filter(({ contents }) => contents.length > 0);
  const archived = { ...selection, choices: { ...choices, parts } };
  return packOutline(archived).sections.length === 1 ? null : archived;
}
