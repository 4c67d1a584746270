import { blockAt } from '../../../shared/text/index.ts';
import { useAct } from '../../state/use-act.ts';
import { blocksOf } from './caret-motion.ts';
import type { Interval } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';

/** The marking of blocks as furniture. */
export interface FurnitureMarks {
  /** Whether the block at the caret is marked. */
  readonly isFurniture: boolean;
  readonly set: (blocks: readonly number[], furniture: boolean) => void;
  /** Marks the selected blocks, or clears their marks: the opposite of what the block at the caret has. */
  readonly toggle: () => void;
}

/** Marks blocks of the open document as furniture, and clears marks. */
export function useFurniture(reading: ReaderDocument, selected: Interval, caret: number): FurnitureMarks {
  const act = useAct();
  const { document, blocks } = reading;
  const isFurniture = blockAt(blocks, caret)?.furniture === true;
  const set = (numbers: readonly number[], furniture: boolean): void => {
    const said = furniture ? 'Marked as furniture.' : 'No longer marked as furniture.';
    void act('setFurniture', { documentId: document.id, blocks: [...numbers], furniture }, said);
  };
  return {
    isFurniture,
    set,
    toggle: () => {
      const span = blocksOf(reading, selected);
      const touched = blocks.filter((block) => block.start < span.end && block.end > span.start);
      set(
        touched.map((block) => block.number),
        !isFurniture,
      );
    },
  };
}
