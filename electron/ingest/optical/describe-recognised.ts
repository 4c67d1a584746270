import type { Block, DocumentDescription, SourceFacts } from '../../../shared/model/index.ts';
import { describedText } from '../describe/described-text.ts';
import { noHints } from '../describe/description-hints.ts';
import { detectDescription } from '../describe/detect-description.ts';
import { hintsOfPdf } from '../pdf/pdf-facts.ts';

/** What describes a document by a text that was recognised on its pages, and by what its file says about itself. */
export function describeRecognised(
  text: string,
  blocks: readonly Block[],
  facts: SourceFacts,
): DocumentDescription {
  const hints = facts.format === 'pdf' ? hintsOfPdf(facts.fields, text) : noHints;
  return detectDescription(describedText(text, blocks, false), hints);
}
