import { useCallback } from 'react';
import type { ItemFields } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { countWords } from '../../ui/words.ts';

/** A batch to be made; `reviewer` is a name, empty for nobody, and need not be known yet. */
export interface NewBatch extends Omit<ItemFields['batch'], 'reviewer'> {
  readonly reviewer: string;
}

/** What can be done with batches. */
export interface BatchActs {
  /** Makes batches in one act; gives the id of the first, or null where it failed. */
  readonly make: (batches: readonly NewBatch[]) => Promise<string | null>;
  /** Gives a batch to a reviewer by name, to nobody with an empty one. */
  readonly give: (batchId: string, reviewer: string) => Promise<boolean>;
  readonly rename: (batchId: string, name: string) => Promise<boolean>;
  readonly setDocuments: (batchId: string, documents: readonly string[], said: string) => Promise<boolean>;
  readonly remove: (batchIds: readonly string[]) => Promise<boolean>;
}

/** Lets a component make and change batches. */
export function useBatchActs(): BatchActs {
  const act = useAct();
  const service = useService();
  const reviewerId = useCallback(
    async (name: string): Promise<{ readonly id: string | null } | null> => {
      if (name.trim() === '') return { id: null };
      const known = await act('addReviewer', { name: name.trim() });
      return known === null ? null : { id: known.value.id };
    },
    [act],
  );
  const make = useCallback<BatchActs['make']>(
    async (batches) => {
      const items: { kind: 'batch'; fields: ItemFields['batch'] }[] = [];
      for (const batch of batches) {
        const reviewer = await reviewerId(batch.reviewer);
        if (reviewer === null) return null;
        items.push({ kind: 'batch', fields: { ...batch, reviewer: reviewer.id } });
      }
      const made = await act(
        'createItems',
        { items },
        `Made ${countWords(items.length, 'batch', 'batches')}.`,
      );
      return made?.value[0]?.id ?? null;
    },
    [act, reviewerId],
  );
  const give = useCallback<BatchActs['give']>(
    async (itemId, name) => {
      const reviewer = await reviewerId(name);
      if (reviewer === null) return false;
      const change = { kind: 'batch', field: 'reviewer', value: reviewer.id } as const;
      const said = name.trim() === '' ? 'The batch is nobody’s now.' : `Gave the batch to ${name.trim()}.`;
      return (await act('setItem', { itemId, change }, said)) !== null;
    },
    [act, reviewerId],
  );
  const rename = useCallback<BatchActs['rename']>(
    async (itemId, name) => {
      const change = { kind: 'batch', field: 'name', value: name } as const;
      return (await act('setItem', { itemId, change }, `Renamed the batch ${name}.`)) !== null;
    },
    [act],
  );
  const setDocuments = useCallback<BatchActs['setDocuments']>(
    async (itemId, documents, said) => {
      const change = { kind: 'batch', field: 'documents', value: documents } as const;
      return (await act('setItem', { itemId, change }, said)) !== null;
    },
    [act],
  );
  const remove = useCallback<BatchActs['remove']>(
    async (batchIds) => {
      if ((await act('deleteItems', { itemIds: [...batchIds] })) === null) return false;
      await offerUndo(
        service,
        `Deleted ${countWords(batchIds.length, 'batch', 'batches')}. The documents and what was said of them stay.`,
      );
      return true;
    },
    [act, service],
  );
  return { make, give, rename, setDocuments, remove };
}
