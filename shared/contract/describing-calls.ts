import { z } from 'zod';
import type { DocumentSummary } from '../model/index.ts';
import { call } from './call.ts';
import * as schema from './schemas.ts';

const description = z.strictObject({ documentId: schema.identifier, change: schema.descriptionChange });

/** How documents are described. */
export const describingCalls = {
  /** Corrects one field of a document's description, or its value of one of the matter's own fields. */
  describeDocument: call<DocumentSummary>()(description),
  /**
   * Corrects many documents or many fields in one act, undone together; where one of the corrections cannot be made, none is,
   * and what has its value already is left out.
   */
  describeDocuments: call<null>()(z.strictObject({ changes: z.array(description).min(1).max(500_000) })),
} as const;
