import { orderKey } from '../base/index.ts';
import type { Operation } from '../model/index.ts';
import { json } from './cells-of-operation.ts';
import type { Change } from './change.ts';

/** An operation by which documents are destroyed, or that leads to it. */
export type PurgingOperation = Extract<
  Operation,
  { readonly type: 'purge' | 'purge.propose' | 'purge.withdraw' | 'purge.restore' }
>;

/**
 * What proposing and purging change: a proposal lives as other things do, and what is purged is on the record for good.
 *
 * Destroying is no change of the fold: where it was done, the bodies of what was purged are not there to be folded.
 */
export function foldPurging(operation: PurgingOperation): readonly Change[] {
  const order = orderKey(operation);
  const recorded = (kind: string, id: string, reason: string, reviewers: readonly string[]): Change => ({
    kind: 'once',
    table: 'purged',
    key: [kind, id],
    values: { reason, reviewers: json(reviewers), at_ms: operation.atMs },
    order,
  });
  const life = (subject: string): Change => ({
    kind: 'token',
    table: 'life',
    key: [operation.id, subject],
    values: { op_order: order },
  });
  const ended = (subject: string, covers: readonly string[]): readonly Change[] =>
    covers.map((token) => ({ kind: 'cover', table: 'life', key: [token, subject] }));
  switch (operation.type) {
    case 'purge.propose': {
      const { purge, reason } = operation.body;
      return [recorded('proposal', purge, reason, [operation.reviewer]), life(purge)];
    }
    case 'purge.withdraw':
      return ended(operation.body.purge, operation.body.covers);
    case 'purge.restore':
      return [life(operation.body.purge)];
    case 'purge': {
      const { proposal, covers, documents, operations, blobs, reason, reviewers } = operation.body;
      const gone = (kind: string, id: string): Change => recorded(kind, id, reason, reviewers);
      return [
        ...documents.flatMap(({ document, urn }) => [gone('document', document), gone('urn', urn)]),
        ...operations.map((id) => gone('operation', id)),
        ...blobs.map((id) => gone('blob', id)),
        ...ended(proposal, covers),
      ];
    }
  }
}
