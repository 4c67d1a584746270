import type { Passage, PassageMark } from '../../../shared/model/index.ts';
import type { PassageSource } from '../../../shared/text/index.ts';
import { describePassage } from '../../../shared/text/index.ts';
import { documentOf } from './documents.ts';

/** A document to tag in. */
export const source: PassageSource = {
  ...documentOf(['None was referred to the police within the week.', 'Nobody asked why.']),
  documentId: 'document-1',
  urn: 'MVI000004',
  printedLines: [],
  pages: [],
};

/** Where a passage of some document is and what is on it. */
export function markOf(id: string, start: number, end: number, themeIds: readonly string[]): PassageMark {
  return {
    id,
    start,
    end,
    tags: themeIds.map((themeId) => ({ themeId, reviewer: 'reviewer-1', atMs: 1_000 })),
    twins: [],
    event: null,
    reviewer: 'reviewer-1',
    createdAtMs: 1_000,
  };
}

/** A passage of that document as the service gives it. */
export function passageOf(id: string, start: number, end: number, themeIds: readonly string[]): Passage {
  return describePassage(source, markOf(id, start, end, themeIds));
}
