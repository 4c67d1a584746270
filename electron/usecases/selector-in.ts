import { failure, success, type Result } from '../../shared/base/index.ts';
import type { PassageSelector } from '../../shared/model/index.ts';
import { selectorOf, snapToGraphemes, trimSpan } from '../../shared/text/index.ts';
import type { MatterContext } from './matter-context.ts';

/**
 * The selector of a span of a document's canonical text, white space at its ends left out and no character cut; or why
 * it cannot be a passage (`document-not-found`, `passage-empty`, `passage-has-replaced-text`).
 */
export function selectorIn(
  context: MatterContext,
  documentId: string,
  start: number,
  end: number,
): Result<PassageSelector> {
  const read = context.texts.read(documentId);
  if (read === null) return failure('document-not-found', 'This document is not in the matter.');
  const [from, to] = trimSpan(read.text, Math.min(start, read.text.length), Math.min(end, read.text.length));
  if (from >= to) {
    return failure(
      'passage-empty',
      'There is nothing but white space in this selection, so it cannot be a passage. Select some text.',
    );
  }
  const selector = selectorOf(read.text, ...snapToGraphemes(read.text, from, to));
  if (selector.quote.includes('\uFFFD')) {
    return failure(
      'passage-has-replaced-text',
      'This selection holds characters that could not be read from the source, so it cannot be quoted. Leave them out, or import the source in another encoding.',
    );
  }
  return success(selector);
}
