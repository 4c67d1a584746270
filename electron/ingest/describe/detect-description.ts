import type { DocumentDescription } from '../../../shared/model/index.ts';
import { withoutUnseen } from '../../../shared/text/index.ts';
import type { DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';
import { detectAuthor } from './detect-author.ts';
import { detectDate } from './detect-date.ts';
import { detectKind } from './detect-kind.ts';
import { detectPublisher } from './detect-publisher.ts';
import { detectTitle } from './detect-title.ts';

/**
 * Describes a document from its text and from what its format says; all of it is a proposal that a reviewer may correct.
 *
 * Signs that are not seen are left out of it, since lists, indexes and bookmarks would be turned around by them.
 */
export function detectDescription(described: DescribedText, hints: DescriptionHints): DocumentDescription {
  const kind = hints.kind ?? detectKind(described, hints);
  const { title, madeUp } = detectTitle(described, hints, kind);
  return {
    title: withoutUnseen(title),
    titleMadeUp: madeUp,
    date: detectDate(described, hints),
    publisher: shown(detectPublisher(described, hints, kind)),
    author: shown(detectAuthor(described, hints, kind)),
    kind,
  };
}

/** A name that can be shown, or null where nothing of it can. */
function shown(name: string | null): string | null {
  const seen = name === null ? '' : withoutUnseen(name);
  return seen === '' ? null : seen;
}
