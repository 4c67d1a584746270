import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { BlockKind, BlockPart } from '../../../shared/model/index.ts';
import { noHints } from '../describe/description-hints.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import type { SourceBytes } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { linkTargets } from '../written/link-targets.ts';
import { numberInForm } from '../written/list-labels.ts';
import { leftOut, sizeInWords } from '../written/not-carried.ts';
import { markWarnings } from '../written/tracked-warning.ts';
import { withinLimits } from '../written/written-limits.ts';
import { writtenText, type BlockHandle, type TextPlace, type WrittenText } from '../written/written-text.ts';
import { richTextDocument } from './rich-text-document.ts';
import type { RichBlock, RichComment, RichNote, RichPiece, RichStory } from './rich-text-stories.ts';

/**
 * Reads a Rich Text document as `readWord` reads a Word document. Labels of lists are those that the file itself holds; dates of
 * changes and comments have no zone, as the file has none.
 *
 * Failures: `source-damaged` where binary data is declared that is not there, `source-too-complex`.
 */
export const readRichText: ReadFormat = (source) => Promise.resolve(withinLimits(() => read(source)));

function read({ bytes }: SourceBytes): Result<FormatReading> {
  const warnings: string[] = [];
  const report = leftOut();
  const links = linkTargets();
  const document = richTextDocument(
    bytes,
    report,
    (sentence) => {
      if (warnings.length < 50 && !warnings.includes(sentence)) warnings.push(sentence);
    },
    (target) => links.note(target, ''),
  );
  if (document.end === 'cut') return cut;
  if (document.end === 'open')
    warnings.push(
      'The file ends before the document does, so its end may be missing. Ask whoever sent it for a whole copy.',
    );
  const writing = beginWriting();
  writeStory(writing, document.body, null);
  const title = titleOf(document.body);
  for (const part of ['footnote', 'endnote'] as const) {
    for (let at = 0; at < writing.notes.length; at += 1) {
      const waiting = writing.notes[at];
      if (waiting?.note.part === part) writeStory(writing, waiting.note.story, part, waiting);
    }
  }
  writeComments(writing);
  const told = new Set<string>();
  for (const wanted of ['header', 'footer'] as const) {
    for (const { part, story } of document.edges) {
      const content = `${part} ${JSON.stringify(story.blocks)}`;
      if (part !== wanted || told.has(content)) continue;
      told.add(content);
      writeStory(writing, story, part);
    }
  }
  for (const place of writing.commentPlaces()) writing.out.addComment(place.start, place.end, place.comment);
  const { text, drafts, marks } = writing.out.finish();
  const sentence = links.sentence();
  if (sentence !== null) report.say(sentence);
  const children = document.objects.map((object, at) => ({
    fileName: `object ${at + 1}.bin`,
    bytes: object,
    how: 'embedded' as const,
  }));
  for (const { fileName, bytes: object } of children)
    report.say(
      `“${fileName}” (${sizeInWords(object.byteLength)}) is embedded and was taken in as a document of its own.`,
    );
  const field = (name: string): string | null =>
    document.fields.find((one) => one.name === name)?.value ?? null;
  return success({
    reader: { name: 'rich-text', version: 1 },
    // A file may hold half of a character; the text must not.
    text: text.replace(/\p{Surrogate}/gu, '\ufffd'),
    drafts,
    facts: {
      ...factsOfType('word', 'application/rtf', 'Rich text document'),
      fields: document.fields,
      notCarried: report.sentences(),
    },
    hints: { ...noHints, heading: title, title: field('Title'), author: field('Author') },
    warnings: [...markWarnings(marks), ...warnings],
    furnitureKnown: true,
    marks,
    children,
  });
}

interface WaitingNote {
  readonly note: RichNote;
  readonly label: string;
  readonly block: BlockHandle;
}

interface PlacedComment {
  readonly comment: RichComment;
  readonly at: TextPlace;
  readonly block: BlockHandle;
}

interface Writing {
  readonly out: WrittenText;
  readonly notes: WaitingNote[];
  readonly comments: PlacedComment[];
  readonly starts: Map<string, TextPlace>;
  readonly ends: Map<string, TextPlace>;
  readonly labelOf: (note: RichNote) => string;
  readonly commentPlaces: () => readonly {
    readonly start: TextPlace;
    readonly end: TextPlace;
    readonly comment: Parameters<WrittenText['addComment']>[2];
  }[];
}

