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
  /** Why it was sealed without a text, or null. */
  readonly sealed: string | null;
  readonly fileName: string;
  /** Where the file lay when it was imported, or null where it came in another source. */
  readonly path: string | null;
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

/** A document for `--json`. */
export function documentView(document: DocumentSummary): DocumentView {
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
    sealed: document.sealed?.code ?? null,
    fileName,
    path: document.path,
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
    `${document.title}${document.titleMadeUp ? ' (made-up title)' : ''}${document.sealed === null ? '' : ' (sealed)'}${document.withdrawn === null ? '' : ' (withdrawn)'}`,
  ];
}
