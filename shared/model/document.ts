import type { Failure } from '../base/index.ts';
import type { FamilyPlace, SourceFormat } from './source-facts.ts';
import type { DecisionQuestion, DocumentTag, ReviewerProgress, StandingDecision } from './review.ts';

/** What a document is, in the words shown to reviewers and used by the command line. */
export const documentKinds = [
  'press report',
  'official report',
  'parliamentary debate',
  'statement',
  'letter',
  'e-mail',
  'minutes',
  'other',
] as const;

/** One of the kinds of document. */
export type DocumentKind = (typeof documentKinds)[number];

/** How exactly a document's date is known. */
export type DatePrecision = 'day' | 'month' | 'year';

/** A document's date: `2013-12-20`, `2018-04` or `2018`, as long as its precision says. */
export interface DocumentDate {
  readonly value: string;
  readonly precision: DatePrecision;
}

/** A value of one of the matter's own fields: text, a finite number, yes or no, or a date. */
export type FieldValue = string | number | boolean | DocumentDate;

/** What describes a document; detected at import, shown as detected, and correctable by a reviewer. */
export interface DocumentDescription {
  readonly title: string;
  /** True where the text has no title of its own and one was made up from its first sentence. */
  readonly titleMadeUp: boolean;
  readonly date: DocumentDate | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Whom a message is addressed to, as written; left out where the source says nothing of it. */
  readonly recipients?: string | null;
  readonly kind: DocumentKind;
}

/** How a document came to the matter, as reviewers say; each null where nobody has said anything. */
export interface DocumentOrigin {
  readonly recipients: string | null;
  /** Who handed it over. */
  readonly provider: string | null;
  /** The provider's own reference of it, apart from URN and page of a pack. */
  readonly providerReference: string | null;
  /** Who held it before. */
  readonly custodian: string | null;
  /** The day it was received. */
  readonly received: DocumentDate | null;
  /** By post, on a stick, through a portal. */
  readonly receivedHow: string | null;
}

/** The fields of a description whose value is a line of text or nothing. */
export const describedTexts = [
  'publisher',
  'author',
  'recipients',
  'provider',
  'providerReference',
  'custodian',
  'receivedHow',
] as const;

/** One of the fields of a description whose value is a line of text or nothing. */
export type DescribedText = (typeof describedTexts)[number];

/** The fields of a description that a reviewer can correct. */
export type DescriptionField = 'title' | 'date' | 'kind' | 'received' | DescribedText;

/** The fields inside a sentence: “Corrected the provider of …”. */
export const descriptionFieldWords: Readonly<Record<DescriptionField, string>> = {
  title: 'title',
  date: 'date',
  publisher: 'publisher',
  author: 'author',
  kind: 'kind',
  recipients: 'recipients',
  provider: 'provider',
  providerReference: 'provider’s reference',
  custodian: 'custodian',
  received: 'date of receipt',
  receivedHow: 'way of receipt',
};

/** How the bytes of a source became characters; stored with the document and shown. */
export interface EncodingDecision {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Why this encoding was taken. */
  readonly reason: 'byte order mark' | 'declared' | 'valid utf-8' | 'not valid utf-8';
  readonly byteOrderMark: boolean;
}

/** The readers; `sealed` makes no text: the source is kept with its hash and stands in packs as a slip sheet. */
export type ReaderName =
  | 'plain-text'
  | 'markdown'
  | 'html'
  | 'web-archive'
  | 'pdf'
  | 'picture'
  | 'word'
  | 'open-document'
  | 'rich-text'
  | 'message'
  | 'outlook-message'
  | 'mailbox'
  | 'table'
  | 'workbook'
  | 'archive'
  | 'optical'
  | 'sealed';

/** Which reader made the canonical text; stored so that the text need never be made again. */
export interface ReaderIdentity {
  readonly name: ReaderName;
  readonly version: number;
}

/** A second place the same bytes came from. */
export interface FurtherCopy {
  readonly id: string;
  readonly fileName: string;
  readonly path: string | null;
  readonly recordedAtMs: number;
  readonly reviewer: string;
}

/** A document as it is listed: everything but its text. */
export interface DocumentSummary extends DocumentDescription, DocumentOrigin {
  readonly recipients: string | null;
  readonly id: string;
  readonly urn: string;
  readonly fileName: string;
  /** Where the file lay when it was imported, or null where it came in another source. */
  readonly path: string | null;
  /** SHA-256 of the sealed original bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** SHA-256 of the canonical text in UTF-8, lower-case hexadecimal. */
  readonly textSha256: string;
  /** Length of the canonical text in UTF-16 code units. */
  readonly characters: number;
  readonly words: number;
  readonly blocks: number;
  /** Null where the source is no file of characters. */
  readonly encoding: EncodingDecision | null;
  readonly reader: ReaderIdentity;
  readonly format: SourceFormat;
  /** What kind of file it is, in words. */
  readonly typeName: string;
  /** Number of pages, or null in sources without. */
  readonly pages: number | null;
  /** On how many of its pages nothing could be read; left out where there are none. */
  readonly pagesWithoutText?: number;
  /** Where it belongs to another document, or null. */
  readonly family: FamilyPlace | null;
  /** Why it was sealed without a text, or null. */
  readonly sealed: Failure | null;
  /** The document that superseded it, or null. */
  readonly supersededBy: string | null;
  /** When that was said, in UTC milliseconds; null where nothing superseded it. */
  readonly supersededAtMs: number | null;
  /** The documents that it supersedes, in order of URN. */
  readonly supersedes: readonly string[];
  readonly warnings: readonly string[];
  /** Values of the matter's own fields by the field's id; those without a value are left out. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Which fields a reviewer has corrected; the others stand as detected. */
  readonly corrected: readonly DescriptionField[];
  readonly withdrawn: { readonly reason: string; readonly atMs: number; readonly reviewer: string } | null;
  readonly importedAtMs: number;
  readonly importedBy: string;
  readonly copies: readonly FurtherCopy[];
  readonly passages: number;
  /** Passages tagged per theme id; those of one theme that overlap in the text count as one. */
  readonly passagesByTheme: Readonly<Record<string, number>>;
  /** Tags of the document as a whole, merged-away themes replaced by their successors. */
  readonly tags: readonly DocumentTag[];
  /** How far each reviewer is who has begun it, the newest change first. */
  readonly progress: readonly ReviewerProgress[];
  /** What stands on each question. */
  readonly decisions: Readonly<Record<DecisionQuestion, StandingDecision>>;
}
