import type { Result } from '../../shared/base/index.ts';
import type { QuarterTurns } from '../../shared/model/index.ts';
import type { Bitmap } from './page-images.ts';
import type { SourceBytes } from './reading.ts';

/** A source whose pages are drawn. */
export interface DrawnSource {
  /** Names the source; the same bytes have the same key. */
  readonly key: string;
  readonly fileName: string;
  /** Fetches its bytes; called only where the source is not open in the helper. */
  readonly bytes: () => SourceBytes['bytes'];
  /** Opens a protected source; kept in the helper's memory alone, until it ends. */
  readonly password?: string;
}

/**
 * Draws pages in a helper process of its own, which can be killed, with caps on time and resident memory.
 *
 * Besides the failures of `PageImages`: `parser-out-of-time`, `parser-out-of-memory`, `parser-crashed`.
 */
export interface DrawPagesAside {
  /** Draws a page, from 1, turned clockwise where it lies on its side or head. */
  readonly draw: (
    source: DrawnSource,
    page: number,
    pixelsPerPoint: number,
    turned?: QuarterTurns,
  ) => Promise<Result<Bitmap>>;
  /** Ends the helper and with it what it keeps; a later drawing starts a new one. */
  readonly end: () => void;
}
