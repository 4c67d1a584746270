import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { ComparedTexts } from '../../../shared/model/index.ts';
import { jaccardOf, shinglesOf, textChanges } from '../../../shared/text/index.ts';
import { documentTexts, type ReadableDatabase } from '../../store/index.ts';

/** Where the texts of two documents differ; fails with `document-not-found`. */
export function compareTexts(
  reader: ReadableDatabase,
  document: string,
  other: string,
): Result<ComparedTexts> {
  const texts = documentTexts(reader);
  const before = texts.read(document)?.text;
  const after = texts.read(other)?.text;
  if (before === undefined || after === undefined) {
    return failure('document-not-found', 'One of these documents is not in the matter any more.');
  }
  return success({
    similarity: jaccardOf(shinglesOf(before), shinglesOf(after)),
    changes: textChanges(before, after),
  });
}
