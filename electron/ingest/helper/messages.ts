import type { Result } from '../../../shared/base/index.ts';
import type { ReadProject } from '../../../shared/exchange/index.ts';
import type { PreparedPages } from '../../../shared/pack/index.ts';
import type { QuarterTurns } from '../../../shared/model/index.ts';
import type { RecognisedPage } from '../optical/recognised-page.ts';
import type { Bitmap } from '../page-images.ts';
import type { Reading, SourceBytes } from '../reading.ts';

/** What a helper process is asked. */
export type HelperRequest = ReadRequest | RecogniseRequest | PageRequest | PrepareRequest | ExchangeRequest;

/** To read one source. */
export interface ReadRequest {
  readonly kind: 'read';
  readonly id: number;
  readonly source: SourceBytes;
  /** Resident memory in bytes beyond which the helper's watchdog ends the process. */
  readonly memoryLimitBytes: number;
}

/** To recognise the text on one page of a source; the source asked of last need not be sent again. */
export interface RecogniseRequest {
  readonly kind: 'recognise';
  readonly id: number;
  /** Names the source; the same bytes have the same key. */
  readonly key: string;
  /** Null where it is the one that was sent last. */
  readonly source: SourceBytes | null;
  /** From 1. */
  readonly page: number;
  readonly memoryLimitBytes: number;
}

/**
 * To open a source for drawing under a key, to draw a page of one that is open, or to close it. A password that opened a source is
 * kept in the helper's memory for its next opening, and nowhere else.
 */
export type PageRequest = {
  readonly id: number;
  /** Names the source; the same bytes have the same key. */
  readonly key: string;
  readonly memoryLimitBytes: number;
} & (
  | { readonly kind: 'open-pages'; readonly source: SourceBytes }
  | {
      readonly kind: 'draw-page';
      readonly page: number;
      readonly pixelsPerPoint: number;
      /** Clockwise, where the page lies on its side or head. */
      readonly turned?: QuarterTurns;
    }
  | { readonly kind: 'close-pages' }
);

/** To make the pages of a source ready to stand in a pack. */
export interface PrepareRequest {
  readonly kind: 'prepare';
  readonly id: number;
  readonly source: SourceBytes;
  readonly memoryLimitBytes: number;
}

/** To read a project of another program. */
export interface ExchangeRequest {
  readonly kind: 'exchange';
  readonly id: number;
  readonly source: SourceBytes;
  readonly memoryLimitBytes: number;
}

/** What a helper process answers. */
export type HelperReply = ReadReply | RecogniseReply | PageReply | PrepareReply | ExchangeReply;

/** A source that was read. */
export interface ReadReply {
  readonly kind: 'reading';
  readonly id: number;
  readonly result: Result<Reading>;
}

/** A page whose text was recognised. */
export interface RecogniseReply {
  readonly kind: 'recognised';
  readonly id: number;
  readonly result: Result<RecognisedPage>;
}

/** A source that was opened or closed (null), or a page that was drawn. */
export interface PageReply {
  readonly kind: 'page';
  readonly id: number;
  readonly result: Result<Bitmap | null>;
}

/** Pages that were made ready. */
export interface PrepareReply {
  readonly kind: 'prepared';
  readonly id: number;
  readonly result: Result<PreparedPages>;
}

/** A project that was read. */
export interface ExchangeReply {
  readonly kind: 'project';
  readonly id: number;
  readonly result: Result<ReadProject>;
}

/** What the watchdog writes to standard error before it ends the process, so that the reason is known on every system. */
export const memoryCapNotice = 'glossator-helper: memory cap reached';

/** True for a message that is a request, whatever else may arrive on the same way. */
export function isHelperRequest(message: unknown): message is HelperRequest {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return (
    (['read', 'recognise', 'prepare', 'exchange'].includes(String(message.kind)) && 'source' in message) ||
    (isPageKind(message.kind) && 'key' in message)
  );
}

/** True for a message that answers a reading. */
export function isHelperReply(message: unknown): message is ReadReply {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'reading';
}

/** True for a message that answers about recognised text. */
export function isRecogniseReply(message: unknown): message is RecogniseReply {
  return (
    typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'recognised'
  );
}

/** True for a message that answers about pages made ready. */
export function isPrepareReply(message: unknown): message is PrepareReply {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'prepared';
}

/** True for a message that answers about a project. */
export function isExchangeReply(message: unknown): message is ExchangeReply {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'project';
}

/** True for a message that answers about pages. */
export function isPageReply(message: unknown): message is PageReply {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'page';
}

function isPageKind(kind: unknown): boolean {
  return kind === 'open-pages' || kind === 'draw-page' || kind === 'close-pages';
}
