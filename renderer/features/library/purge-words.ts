import type { DocumentToPurge, PurgeDone } from '../../../shared/model/index.ts';
import { countWords } from '../../ui/words.ts';

/** What a purge does not reach, wherever one is proposed or approved. */
export const purgeLimits =
  'It cannot be undone. The record keeps the URN, the reason, the time and both names. Backups made earlier are destroyed with it, and a new one is made. Packs and copies made earlier still hold it, unless you remove them.';

/** URNs in a row: `HAR000002, HAR000005 and HAR000007`. */
export function urnWords(documents: readonly { readonly urn: string }[]): string {
  const urns = documents.map(({ urn }) => urn);
  const last = urns.pop() ?? '';
  return urns.length === 0 ? last : `${urns.join(', ')} and ${last}`;
}

/** What goes with documents: `Their files and texts go, with 3 passages, 2 notes and every entry about them.` */
export function purgeReach(documents: readonly DocumentToPurge[]): string {
  const sum = (count: (document: DocumentToPurge) => number) =>
    documents.reduce((total, document) => total + count(document), 0);
  const passages = countWords(
    sum((document) => document.passages),
    'passage',
  );
  const notes = countWords(
    sum((document) => document.notes),
    'note',
  );
  return documents.length === 1
    ? `Its file and text go, with ${passages}, ${notes} and every entry of the log about it.`
    : `Their files and texts go, with ${passages}, ${notes} and every entry of the log about them.`;
}

/** What a purge did, in words. */
export function purgeDoneWords({ documents, erased, backups }: PurgeDone): string {
  const were = documents.length === 1 ? 'was' : 'were';
  const rest = erased
    ? ''
    : ' Something still reads an earlier state, so the last of it leaves the file in a moment, or when the matter is closed.';
  return `${urnWords(documents)} ${were} purged.${rest} Remove ${backups === 'left' ? 'the backups, which could not be removed now, and ' : ''}packs and copies made earlier, which still hold ${documents.length === 1 ? 'it' : 'them'}.`;
}
