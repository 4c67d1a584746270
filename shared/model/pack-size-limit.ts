/** A size that files of a pack are asked to stay under, and by whom. */
export interface PackSizeLimit {
  /** A megabyte is a million bytes. */
  readonly megabytes: number;
  readonly name: string;
  /** The rule it stands in, or that it is customary and no rule: then it should be asked for. */
  readonly source: string;
}

/** The sizes that are offered. */
export const packSizeLimits: readonly PackSizeLimit[] = [
  {
    megabytes: 10,
    name: 'an e-mail to a court',
    source: 'Civil Procedure Rules, Practice Direction 5B: an e-mail with all that is attached to it',
  },
  {
    megabytes: 36,
    name: 'an upload or a large e-mail',
    source: 'Customary for courts of England and Wales; ask the court',
  },
  {
    megabytes: 50,
    name: 'a filing portal',
    source: 'Customary for filing portals; ask the court',
  },
  {
    megabytes: 500,
    name: 'a document platform',
    source: 'Customary for document platforms of inquiries; ask the inquiry',
  },
];
