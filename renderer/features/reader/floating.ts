import type { LinkEnd, PassageMark } from '../../../shared/model/index.ts';

/** What floats at the text besides the bar: the palette of themes, the passages stacked at one place, or a link being made. */
export type Floating =
  | { readonly kind: 'themes' }
  | { readonly kind: 'stack'; readonly at: number; readonly passages: readonly PassageMark[] }
  | { readonly kind: 'link'; readonly passage: LinkEnd; readonly source: LinkEnd | null };
