import type { ChildKind, DocumentSummary } from '../../shared/model/index.ts';
import { countWords } from './words.ts';

/** How a document came with another, as a person says it: `attachment`. */
export const childWords: Readonly<Record<ChildKind, string>> = {
  attachment: 'attachment',
  inline: 'picture in the text',
  message: 'message',
  embedded: 'embedded file',
  member: 'file',
};

/** How many came with a document: `3 attachments`; `3 documents` where they came in several ways. */
export function countChildren(children: readonly DocumentSummary[]): string {
  const kinds = new Set(children.map(({ family }) => family?.how));
  const [only] = kinds;
  if (kinds.size !== 1 || only === undefined) return countWords(children.length, 'document');
  const many = only === 'inline' ? 'pictures in the text' : undefined;
  return countWords(children.length, childWords[only], many);
}
