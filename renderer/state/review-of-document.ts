import type { ReactNode } from 'react';
import { createContext, use } from 'react';
import type { Block, DocumentSummary, Page, TextMark } from '../../shared/model/index.ts';

/** A document that is being read. */
export interface DocumentBeingRead {
  readonly document: DocumentSummary;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
  readonly marks: readonly TextMark[];
}

/** Draws what the review says of a document being read; `active` where its keys act. */
export type ReviewOfDocument = (reading: DocumentBeingRead, active: boolean) => ReactNode;

/** Carries the review's part to the reader, past the screens between: features do not know each other. */
export const ReviewOfDocumentContext = createContext<ReviewOfDocument>(() => null);

/** The review's part for a document that is being read. */
export function useReviewOfDocument(): ReviewOfDocument {
  return use(ReviewOfDocumentContext);
}
