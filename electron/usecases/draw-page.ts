import { failure, type Result } from '../../shared/base/index.ts';
import type { PagePicture } from '../../shared/contract/index.ts';
import type { DocumentSummary } from '../../shared/model/index.ts';
import type { DrawnSource } from '../ingest/draw-pages-aside.ts';
import { readSealedBytes } from '../store/index.ts';
import { requireDocument } from './edit-documents.ts';
import type { MatterContext } from './matter-context.ts';

/** Which page is drawn, how large, and what opens the source where it is protected. */
export interface PageToDraw {
  readonly documentId: string;
  /** From 1. */
  readonly page: number;
  readonly pixelsPerPoint: number;
  readonly password?: string | undefined;
}

/** Draws a page of a document's sealed source; its bytes are read only where the helper does not have the source open. */
export async function drawPage(context: MatterContext, wanted: PageToDraw): Promise<Result<PagePicture>> {
  const { documentId, page, pixelsPerPoint, password } = wanted;
  const { drawPages } = context.surroundings;
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  if (drawPages === undefined) return failure('not-available', 'Pages are drawn in the application only.');
  if (page > (document.value.pages ?? Number.POSITIVE_INFINITY)) {
    return failure(
      'call-invalid',
      `This document has ${document.value.pages ?? 0} pages, so none was drawn.`,
    );
  }
  const turned = context.texts.read(documentId)?.pages[page - 1]?.turned;
  return drawPages.draw(drawnSource(context, document.value, password), page, pixelsPerPoint, turned);
}

/** A document's sealed source as the helper that draws it is given it. */
function drawnSource(
  context: MatterContext,
  { sha256, fileName }: DocumentSummary,
  password: string | undefined,
): DrawnSource {
  return {
    key: sha256,
    fileName,
    // Bytes that are not there any more make a source that no format recognises, which is said.
    bytes: () => readSealedBytes(context.reader, sha256) ?? new Uint8Array(),
    ...(password === undefined ? {} : { password }),
  };
}
