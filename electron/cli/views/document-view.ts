import type { ChildKind, DatePrecision, DocumentKind, DocumentSummary } from '../../../shared/model/index.ts';

/** A document as the command line gives it. */
export interface DocumentView {
  readonly urn: string;
  readonly title: string;
  readonly titleMadeUp: boolean;
  readonly date: string | null;
  readonly datePrecision: DatePrecision | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly recipients: string | null;
  readonly provider: string | null;
  readonly providerReference: string | null;
  readonly custodian: string | null;
  readonly received: string | null;
  readonly receivedPrecision: DatePrecision | null;
  readonly receivedHow: string | null;
  readonly kind: DocumentKind;
  /** What kind of file it is, in words. */
  readonly type: string;
  /** Number of pages, or null in sources without. */
  readonly pages: number | null;
  /** The URN of the document that superseded it, where the listing knows it; null where nothing did. */
  readonly supersededBy: string | null;
  /** Why it was sealed without a text, or null. */
  readonly sealed: string | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly textSha256: string;
  readonly characters: number;
  readonly words: number;
  readonly blocks: number;
  readonly passages: number;
  /** Further places the same bytes came from. */
  readonly copies: number;
  /** The document it came with and its place among those that did, or null. */
  readonly family: FamilyView | null;
}

/** How a document came with another, by URN; null in place of a URN that is not in the matter any more. */
export interface FamilyView {
  readonly parent: string | null;
  readonly root: string | null;
  readonly place: number;
  readonly how: ChildKind;
}

/** A document for `--json`; of documents that it came with the URN is looked up by their id. */
export function documentView(document: DocumentSummary, urns: ReadonlyMap<string, string>): DocumentView {
  const { urn, title, titleMadeUp, date, publisher, author, kind, fileName } = document;
  const { recipients, provider, providerReference, custodian, received, receivedHow } = document;
  const { sha256, bytes, textSha256, characters, words, blocks, passages, copies } = document;
  return {
    urn,
    title,
    titleMadeUp,
    date: date?.value ?? null,
    datePrecision: date?.precision ?? null,
    publisher,
    author,
    recipients,
    provider,
    providerReference,
    custodian,
    received: received?.value ?? null,
    receivedPrecision: received?.precision ?? null,
    receivedHow,
    kind,
    type: document.typeName,
    pages: document.pages,
    supersededBy: document.supersededBy === null ? null : (urns.get(document.supersededBy) ?? null),
    sealed: document.sealed?.code ?? null,
    fileName,
    sha256,
    bytes,
    textSha256,
    characters,
    words,
    blocks,
    passages,
    copies: copies.length,
    family: familyView(document, urns),
  };
}

/** The URN of each document by its id. */
export function urnsById(documents: readonly DocumentSummary[]): ReadonlyMap<string, string> {
  return new Map(documents.map(({ id, urn }) => [id, urn] as const));
}

function familyView({ family }: DocumentSummary, urns: ReadonlyMap<string, string>): FamilyView | null {
  if (family === null) return null;
  const { parent, root, place, how } = family;
  return { parent: urns.get(parent) ?? null, root: urns.get(root) ?? null, place, how };
}

/** A document's row in a listing. */
export function documentRow(document: DocumentSummary): readonly string[] {
  return [
    document.urn,
    document.date?.value ?? 'undated',
    document.kind,
    String(document.passages),
    `${document.title}${document.titleMadeUp ? ' (made-up title)' : ''}${document.supersededBy === null ? '' : ' (superseded)'}${document.sealed === null ? '' : ' (sealed)'}${document.withdrawn === null ? '' : ' (withdrawn)'}`,
  ];
}