function beginWriting(): Writing {
  const counts = { footnote: 0, endnote: 0 };
  const comments: PlacedComment[] = [];
  const starts = new Map<string, TextPlace>();
  const ends = new Map<string, TextPlace>();
  return {
    out: writtenText(),
    notes: [],
    comments,
    starts,
    ends,
    labelOf: ({ part }) => {
      counts[part] += 1;
      return `[${numberInForm(counts[part], part === 'footnote' ? 'decimal' : 'lower-roman')}]`;
    },
    commentPlaces: () =>
      comments.map(({ comment, at, block }) => {
        const reference = comment.reference ?? '';
        const start = starts.get(reference) ?? at;
        return {
          start,
          end: ends.get(reference) ?? (start === at ? at : start),
          comment: { by: comment.by, at: comment.at, block, replyTo: null, resolved: false },
        };
      }),
  };
}

function titleOf(body: RichStory): string | null {
  const block = body.blocks.find(({ isTitle, pieces }) => isTitle && plainWords(pieces) !== '');
  return block === undefined ? null : plainWords(block.pieces);
}

function plainWords(pieces: readonly RichPiece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : ''))
    .join('')
    .trim();
}

function writeStory(writing: Writing, story: RichStory, part: BlockPart | null, note?: WaitingNote): void {
  let first = note;
  for (const block of story.blocks) {
    beginRichBlock(writing.out, block, part, first?.block);
    const boxes = writePieces(writing, block.pieces, note?.label ?? null);
    writing.out.endBlock(block.end);
    if (first !== undefined && first.block.number !== null) first = undefined;
    for (const box of boxes) writeStory(writing, box, part);
  }
}

function beginRichBlock(
  out: WrittenText,
  block: RichBlock,
  part: BlockPart | null,
  handle: BlockHandle | undefined,
): void {
  const furniture = part === 'header' || part === 'footer';
  const beside = part === null ? {} : { part };
  if (block.row !== null) {
    const { table, row } = block.row;
    const own = part === null ? ({ kind: 'row', sheet: `Table ${table}`, row } as const) : null;
    out.beginBlock({ kind: 'table-row', own, furniture, ...beside }, handle);
    return;
  }
  const number = /^\(?(\d{1,4}(?:\.\d{1,4}){1,5})[.):]?$/u.exec(block.label.trim())?.[1];
  const isLabelled = block.label.trim() !== '';
  const kind: BlockKind =
    block.level !== null
      ? 'heading'
      : number !== undefined
        ? 'paragraph'
        : isLabelled
          ? 'list-item'
          : 'paragraph';
  out.beginBlock(
    {
      kind,
      ...(block.level === null ? {} : { level: block.level }),
      own:
        number !== undefined && kind === 'paragraph' && part === null
          ? { kind: 'paragraph', label: number }
          : null,
      furniture,
      ...beside,
      ...(isLabelled ? { label: block.label } : {}),
    },
    handle,
  );
}

/** Writes pieces into the open block; the boxes among them are told after it. */
function writePieces(
  writing: Writing,
  pieces: readonly RichPiece[],
  label: string | null,
): readonly RichStory[] {
  const { out } = writing;
  const boxes: RichStory[] = [];
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'text':
        out.add(piece.text, piece.states);
        break;
      case 'reference': {
        const { note } = piece;
        if (note === null) break;
        const shown = writing.labelOf(note);
        const block: BlockHandle = { number: null };
        writing.notes.push({ note, label: shown, block });
        const start = out.here();
        out.add(shown, piece.states);
        out.addReference(start, block);
        break;
      }
      case 'own-sign':
        if (label !== null) out.add(label);
        break;
      case 'comment-start':
        writing.starts.set(piece.reference, out.here());
        break;
      case 'comment-end':
        writing.ends.set(piece.reference, out.here());
        break;
      case 'comment':
        writing.comments.push({ comment: piece.comment, at: out.here(), block: { number: null } });
        break;
      case 'box':
      default:
        boxes.push(piece.story);
        break;
    }
  }
  return boxes;
}

/** Each comment as one block, its paragraphs as lines. */
function writeComments(writing: Writing): void {
  const { out } = writing;
  const known = writing.comments.length;
  for (const { comment, block } of writing.comments.slice(0, known)) {
    out.beginBlock({ kind: 'paragraph', part: 'comment' }, block);
    comment.story.blocks
      .filter(({ pieces }) => plainWords(pieces) !== '')
      .forEach(({ pieces }, at) => {
        if (at > 0) out.add('\n');
        writePieces(writing, pieces, null);
      });
    out.endBlock();
  }
}

const cut = failure(
  'source-damaged',
  'This Rich Text document is damaged: it declares more data than it holds. Ask whoever sent it for a whole copy.',
);
