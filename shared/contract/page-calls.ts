import { z } from 'zod';
import type { DocumentSummary, PageWord } from '../model/index.ts';
import { call } from './call.ts';
import type { PagePicture } from './outputs.ts';
import * as schema from './schemas.ts';

/** What can be asked about the pages of a source and how they look. */
export const pageCalls = {
  /** The words of one page with their boxes; none where the document has no such page. */
  readPageWords: call<readonly PageWord[]>()(
    z.strictObject({ documentId: schema.identifier, page: z.number().int().positive() }),
  ),
  /**
   * A page of the sealed source as it looks, with so many pixels a point of 1/72 inch. A protected source asks for its password
   * (`source-needs-password`) once, and again after the process that draws has ended.
   */
  drawPage: call<PagePicture>()(
    z.strictObject({
      documentId: schema.identifier,
      page: z.number().int().positive(),
      pixelsPerPoint: z.number().positive().max(64),
      password: schema.sourcePassword.optional(),
    }),
  ),
  /** Reads a source that was sealed for want of its password; the password is used once and kept nowhere on disk. */
  readWithPassword: call<DocumentSummary>()(
    z.strictObject({ documentId: schema.identifier, password: schema.sourcePassword }),
  ),
};
