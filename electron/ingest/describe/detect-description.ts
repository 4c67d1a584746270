import type { DocumentDescription } from '../../../shared/model/index.ts';
import type { DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';
import { detectAuthor } from './detect-author.ts';
import { detectDate } from './detect-date.ts';
import { detectKind } from './detect-kind.ts';
import { detectPublisher } from './detect-publisher.ts';
import { detectTitle } from './detect-title.ts';

/** Describes a document from its text and from what its format says; all of it is a proposal that a reviewer may correct. */
export function detectDescription(described: DescribedText, hints: DescriptionHints): DocumentDescription {
  const kind = detectKind(described, hints);
  const { title, madeUp } = detectTitle(described, hints, kind);
  return {
    title,
    titleMadeUp: madeUp,
    date: detectDate(described, hints),
    publisher: detectPublisher(described, hints, kind),
    author: detectAuthor(described, hints, kind),
    kind,
  };
}
