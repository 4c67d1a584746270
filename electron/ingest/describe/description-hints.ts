import type { DocumentKind } from '../../../shared/model/index.ts';

/** What a format says about a document outside its text; each null where it says nothing. */
export interface DescriptionHints {
  /** A title meant for catalogues. */
  readonly title: string | null;
  /** The main heading of the page. */
  readonly heading: string | null;
  /** The title of the window, which often ends in the publisher's name. */
  readonly pageTitle: string | null;
  readonly date: string | null;
  /** The first machine-readable time in the text. */
  readonly time: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** What the document is, where its format leaves no doubt. */
  readonly kind?: DocumentKind;
}

/** Hints of a format that has none. */
export const noHints: DescriptionHints = {
  title: null,
  heading: null,
  pageTitle: null,
  date: null,
  time: null,
  author: null,
  publisher: null,
};
