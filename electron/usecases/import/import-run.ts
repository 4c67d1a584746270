import type { ImportState } from '../../../shared/model/index.ts';
import {
  putImportBatch,
  putImportItems,
  setImportState,
  type AsideTx,
  type NewImportBatch,
  type RecordedItem,
  type WriteTx,
} from '../../store/index.ts';

/** An import under way, as far as the matter's record of it goes. */
export interface ImportRun {
  readonly batch: NewImportBatch;
  /** Records what became of some paths in the transaction that their documents are written in; begins the record with the first. */
  readonly record: (tx: AsideTx | WriteTx, items: readonly RecordedItem[], state?: ImportState) => void;
  /** The transaction was committed: what was recorded stands. */
  readonly committed: () => void;
  /** Whether the record has begun. */
  readonly begun: () => boolean;
  /** Whether a path could not be recorded, so that it has to be gone through again. */
  readonly missed: () => boolean;
  readonly miss: () => void;
}

/** Begins to keep the record of an import; `standing` where it goes on with one that was interrupted. */
export function importRun(batch: NewImportBatch, standing: boolean): ImportRun {
  let begun = standing;
  let missed = false;
  return {
    batch,
    record: (tx, items, state) => {
      if (!begun) putImportBatch(tx, batch);
      putImportItems(tx, batch.id, items);
      if (state !== undefined) setImportState(tx, batch.id, state);
    },
    committed: () => {
      begun = true;
    },
    begun: () => begun,
    missed: () => missed,
    miss: () => {
      missed = true;
    },
  };
}
