import { TooMuchText, writtenLimits } from '../written/written-limits.ts';
import type { TextState } from '../written/written-text.ts';
import { storyOf } from './rich-text-groups.ts';
import type { RichTextReading } from './rich-text-reading.ts';
import { noStates, type RichPiece, type RichStory } from './rich-text-stories.ts';
import { addPiece, statesNow } from './tell-rich-text.ts';

/** Ends the paragraph of a story, which is a line end in a cell. */
export function endParagraph(reading: RichTextReading, story: RichStory): void {
  if (reading.state.inTable && story === storyOf(reading.state)) {
    addPiece(reading, story, { kind: 'text', text: '\n', states: statesNow(reading) });
    return;
  }
  endRow(reading, story);
  pushBlock(
    reading,
    story,
    story.pieces,
    null,
    statesNow(reading).filter(({ kind }) => kind !== 'hidden'),
  );
  story.pieces = [];
}

/** Ends a cell. */
export function endCell(story: RichStory): void {
  const last = story.pieces.at(-1);
  if (last?.kind === 'text' && last.text.endsWith('\n')) last.text = last.text.slice(0, -1);
  story.label = '';
  story.cells.push(story.pieces);
  story.pieces = [];
}

/** Ends a row: its cells become one block, parted by tabs. */
export function endRow(reading: RichTextReading, story: RichStory): void {
  if (story.cells.length === 0) return;
  const cells = story.cells;
  story.cells = [];
  const row: RichPiece[] = [];
  cells.forEach((cell, at) => {
    if (at > 0) row.push({ kind: 'text', text: '\t', states: noStates });
    for (const piece of cell) row.push(piece);
  });
  if (story.table === null) {
    reading.tables += 1;
    story.table = { number: reading.tables, rows: 0 };
  }
  story.table.rows += 1;
  pushBlock(reading, story, row, { table: story.table.number, row: story.table.rows }, noStates);
}

/** Ends a story with what is told of it and not ended. */
export function closeStory(reading: RichTextReading, story: RichStory): void {
  if (story.cells.length > 0) {
    if (story.pieces.length > 0) endCell(story);
    endRow(reading, story);
  }
  if (story.pieces.length > 0) pushBlock(reading, story, story.pieces, null, noStates);
  story.pieces = [];
}

function pushBlock(
  reading: RichTextReading,
  story: RichStory,
  blockPieces: readonly RichPiece[],
  row: { readonly table: number; readonly row: number } | null,
  end: readonly TextState[],
): void {
  if (story.blocks.length > writtenLimits.blocks * 5) throw new TooMuchText();
  const style = reading.styles.get(reading.state.style);
  const level = reading.state.level ?? style?.level ?? null;
  const isTitle = style?.name === 'title';
  story.blocks.push({
    pieces: blockPieces,
    label: story.label,
    level: level ?? (isTitle ? 1 : null),
    isTitle,
    row,
    end,
  });
  story.label = '';
  if (row === null && blockPieces.length > 0) story.table = null;
}
