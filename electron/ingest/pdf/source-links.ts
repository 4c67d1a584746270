import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { SourceBookmark, SourceLink } from '../../../shared/pack/index.ts';
import { boxesOfAnnotation, linkAddress } from './page-notes.ts';
import type { PageGeometry } from './page-geometry.ts';
import { stringOf } from './pdfium-memory.ts';

/** The most links of a page and bookmarks of a document that go with them into a pack, and how deep bookmarks go. */
const mostLinks = 5_000;
const mostBookmarks = 10_000;
const deepestBookmark = 8;

/** pdfium's code for a link annotation (fpdf_annot.h), and those of its actions (fpdf_doc.h). */
const linkAnnotation = 2;
const goTo = 1;
const address = 3;

/** The links of an open page that lead to a page of the document or to an address; `page` is its number, from 1. */
export function linksOfPage(
  pdfium: WrappedPdfiumModule,
  document: number,
  page: { readonly handle: number; readonly number: number; readonly geometry: PageGeometry },
): readonly SourceLink[] {
  const links: SourceLink[] = [];
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page.handle), mostLinks);
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page.handle, index);
    if (annotation === 0) continue;
    try {
      if (pdfium.FPDFAnnot_GetSubtype(annotation) !== linkAnnotation) continue;
      const target = targetOf(pdfium, document, pdfium.FPDFAnnot_GetLink(annotation));
      const [area] = boxesOfAnnotation(pdfium, annotation, page.geometry);
      if (target !== null && area !== undefined) links.push({ page: page.number, area, target });
    } finally {
      pdfium.FPDFPage_CloseAnnot(annotation);
    }
  }
  return links;
}

function targetOf(pdfium: WrappedPdfiumModule, document: number, link: number): SourceLink['target'] | null {
  if (link === 0) return null;
  const direct = pageOfDestination(pdfium, document, pdfium.FPDFLink_GetDest(document, link));
  if (direct !== null) return { page: direct };
  const action = pdfium.FPDFLink_GetAction(link);
  if (action === 0) return null;
  switch (pdfium.FPDFAction_GetType(action)) {
    case goTo: {
      const page = pageOfDestination(pdfium, document, pdfium.FPDFAction_GetDest(document, action));
      return page === null ? null : { page };
    }
    case address: {
      const written = linkAddress(pdfium, document, action);
      return /^(?:https?|mailto):/iu.test(written) ? { address: written } : null;
    }
    default:
      return null;
  }
}

function pageOfDestination(
  pdfium: WrappedPdfiumModule,
  document: number,
  destination: number,
): number | null {
  if (destination === 0) return null;
  const index = pdfium.FPDFDest_GetDestPageIndex(document, destination);
  return index < 0 ? null : index + 1;
}

/** The bookmarks of a document in their order; those that lead nowhere are left out, and loops end. */
export function bookmarksOf(pdfium: WrappedPdfiumModule, document: number): readonly SourceBookmark[] {
  const found: SourceBookmark[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, depth: number): void => {
    let bookmark = pdfium.FPDFBookmark_GetFirstChild(document, parent);
    while (bookmark !== 0 && !seen.has(bookmark) && found.length < mostBookmarks) {
      const item = bookmark;
      seen.add(item);
      const title = stringOf(pdfium, (buffer, length) => pdfium.FPDFBookmark_GetTitle(item, buffer, length));
      const page = pageOfDestination(pdfium, document, pdfium.FPDFBookmark_GetDest(document, item));
      if (page !== null && title.trim() !== '')
        found.push({ title: title.trim().slice(0, 500), page, depth });
      if (depth < deepestBookmark) walk(item, depth + 1);
      bookmark = pdfium.FPDFBookmark_GetNextSibling(document, item);
    }
  };
  walk(0, 0);
  return found;
}
