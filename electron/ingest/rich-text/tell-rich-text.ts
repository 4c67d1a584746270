import { isSymbolFont, symbolCharacter } from '../written/symbol-characters.ts';
import type { LeftOut } from '../written/not-carried.ts';
import { TooMuchText } from '../written/written-limits.ts';
import type { TextState } from '../written/written-text.ts';
import { decodeCodePage } from './code-pages.ts';
import { packedDate } from './packed-date.ts';
import type { RichTextReading } from './rich-text-reading.ts';
import { noStates, type RichPiece, type RichStory } from './rich-text-stories.ts';

/** The most pieces of text with one look each. */
const mostPieces = 2_000_000;

/** Bytes of embedded objects that are kept, in hexadecimal digits. */
const mostObjectDigits = 200 * 1024 * 1024;

/** Gives text to where text goes now. */
export function addText(reading: RichTextReading, text: string): void {
  const { destination } = reading.state;
  switch (destination.kind) {
    case 'story': {
      const { story } = destination;
      const states = statesNow(reading);
      if (reading.state.inTable && story.label !== '') {
        addPiece(reading, story, { kind: 'text', text: story.label, states: noStates });
        story.label = '';
      }
      const last = story.pieces.at(-1);
      if (last?.kind === 'text' && sameStates(last.states, states)) last.text += text;
      else addPiece(reading, story, { kind: 'text', text, states });
      break;
    }
    case 'label':
      if (destination.story.label.length < 200) destination.story.label += text;
      break;
    case 'words':
    case 'fonts':
    case 'styles':
    case 'authors':
      if (destination.text.length < 20_000) destination.text += text;
      break;
    case 'object':
      destination.length += text.length;
      if (destination.length > mostObjectDigits) throw new TooMuchText();
      destination.digits.push(text);
      break;
    default:
      break;
  }
}

/** Tells a character, unless it is the plain form of one that was told. */
export function add(reading: RichTextReading, text: string): void {
  flush(reading);
  if (reading.toSkip > 0) {
    reading.toSkip -= 1;
    return;
  }
  addText(reading, text);
}

/** Tells the bytes that wait: characters of several bytes are decoded when all of them are there. */
export function flush(reading: RichTextReading): void {
  if (reading.pending.length === 0) return;
  const taken = reading.pending.splice(0);
  if (reading.state.destination.kind === 'skip') return;
  const font = reading.fonts.get(reading.state.font);
  const isName = reading.state.destination.kind !== 'story' && reading.state.destination.kind !== 'label';
  if (font !== undefined && !isName && isSymbolFont(font.name)) {
    addText(reading, taken.map((byte) => signOf(font.name, byte, reading.report)).join(''));
    return;
  }
  addText(reading, decodeCodePage(taken, (isName ? null : font?.codePage) ?? reading.codePage));
}

/** Adds a piece to a story. Throws `TooMuchText` where there are more than anybody has written. */
export function addPiece(reading: RichTextReading, story: RichStory, piece: RichPiece): void {
  reading.pieces += 1;
  if (reading.pieces > mostPieces) throw new TooMuchText();
  story.pieces.push(piece);
}

/** What is said about the text that comes now. */
export function statesNow(reading: RichTextReading): readonly TextState[] {
  const { state, authors } = reading;
  const states: TextState[] = [];
  const who = (at: number): string | null => authors[at] ?? null;
  if (state.isInserted)
    states.push({
      kind: 'inserted',
      by: who(state.insertedBy),
      at: packedDate(state.insertedAt),
    });
  if (state.isDeleted)
    states.push({
      kind: 'deleted',
      by: who(state.deletedBy),
      at: packedDate(state.deletedAt),
    });
  if (state.moved !== null) {
    const kind = state.moved === 'to' ? ('inserted' as const) : ('deleted' as const);
    states.push({ kind, by: who(state.movedBy), at: packedDate(state.movedAt), moved: true });
  }
  if (state.isHidden) states.push({ kind: 'hidden', why: 'invisible' });
  return states.length === 0 ? noStates : states;
}

function sameStates(one: readonly TextState[], other: readonly TextState[]): boolean {
  return one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other));
}

function signOf(font: string, byte: number, report: LeftOut): string {
  const known = symbolCharacter(font, byte);
  if (known !== null) return known;
  report.count(
    `sign of the font ${font} has no known character and is kept by its number`,
    `signs of the font ${font} have no known characters and are kept by their numbers`,
  );
  return String.fromCharCode(0xf000 + byte);
}
