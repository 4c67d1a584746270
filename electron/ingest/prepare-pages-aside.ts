import type { Result } from '../../shared/base/index.ts';
import type { PreparedPages } from '../../shared/pack/index.ts';
import type { SourceBytes } from './reading.ts';

/**
 * Makes the pages of sources ready to stand in a pack, in a helper process of its own, which can be killed, with caps on time and
 * resident memory.
 *
 * Failures, whose messages say what is wrong with the source: those of reading it, `parser-out-of-time`, `parser-out-of-memory`,
 * `parser-crashed`.
 */
export interface PreparePagesAside {
  readonly prepare: (source: SourceBytes) => Promise<Result<PreparedPages>>;
  /** Ends the helper; a later source starts a new one. */
  readonly end: () => void;
}
