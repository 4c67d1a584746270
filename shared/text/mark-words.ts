import { dateInWords, type TextMark } from '../model/index.ts';

/** When a mark was made, in words: `3 May 2019` for a date, else as the source has it; null where it says nothing. */
export function writtenDate(at: string | null): string | null {
  if (at === null || at.trim() === '') return null;
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(at)?.[0];
  return day === undefined ? at.trim() : dateInWords({ value: day, precision: 'day' }, 'long');
}

/** Who made a mark and when, as far as the source says: ` by A. Person, 3 May 2019`. */
function byWhom(mark: { readonly by: string | null; readonly at: string | null }): string {
  const date = writtenDate(mark.at);
  return `${mark.by === null ? '' : ` by ${mark.by}`}${date === null ? '' : `, ${date}`}`;
}

/** What a mark of the source says of its text, with who and when: `Deleted by A. Person, 3 May 2019`. */
export function markWords(mark: TextMark): string {
  switch (mark.kind) {
    case 'inserted':
      return `${mark.moved === true ? 'Moved here' : 'Inserted'}${byWhom(mark)}`;
    case 'deleted':
      return `${mark.moved === true ? 'Moved away' : 'Deleted'}${byWhom(mark)}`;
    case 'comment':
      return `${mark.replyTo === undefined ? 'Comment' : 'Answer'}${byWhom(mark)}${mark.resolved === true ? ', resolved' : ''}`;
    case 'highlight':
      return `Highlighted${byWhom(mark)}`;
    case 'note-reference':
      return 'Reference to a note';
    case 'unsure':
      return `Recognised with ${String(mark.confidence)} % confidence`;
    case 'hidden':
      return 'Hidden in the source';
    case 'covered':
      return `${mark.words === 1 ? 'One word' : `${mark.words.toLocaleString('en-GB')} words`} covered in the source and left out here`;
  }
}

/** The most changes that a sentence names one by one. */
const named = 4;

/**
 * Says which tracked changes and hidden text a span holds, or null where it holds none: `Contains text deleted in tracked changes
 * by A. Person, 3 May 2019.` Changes to white space alone are not told; that covered words were left out is told of places inside.
 */
export function changesInSpan(
  text: string,
  marks: readonly TextMark[],
  start: number,
  end: number,
): string | null {
  const found = new Set<string>();
  for (const mark of marks) {
    if (mark.start >= end) break;
    if (mark.kind === 'covered' && mark.start > start) {
      found.add('a place where words covered in the source were left out');
    }
    if (mark.kind !== 'inserted' && mark.kind !== 'deleted' && mark.kind !== 'hidden') continue;
    const shared = text.slice(Math.max(0, start, mark.start), Math.min(end, mark.end));
    if (mark.end <= start || shared.trim() === '') continue;
    if (mark.kind === 'hidden') found.add('text hidden in the source');
    else found.add(`text ${mark.kind} in tracked changes${byWhom(mark)}`);
  }
  if (found.size === 0) return null;
  const parts = [...found];
  const more = parts.length - named;
  const list = more > 0 ? [...parts.slice(0, named), `${String(more)} more`] : parts;
  const last = list.pop();
  return `Contains ${list.length === 0 ? '' : `${list.join('; ')}; and `}${last ?? ''}.`;
}

/** The text of a comment or of the note on a highlight; empty where it has none. */
export function commentText(
  mark: TextMark,
  text: string,
  blocks: readonly { readonly start: number; readonly end: number }[],
): string {
  if (mark.kind === 'highlight') return mark.text ?? '';
  if (mark.kind !== 'comment') return '';
  const block = mark.block === null ? undefined : blocks[mark.block - 1];
  return block === undefined ? (mark.text ?? '') : text.slice(block.start, block.end);
}
