import type { Passage } from '../../../shared/model/index.ts';
import type { PassageSource } from '../../../renderer/features/reader/passage-changes.ts';
import { blocksOfSpan, citationOf, selectorOf } from '../../../shared/text/index.ts';
import { documentOf } from './documents.ts';

/** A document to tag in. */
export const source: PassageSource = {
  ...documentOf(['None was referred to the police within the week.', 'Nobody asked why.']),
  documentId: 'document-1',
  urn: 'MVI000004',
  printedLines: [],
};

/** A passage of that document as the service gives it. */
export function passageOf(id: string, start: number, end: number, themeIds: readonly string[]): Passage {
  return {
    ...selectorOf(source.text, start, end),
    id,
    documentId: source.documentId,
    urn: source.urn,
    blocks: blocksOfSpan(source.blocks, start, end),
    citation: citationOf(source, start, end),
    tags: themeIds.map((themeId) => ({ themeId, reviewer: 'reviewer-1', atMs: 1_000 })),
    twins: [],
    reviewer: 'reviewer-1',
    createdAtMs: 1_000,
  };
}
