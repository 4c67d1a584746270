import { z } from 'zod';
import type { DocumentSummary, Superseded, SupersedingPlan, Unplaced } from '../model/index.ts';
import { call } from './call.ts';
import * as schema from './schemas.ts';

const description = z.strictObject({ documentId: schema.identifier, change: schema.descriptionChange });

/** How documents are described and superseded. */
export const describingCalls = {
  /** Corrects one field of a document's description, or its value of one of the matter's own fields. */
  describeDocument: call<DocumentSummary>()(description),
  /**
   * Corrects many documents or many fields in one act, undone together; where one of the corrections cannot be made, none is,
   * and what has its value already is left out.
   */
  describeDocuments: call<null>()(z.strictObject({ changes: z.array(description).min(1).max(500_000) })),
  /**
   * Looks for every passage of a document in the corrected one that is to supersede it, exactly first, then approximately; nothing
   * is written.
   */
  planSuperseding: call<SupersedingPlan>()(
    z.strictObject({ task: schema.identifier, documentId: schema.identifier, by: schema.identifier }),
  ),
  /**
   * Says that a document is superseded by another one and puts the passages named where they were accepted there, with their tags,
   * notes, event dates and links, in one act; the others stay on the old document. Again later for some of those.
   */
  supersedeDocument: call<Superseded>()(
    z.strictObject({
      documentId: schema.identifier,
      by: schema.identifier,
      placements: z
        .array(z.strictObject({ passageId: schema.identifier, start: schema.offset, end: schema.offset }))
        .max(100_000),
    }),
  ),
  /** The passages that still stand on a superseded document, to be placed in the corrected one by hand. */
  listUnplaced: call<Unplaced>()(z.strictObject({ documentId: schema.identifier })),
} as const;
