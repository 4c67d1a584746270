import type { PreparedPages } from '../../../shared/pack/index.ts';
import type { PdfInterior } from '../pdfkit-interior.ts';
import { openPictureObjects } from './picture-objects.ts';
import { openSourceObjects, type SourceObjects } from './source-objects.ts';

/**
 * Opens pages that were made ready, to copy them into a pack as it is drawn; `named` is the document as a person knows it. Throws
 * `PageNotCopied`.
 */
export async function openPreparedPages(
  pdf: PdfInterior,
  pages: PreparedPages,
  named: string,
): Promise<SourceObjects> {
  return pages.kind === 'pdf'
    ? openSourceObjects(pdf, pages.pdf, named)
    : openPictureObjects(pdf, pages.pictures);
}
