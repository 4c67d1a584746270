import type { Block, BlockKind, BlockPart, OwnNumber } from '../../shared/model/index.ts';

/** A block while the reader works on it: not yet numbered, its marks still open. */
export interface DraftBlock {
  kind: BlockKind;
  readonly start: number;
  readonly end: number;
  furniture: boolean;
  own: OwnNumber | null;
  level?: number;
  part?: BlockPart;
}

/** A draft of a plain kind, without marks. */
export function draftBlock(kind: BlockKind, start: number, end: number, level?: number): DraftBlock {
  const draft: DraftBlock = { kind, start, end, furniture: false, own: null };
  return level === undefined ? draft : { ...draft, level };
}

/** Numbers drafts from 1 in their order, for good. */
export function numberBlocks(drafts: readonly DraftBlock[]): readonly Block[] {
  return drafts.map(({ kind, start, end, furniture, own, level, part }, index) => ({
    number: index + 1,
    kind,
    start,
    end,
    furniture,
    own,
    ...(kind === 'heading' && level !== undefined ? { level } : {}),
    ...(part === undefined ? {} : { part }),
  }));
}
