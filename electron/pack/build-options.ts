import { failure, type Failure, type Result } from '../../shared/base/index.ts';
import type { PackSource, PreparedPages } from '../../shared/pack/index.ts';
import type { KnownOfPack } from './pack-findings.ts';
import type { ReadOriginal } from './shapes/documents-zip.ts';

/** Where a pack is built and who is told of it. */
export interface BuildPackOptions {
  /** The pack's folder: made new, or there and empty. */
  readonly folder: string;
  /** Told after each page; `total` is null while the pages are still being planned. */
  readonly onProgress?: (done: number, total: number | null) => void;
  readonly signal?: AbortSignal;
  /** Makes the pages of a source ready; needed where documents stand as their own pages. */
  readonly preparePages?: PreparePages;
  /** Reads a source's file as it was sealed; needed where documents are given as the files that came. */
  readonly readOriginal?: ReadOriginal;
  /** What is to be told of the pack besides its plan, read once it stands; nothing where it is left out. */
  readonly known?: KnownOfPack;
}

/** Makes the pages of a source ready to stand in a pack; the message of a failure says what is wrong with the source. */
export type PreparePages = (
  source: Pick<PackSource, 'sha256' | 'fileName'>,
) => Promise<Result<PreparedPages>>;

/** Thrown inside a build alone, to leave it from anywhere: what stopped it, in words. */
export class BuildStopped extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.message);
    this.failure = reason;
  }
}

/** Leaves the build where the person asked for that. */
export function stopIfCancelled({ signal }: BuildPackOptions): void {
  if (signal?.aborted === true) throw new BuildStopped(cancelled.failure);
}

const cancelled = failure(
  'cancelled',
  'The pack was not built because the work was cancelled. Nothing was left behind.',
);
