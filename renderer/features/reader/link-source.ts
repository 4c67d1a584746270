import type { LinkEnd, LinkRelation } from '../../../shared/model/index.ts';
import { perMatter } from '../../state/per-matter.ts';

/** The passage a link is begun from, kept while the other one is looked for, in whatever document; null for none. */
export const linkSource = perMatter<LinkEnd | null>(null);

/** A relation as it is said of the passage it is read from, and of the other one. */
export const relationWords: Readonly<Record<LinkRelation, { readonly from: string; readonly to: string }>> = {
  contradicts: { from: 'contradicts', to: 'is contradicted by' },
  repeats: { from: 'repeats', to: 'is repeated by' },
  answers: { from: 'answers', to: 'is answered by' },
};
