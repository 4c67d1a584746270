import type { Failure } from '../../../shared/base/index.ts';

/** Why pages that were made ready cannot stand in a pack all the same. */
export const pagesCannotBeCopied = 'Its pages are made in a way that cannot be copied.';

/** Says that the pages of a document, as a person knows it, cannot stand in a pack: why, and what it means for the pack. */
export function pagesNotShown(named: string, reason: string, meaning = ''): Failure {
  return {
    code: 'pack-source-unreadable',
    message:
      `The pages of ${named} cannot be put into the pack${meaning}. ${reason} ` +
      'Take the document out of the pack, or have documents printed as text instead of as their pages.',
  };
}
