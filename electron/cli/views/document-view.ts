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
}

/** A document for `--json`. */
export function documentView(document: DocumentSummary): DocumentView {
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
  };
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
