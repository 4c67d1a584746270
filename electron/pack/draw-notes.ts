import type { NoteBlock, NoteInline } from '../../shared/model/index.ts';
import {
  referencesIn,
  targetOfReference,
  type PackNote,
  type ReferenceTarget,
} from '../../shared/pack/index.ts';
import { pageReference, placeOf, wideBlank, type Composition } from './composition.ts';
import { flowParagraph } from './flow-paragraph.ts';
import { setParagraph, type Paragraph, type Span, type SpanLink } from './paragraph.ts';
import { styles, type TextStyle } from './text-style.ts';

/** A paragraph of a note, set and ready. */
export interface NoteLine {
  readonly paragraph: Paragraph;
  readonly indent: number;
  readonly leading: number;
  readonly gap: number;
  /** The list mark in front of it; empty where it is no list item. */
  readonly mark: Paragraph | null;
}

const listIndent = 14;

/**
 * Sets a note for printing: its own paragraphs, lists and emphasis, references to what is in the pack as links, and below
 * a line with the pages they are on, so that they can be followed on paper. The writer's words are not touched.
 */
export function setNote(
  composition: Composition,
  note: PackNote,
  width: number,
  where: string,
): readonly NoteLine[] {
  const report = composition.report(`a note on ${where}`);
  const followed = new Map<string, string>();
  const lines: NoteLine[] = [];
  const counters: number[] = [];
  for (const block of note.content.blocks) {
    const indent = indentOf(block);
    const mark = listMark(block, counters);
    const spans = block.inlines.flatMap((inline) => spansOf(composition, inline, block, followed, where));
    const shown = spans.length === 0 ? [{ text: '', style: styles.note }] : spans;
    lines.push({
      paragraph: setParagraph(composition.setter, shown, width - indent, report),
      indent,
      leading: styles.note.leading,
      gap: 2,
      mark:
        mark === null
          ? null
          : setParagraph(composition.setter, [{ text: mark, style: styles.note }], 100, report),
    });
  }
  const closing = closingLine(composition, note, followed);
  if (closing.length > 0) {
    lines.push({
      paragraph: setParagraph(composition.setter, closing, width, report),
      indent: 0,
      leading: styles.noteSmall.leading,
      gap: 2,
      mark: null,
    });
  }
  return lines;
}

/** The height a note takes, in points. */
export function noteHeight(lines: readonly NoteLine[]): number {
  return lines.reduce((sum, line) => sum + line.gap + line.paragraph.lines.length * line.leading, 0);
}

/** Puts a note on the pages inside the structure element that is open. */
export function* flowNote(
  composition: Composition,
  lines: readonly NoteLine[],
  left: number,
): Generator<void> {
  const { flow } = composition;
  let inList = false;
  flow.canvas.open('Note');
  for (const line of lines) {
    const isItem = line.mark !== null;
    if (isItem && !inList) flow.canvas.open('L');
    if (!isItem && inList) flow.canvas.close();
    inList = isItem;
    flow.moveDown(line.gap);
    if (line.mark === null) {
      flow.canvas.open('P');
      yield* flowParagraph(composition, line.paragraph, { left: left + line.indent, leading: line.leading });
      flow.canvas.close();
      continue;
    }
    flow.canvas.open('LI');
    if (!flow.fits(line.leading)) {
      flow.turnPage();
      yield;
    }
    const top = flow.top();
    flow.canvas.open('Lbl');
    yield* flowParagraph(composition, line.mark, {
      left: left + line.indent - listIndent,
      leading: line.leading,
    });
    flow.canvas.close();
    flow.moveTo(top);
    flow.canvas.open('LBody');
    yield* flowParagraph(composition, line.paragraph, { left: left + line.indent, leading: line.leading });
    flow.canvas.close();
    flow.canvas.close();
  }
  if (inList) flow.canvas.close();
  flow.canvas.close();
}

function indentOf(block: NoteBlock): number {
  if (block.kind === 'list-item') return listIndent * (Math.min(block.depth, 6) + 1);
  return block.kind === 'quotation' ? listIndent : 0;
}

