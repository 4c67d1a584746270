import { manifestSources, manifestText, passagesCsv } from '../../shared/pack/index.ts';
import type { AttachmentOptions, PdfInterior } from './pdfkit-interior.ts';
import { pagesOfPassage, type PackPlan } from './plan-pack.ts';

/**
 * Attaches to a pack's PDF what its quotations can be checked by where the rest of its folder is lost: the manifest's sources, and
 * where wanted the table of passages, byte for byte the folder's.
 */
export function attachProofs(
  pdf: PdfInterior,
  plan: PackPlan,
  { withPassages }: { readonly withPassages: boolean },
): void {
  const { selection, outline } = plan;
  const clock = new Date(selection.clockMs);
  const attach = (
    content: string,
    described: Pick<AttachmentOptions, 'name' | 'type' | 'description'>,
  ): void => {
    const dates = { creationDate: clock, modifiedDate: clock };
    pdf.file(Buffer.from(content), { ...described, ...dates, relationship: 'Data' });
  };
  attach(manifestText({ sources: manifestSources(selection) }), {
    name: 'sources.json',
    type: 'application/json',
    description: 'The sources of this pack with their SHA-256 fingerprints',
  });
  if (!withPassages) return;
  attach(
    passagesCsv(selection, outline, (passageId) => pagesOfPassage(plan, passageId)),
    {
      name: 'passages.csv',
      type: 'text/csv',
      description: 'Every quotation of this pack with its place in its source',
    },
  );
}
