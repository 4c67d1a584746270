import type { ChildKind } from '../model/index.ts';

/** How a source of a pack came with another, as the pack says it. */
export interface PackFamily {
  readonly how: ChildKind;
  /** The reference of the document that it came with. */
  readonly parentUrn: string;
  /** The date of the first document of the family: where one without a date of its own stands in a chronology. */
  readonly rootDate: string | null;
}

const words: Readonly<Record<ChildKind, string>> = {
  attachment: 'attachment to',
  inline: 'shown in',
  message: 'message in',
  embedded: 'embedded in',
  member: 'file in',
};

/** How a document came with another: `attachment to {HAR000012}`. */
export function familyWords(how: ChildKind, parentUrn: string): string {
  return `${words[how]} {${parentUrn}}`;
}
