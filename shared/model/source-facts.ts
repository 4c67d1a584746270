/** What kind of thing a source is, whichever reader made its text. */
export const sourceFormats = [
  'text',
  'web-page',
  'pdf',
  'picture',
  'word',
  'message',
  'mailbox',
  'table',
  'archive',
  'other',
] as const;

/** One of the kinds of source. */
export type SourceFormat = (typeof sourceFormats)[number];

/** What a source's bytes say about themselves, as they say it; read once at import, never corrected. */
export interface SourceFacts {
  readonly format: SourceFormat;
  /** As registered, such as `application/pdf`; `application/octet-stream` where it is not known. */
  readonly mediaType: string;
  /** In words for people: `PDF document`, `Word document of 1997–2003`. */
  readonly typeName: string;
  /** What the file itself holds about itself (`Producer`, `Created`, `Last modified by`), in its own words and order. */
  readonly fields: readonly NamedValue[];
  /** What was in the source and is not in the canonical text, each in a sentence. */
  readonly notCarried: readonly string[];
  readonly message: MessageFacts | null;
  readonly capture: CaptureFacts | null;
}

/** A name and a value, as a source has them. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** The headers of an e-mail; addresses as written, decoded. */
export interface MessageFacts {
  /** Without angle brackets; null where there is none. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string | null;
  /** The date header as written, with its zone, and the instant in UTC where it is one. */
  readonly sent: { readonly written: string; readonly utc: string | null } | null;
  /** Every header in its order, decoded. */
  readonly headers: readonly NamedValue[];
}

/** Where and when a page was saved, as the saved file says. */
export interface CaptureFacts {
  readonly address: string | null;
  /** As written. */
  readonly at: string | null;
}

/** How a document came with another: the one it belongs to, and its place among those, from 1. */
export interface FamilyPlace {
  /** The document it came in. */
  readonly parent: string;
  /** The first document of the family: the message, the archive, the PDF with attachments. */
  readonly root: string;
  readonly place: number;
  readonly how: ChildKind;
}

/** In what way a source holds another. */
export type ChildKind = 'attachment' | 'inline' | 'message' | 'embedded' | 'member';
