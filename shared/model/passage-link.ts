/** How one passage stands to another. */
export const linkRelations = ['contradicts', 'repeats', 'answers'] as const;

/** One of the relations, read from the first passage to the second. */
export type LinkRelation = (typeof linkRelations)[number];

/** A link between two standing passages. */
export interface PassageLink {
  readonly id: string;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly relation: LinkRelation;
  readonly reviewer: string;
  /** UTC milliseconds. */
  readonly createdAtMs: number;
}

/** One end of a link, with what a person needs to know it by. */
export interface LinkEnd {
  readonly passageId: string;
  readonly documentId: string;
  readonly citation: string;
  readonly quote: string;
}
