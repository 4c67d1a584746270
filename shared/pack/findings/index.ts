import type { PackFinding } from '../../model/index.ts';
import { brokenFamilies } from './broken-families.ts';
import { dateOrder } from './date-order.ts';
import { finePicturesFound } from './fine-pictures.ts';
import { longVolumes } from './long-volumes.ts';
import type { PackLookedAt } from './pack-looked-at.ts';
import { pagesUnreadable } from './pages-unreadable.ts';
import { pagesWithoutText } from './pages-without-text.ts';
import { quotedTwice } from './quoted-twice.ts';
import { sameTexts } from './same-texts.ts';
import { privilegedNotes, themesWithoutPassages } from './stays-behind.ts';
import { tooLarge } from './too-large.ts';
import { undatedDocuments } from './undated.ts';
import { unsureWords } from './unsure-words.ts';

export { nothingBeside, type BesideSelection, type PackLookedAt, type Relative } from './pack-looked-at.ts';
export { usualMostPages } from './long-volumes.ts';

const rules: readonly ((pack: PackLookedAt) => readonly PackFinding[])[] = [
  pagesUnreadable,
  themesWithoutPassages,
  pagesWithoutText,
  unsureWords,
  brokenFamilies,
  sameTexts,
  dateOrder,
  undatedDocuments,
  finePicturesFound,
  longVolumes,
  tooLarge,
  quotedTwice,
  privilegedNotes,
];

/** What the rules find about a planned pack, in the order of the rules. */
export function findingsOfPack(pack: PackLookedAt): readonly PackFinding[] {
  return rules.flatMap((rule) => rule(pack));
}
