import { operationInOrder } from '../base/index.ts';
import type { Operation, OperationBodies } from '../model/index.ts';
import { ownValueStands } from './own-value-stands.ts';
import type { StandingState } from './standing-state.ts';

type ReadOperation = Extract<Operation, { readonly type: 'document.read' }>;

/**
 * True where something stands on the text that an operation gave which it did not carry there: its place would be none in the text
 * that stood before. A block's mark that was set and undone is not in the way.
 */
export function isWorkedOn(operation: ReadOperation, state: StandingState): boolean {
  const { document, carried } = operation.body;
  const made = state.madeOn(document);
  const passages = new Set((carried?.passages ?? []).map(({ passage }) => passage));
  const blocks = new Set((carried?.blocks ?? []).map(({ block, mark }) => `${block} ${mark}`));
  return (
    made.passages.some((passage) => !passages.has(passage)) ||
    [...passages].some((passage) => !ownValueStands(operation, state, 'passage', [passage], 'span')) ||
    made.blocks.some(({ block, mark, order }) =>
      blocks.has(`${block} ${mark}`)
        ? !ownValueStands(operation, state, 'block_mark', [document, block], mark)
        : (state.originOf(operationInOrder(order))?.undoes ?? null) === null,
    )
  );
}

/** A reading with what it carried, the other way round. */
export function readingTurnedBack(body: OperationBodies['document.read']): OperationBodies['document.read'] {
  const { document, reading, was, carried } = body;
  return {
    document,
    reading: was,
    was: reading,
    ...(carried === undefined
      ? {}
      : {
          carried: {
            passages: carried.passages.map((one) => ({ passage: one.passage, to: one.was, was: one.to })),
            blocks: carried.blocks.map((one) =>
              one.mark === 'furniture'
                ? { block: one.block, mark: one.mark, to: one.was, was: one.to }
                : { block: one.block, mark: one.mark, to: one.was, was: one.to },
            ),
          },
        }),
  };
}
