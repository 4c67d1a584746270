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
  readonly kind: DocumentKind;
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
  const { sha256, bytes, textSha256, characters, words, blocks, passages, copies } = document;
  return {
    urn,
    title,
    titleMadeUp,
    date: date?.value ?? null,
    datePrecision: date?.precision ?? null,
    publisher,
    author,
    kind,
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
    `${document.title}${document.titleMadeUp ? ' (made-up title)' : ''}${document.withdrawn === null ? '' : ' (withdrawn)'}`,
  ];
}
