import type { PackEntry } from '../../shared/pack/index.ts';
import type { PackPlan, VolumePlan } from './plan-pack.ts';

/**
 * Bytes of what a PDF is made of, measured in packs of 8 to 438 pages (Latin text): its fonts, cover and proofs; a page drawn here with
 * its structure; a character of a document printed as text; a quotation with its links; a passage that is marked in a document; what is
 * added around a page of a source.
 */
const bytesOf = {
  file: 45_000,
  page: 3_500,
  character: 0.55,
  quotation: 1_700,
  mark: 2_200,
  sheet: 2_000,
} as const;

/**
 * How large the PDF of each volume will be, about: what is drawn here by measured bytes, pages of documents by the bytes of their files in
 * proportion to the pages taken. Off where a source's pages differ much from each other, or where pictures are compressed anew: a badly
 * packed file comes out much smaller. Tests hold it between half and twice the real size for drawn pages.
 */
export function estimateBytes(plan: PackPlan): readonly number[] {
  return plan.volumes.map((volume) => Math.round(volumeBytes(plan, volume)));
}

function volumeBytes({ selection, outline }: PackPlan, volume: VolumePlan): number {
  const entries = outline.sections
    .flatMap((section) => section.entries)
    .filter(({ number }) => volume.entries.has(number));
  const sheets = entries.reduce((sum, entry) => sum + sheetsOf(entry), 0);
  const printed = new Set(entries.map(({ number }) => number));
  const marks = selection.passages.filter(({ id }) => printed.has(outline.printedIn.get(id) ?? -1)).length;
  const own = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  return bytesOf.file + (volume.pages - sheets) * bytesOf.page + marks * bytesOf.mark + own;
}

function sheetsOf(entry: PackEntry): number {
  return entry.kind === 'source-pages' ? entry.to - entry.from + 1 : 0;
}

function entryBytes(entry: PackEntry): number {
  switch (entry.kind) {
    case 'chapter':
      return entry.items.length * bytesOf.quotation;
    case 'full-text':
      return entry.source.text.length * bytesOf.character;
    case 'source-pages':
      return sheetsOf(entry) * (entry.source.bytes / entry.source.pages.length + bytesOf.sheet);
    default:
      return 0;
  }
}
