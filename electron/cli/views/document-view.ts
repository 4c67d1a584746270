import type { DatePrecision, DocumentKind, DocumentSummary } from '../../../shared/model/index.ts';

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
}

/** A document for `--json`; of the others, the one that superseded it is named. */
export function documentView(document: DocumentSummary, all: readonly DocumentSummary[] = []): DocumentView {
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
    supersededBy: all.find(({ id }) => id === document.supersededBy)?.urn ?? null,
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
  };
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
