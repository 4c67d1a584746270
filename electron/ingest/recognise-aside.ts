import type { Result } from '../../shared/base/index.ts';
import type { RecognisedPage } from './optical/recognised-page.ts';
import type { SourceBytes } from './reading.ts';

/** A source whose pages are recognised. */
export interface RecognisedSource {
  /** Names the source; the same bytes have the same key. */
  readonly key: string;
  readonly fileName: string;
  /** Fetches its bytes; called only where the source is not open in the helper. */
  readonly bytes: () => SourceBytes['bytes'];
}

/**
 * Recognises the text on pages in a helper process of its own, which can be killed, with caps on time and resident memory.
 *
 * Besides the failures of drawing a page: `parser-out-of-time`, `parser-out-of-memory`, `parser-crashed`, and `cancelled` where the
 * signal says so.
 */
export interface RecogniseAside {
  readonly recognise: (
    source: RecognisedSource,
    page: number,
    signal: AbortSignal,
  ) => Promise<Result<RecognisedPage>>;
  /** Ends the helper and with it what it keeps; a later page starts a new one. */
  readonly end: () => void;
}
