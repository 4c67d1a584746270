import { columnsOfMarks, type PassageColumns } from '../../shared/model/index.ts';
import { readPassageMarks } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';

/** How much of the text counts as near a block, before and after its beginning, in UTF-16 code units. */
const nearBefore = 12_000;
const nearAfter = 24_000;

/** The standing passages of a document for its reader: all of them, or those around the block of a number. */
export function listMarks(context: MatterContext, documentId: string, near?: number): PassageColumns {
  if (near === undefined) return columnsOfMarks(readPassageMarks(context.reader, documentId));
  const blocks = context.texts.read(documentId)?.blocks ?? [];
  const at = (blocks[near - 1] ?? blocks[0])?.start ?? 0;
  const within = { start: at - nearBefore, end: at + nearAfter };
  return columnsOfMarks(readPassageMarks(context.reader, documentId, { within }));
}