/** Numbers of ordered lists run on through their level and begin again where the list was interrupted. */
function listMark(block: NoteBlock, counters: number[]): string | null {
  if (block.kind !== 'list-item') {
    counters.length = 0;
    return null;
  }
  counters.length = Math.min(counters.length, block.depth + 1);
  const count = (counters[block.depth] ?? 0) + 1;
  counters[block.depth] = count;
  return block.ordered ? `${count}.` : '•';
}

function spansOf(
  composition: Composition,
  inline: NoteInline,
  block: NoteBlock,
  followed: Map<string, string>,
  where: string,
): readonly Span[] {
  if (inline.kind === 'line-break') return [{ text: '\n', style: styles.note }];
  if (inline.kind === 'reference') {
    const target = targetOfReference(inline.reference, composition.outline);
    return [linkedSpan(composition, inline.text, target, styles.note, followed, where)];
  }
  const style = styleOf(block.kind === 'heading' || inline.bold === true, inline.italic === true);
  const underlined = inline.underline === true ? { underlined: true } : {};
  const spans: Span[] = [];
  let from = 0;
  for (const reference of referencesIn(inline.text, composition.selection)) {
    if (reference.start > from)
      spans.push({ text: inline.text.slice(from, reference.start), style, ...underlined });
    const words = inline.text.slice(reference.start, reference.end);
    spans.push(linkedSpan(composition, words, reference.target, style, followed, where));
    from = reference.end;
  }
  if (from < inline.text.length) spans.push({ text: inline.text.slice(from), style, ...underlined });
  return spans;
}

function styleOf(bold: boolean, italic: boolean): TextStyle {
  if (bold) return italic ? styles.noteBoldItalic : styles.noteBold;
  return italic ? styles.noteItalic : styles.note;
}

function linkedSpan(
  composition: Composition,
  words: string,
  target: ReferenceTarget | null,
  style: TextStyle,
  followed: Map<string, string>,
  where: string,
): Span {
  const place = target === null ? null : placeOfTarget(composition, target);
  if (place === null) {
    composition.warn(
      `A note on ${where} refers to ${words}, which is not in this pack, so it is not a link.`,
    );
    return { text: words, style };
  }
  followed.set(words, place);
  return { text: words, style: { ...style, colour: styles.noteLink.colour }, link: linkTo(words, place) };
}

function linkTo(words: string, place: string): SpanLink {
  return { place, description: `Go to ${words}` };
}

/** Where a reference leads: the full text where it is printed, else the chapter, else the schedule. */
function placeOfTarget(composition: Composition, target: ReferenceTarget): string | null {
  const { outline, selection } = composition;
  const { fullTexts } = selection.choices;
  switch (target.kind) {
    case 'passage': {
      if (fullTexts) return placeOf.passage(target.passageId);
      const item = outline.itemsOfPassage.get(target.passageId)?.[0];
      return item === undefined ? null : placeOf.item(item.number);
    }
    case 'block':
      return fullTexts
        ? placeOf.block(target.documentId, target.block)
        : placeOf.scheduled(target.documentId);
    case 'document':
      return fullTexts ? placeOf.document(target.documentId) : placeOf.scheduled(target.documentId);
    case 'theme': {
      const chapter = outline.sections
        .flatMap((section) => section.entries)
        .find((entry) => entry.kind === 'chapter' && entry.items[0]?.theme?.id === target.themeId);
      return chapter === undefined ? null : placeOf.entry(chapter.number);
    }
  }
}

/** Pages of what was referred to, and the writer's name where names are printed. */
function closingLine(
  composition: Composition,
  note: PackNote,
  followed: ReadonlyMap<string, string>,
): readonly Span[] {
  const spans: Span[] = [];
  for (const [words, place] of followed) {
    const text = pageReference(composition, place);
    spans.push({ text: `${words} `, style: styles.noteSmall });
    spans.push({ text, style: styles.noteSmallLink, link: linkTo(words, place) });
    spans.push({ text: wideBlank, style: styles.noteSmall });
  }
  if (note.reviewer !== null) spans.push({ text: note.reviewer, style: styles.noteSmall });
  return spans;
}
