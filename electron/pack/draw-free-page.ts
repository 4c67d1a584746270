import type { FreePageEntry } from '../../shared/pack/index.ts';
import { beginEntry } from './begin-entry.ts';
import type { Composition } from './composition.ts';
import { flowNote, setNote, type NoteStyles } from './draw-notes.ts';
import { flowText } from './flow-text.ts';
import { columnWidth, page } from './page-geometry.ts';
import { styles } from './text-style.ts';

/** A page of a person's own words is read like a page, not like a note. */
const look: NoteStyles = {
  plain: styles.free,
  bold: styles.freeBold,
  italic: styles.freeItalic,
  boldItalic: styles.freeBoldItalic,
  gap: 8,
};

/** Draws a page of a person's own words, or a divider: a title alone, in the middle of its page. */
export function* drawFreePage(composition: Composition, entry: FreePageEntry): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const { content, description } = entry;
  beginEntry(composition, entry, () => `${entry.number} ${description}`);
  if (content === null) flow.moveTo(300);
  canvas.open('Sect');
  canvas.open('H1');
  const title = [{ text: description, style: content === null ? styles.coverTitle : styles.heading }];
  yield* flowText(composition, title, `the title of page ${entry.number}`);
  canvas.close();
  if (content !== null) {
    flow.moveDown(6);
    const note = { content, text: '', reviewer: null };
    const where = `the page “${description}”`;
    yield* flowNote(composition, setNote(composition, note, columnWidth, where, look), page.left);
  }
  canvas.close();
}
