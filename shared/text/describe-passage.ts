import type { Passage, PassageMark } from '../model/index.ts';
import { blocksOfSpan } from './block-span.ts';
import { citationOf, type CitableDocument } from './citation.ts';
import { selectorOf } from './selector.ts';

/** A document whose passages are described. */
export interface PassageSource extends CitableDocument {
  readonly documentId: string;
  readonly text: string;
}

/** A passage with everything that follows from its document's text: quote, context, blocks and citation. */
export function describePassage(source: PassageSource, mark: PassageMark): Passage {
  return {
    ...mark,
    ...selectorOf(source.text, mark.start, mark.end),
    documentId: source.documentId,
    urn: source.urn,
    blocks: blocksOfSpan(source.blocks, mark.start, mark.end),
    citation: citationOf(source, mark.start, mark.end),
  };
}
