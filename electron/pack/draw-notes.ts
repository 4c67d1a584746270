import type { NoteBlock, NoteInline } from '../../shared/model/index.ts';
import {
  referencesIn,
  targetOfReference,
  type PackNote,
  type ReferenceTarget,
} from '../../shared/pack/index.ts';
import { pageAt } from '../../shared/text/index.ts';
import { pageReference, wideBlank, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
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

/** What a note, or a page of a person's own words, is set in. */
export interface NoteStyles {
  readonly plain: TextStyle;
  readonly bold: TextStyle;
  readonly italic: TextStyle;
  readonly boldItalic: TextStyle;
  readonly gap: number;
}

/** A note below a passage. */
const notesBelow: NoteStyles = {
  plain: styles.note,
  bold: styles.noteBold,
  italic: styles.noteItalic,
  boldItalic: styles.noteBoldItalic,
  gap: 2,
};

/**
 * Sets a note for printing: its own paragraphs, lists and emphasis, references to what is in the pack as links, and below
 * a line with the pages they are on, so that they can be followed on paper. The writer's words are not touched. `where` names the
 * note in warnings.
 */
export function setNote(
  composition: Composition,
  note: PackNote,
  width: number,
  where: string,
  look: NoteStyles = notesBelow,
): readonly NoteLine[] {
  const report = composition.report(where);
  const followed = new Map<string, string>();
  const lines: NoteLine[] = [];
  const counters: number[] = [];
  for (const block of note.content.blocks) {
    const indent = indentOf(block);
    const mark = listMark(block, counters);
    const spans = block.inlines.flatMap((inline) =>
      spansOf(composition, inline, block, { followed, where, look }),
    );
    const shown = spans.length === 0 ? [{ text: '', style: look.plain }] : spans;
    lines.push({
      paragraph: setParagraph(composition.setter, shown, width - indent, report),
      indent,
      leading: look.plain.leading,
      gap: look.gap,
      mark:
        mark === null
          ? null
          : setParagraph(composition.setter, [{ text: mark, style: look.plain }], 100, report),
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

/** What setting a note's words needs and gathers. */
interface NoteSetting {
  /** The places of the references met so far, by their words. */
  readonly followed: Map<string, string>;
  readonly where: string;
  readonly look: NoteStyles;
}

function spansOf(
  composition: Composition,
  inline: NoteInline,
  block: NoteBlock,
  setting: NoteSetting,
): readonly Span[] {
  const { look } = setting;
  if (inline.kind === 'line-break') return [{ text: '\n', style: look.plain }];
  if (inline.kind === 'reference') {
    const target = targetOfReference(inline.reference, composition.outline);
    return [linkedSpan(composition, inline.text, target, look.plain, setting)];
  }
  const style = styleOf(look, block.kind === 'heading' || inline.bold === true, inline.italic === true);
  const underlined = inline.underline === true ? { underlined: true } : {};
  const spans: Span[] = [];
  let from = 0;
  for (const reference of referencesIn(inline.text, composition.selection)) {
    if (reference.start > from)
      spans.push({ text: inline.text.slice(from, reference.start), style, ...underlined });
    const words = inline.text.slice(reference.start, reference.end);
    spans.push(linkedSpan(composition, words, reference.target, style, setting));
    from = reference.end;
  }
  if (from < inline.text.length) spans.push({ text: inline.text.slice(from), style, ...underlined });
  return spans;
}

function styleOf(look: NoteStyles, bold: boolean, italic: boolean): TextStyle {
  if (bold) return italic ? look.boldItalic : look.bold;
  return italic ? look.italic : look.plain;
}

function linkedSpan(
  composition: Composition,
  words: string,
  target: ReferenceTarget | null,
  style: TextStyle,
  { followed, where }: NoteSetting,
): Span {
  const place = target === null ? null : placeOfTarget(composition, target);
  composition.followed(words, place !== null);
  // A number in brackets that is no page of the pack is only a number in brackets.
  if (place === null && target?.kind === 'sheet' && /^\d/u.test(target.label)) return { text: words, style };
  if (place === null) {
    composition.warn(
      `${where.charAt(0).toUpperCase()}${where.slice(1)} refers to ${words}, which is not in this pack, so it is not a link.`,
    );
    return { text: words, style };
  }
  if (target?.kind !== 'sheet') followed.set(words, place);
  return { text: words, style: { ...style, colour: styles.noteLink.colour }, link: linkTo(words, place) };
}

function linkTo(words: string, place: string): SpanLink {
  return { place, description: `Go to ${words}` };
}

/** What is needed to find where a reference leads. */
export type Placing = Pick<Composition, 'outline' | 'placeOfLabel'>;

/** Where a reference leads: the document where it is printed, else the chapter, else the schedule. */
export function placeOfTarget(composition: Placing, target: ReferenceTarget): string | null {
  const { outline } = composition;
  switch (target.kind) {
    case 'passage': {
      if (outline.printedIn.has(target.passageId)) return placeOf.passage(target.passageId);
      const item = outline.itemsOfPassage.get(target.passageId)?.[0];
      return item === undefined ? null : placeOf.item(item.number);
    }
    case 'block':
      return placeOfBlock(composition, target.documentId, target.block);
    case 'page':
      return placeOfPage(composition, target.documentId, target.page);
    case 'sheet':
      return composition.placeOfLabel(target.label);
    case 'document':
      return placeOfDocument(composition, target.documentId);
    case 'theme': {
      const chapter = outline.sections
        .flatMap((section) => section.entries)
        .find((entry) => entry.kind === 'chapter' && entry.items[0]?.theme?.id === target.themeId);
      return chapter === undefined ? null : placeOf.entry(chapter.number);
    }
  }
}

function placeOfDocument({ outline }: Placing, documentId: string): string {
  return outline.printedDocuments.has(documentId)
    ? placeOf.document(documentId)
    : placeOf.scheduled(documentId);
}

/** A block where its text is set anew, else the page it begins on. */
function placeOfBlock(composition: Placing, documentId: string, block: number): string {
  const { outline } = composition;
  const isSet = outline.sections.some(({ entries }) =>
    entries.some((entry) => entry.kind === 'full-text' && entry.source.documentId === documentId),
  );
  if (isSet) return placeOf.block(documentId, block);
  const source = outline.sourceByDocument.get(documentId);
  const found = source?.blocks.find(({ number }) => number === block);
  const page = source === undefined || found === undefined ? null : pageAt(source.pages, found.start);
  return page === null
    ? placeOfDocument(composition, documentId)
    : placeOfPage(composition, documentId, page.number);
}

/** A page where it stands in the pack, else what of the document does. */
function placeOfPage(composition: Placing, documentId: string, page: number): string {
  const isShown = composition.outline.sections.some(({ entries }) =>
    entries.some(
      (entry) =>
        entry.kind === 'source-pages' &&
        entry.source.documentId === documentId &&
        entry.from <= page &&
        page <= entry.to,
    ),
  );
  return isShown ? placeOf.page(documentId, page) : placeOfDocument(composition, documentId);
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
