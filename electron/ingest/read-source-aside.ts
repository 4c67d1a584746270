import type { Result } from '../../shared/base/index.ts';
import type { Reading, SourceBytes } from './reading.ts';

/**
 * Reads a source's bytes in a helper process that can be killed, with caps on time and resident memory.
 *
 * Besides the reader's own failures: `parser-out-of-time`, `parser-out-of-memory`, `parser-crashed`, and `cancelled`
 * where the signal says so.
 */
export interface ReadSourceAside {
  readonly read: (source: SourceBytes, signal: AbortSignal) => Promise<Result<Reading>>;
  /** Ends the helper; a later read starts a new one. */
  readonly end: () => void;
}
