import type { NamedValue } from '../../../shared/model/index.ts';
import type { LeftOut } from '../written/not-carried.ts';
import { TooMuchText } from '../written/written-limits.ts';
import { lateDestinations } from './control-words.ts';
import { performControlWord } from './perform-control-word.ts';
import { closeStory } from './rich-text-blocks.ts';
import { destinationOf } from './rich-text-destinations.ts';
import { beginReading, type RichTextReading } from './rich-text-reading.ts';
import type { RichStory } from './rich-text-stories.ts';
import { nameAuthor, nameFont, nameStyle } from './rich-text-tables.ts';
import { walkRichText, type RichTextEnd } from './rich-text-tokens.ts';
import { add, addText, flush } from './tell-rich-text.ts';

/** A Rich Text document taken apart. */
export interface RichTextDocument {
  readonly end: RichTextEnd;
  readonly body: RichStory;
  readonly edges: readonly { readonly part: 'header' | 'footer'; readonly story: RichStory }[];
  readonly fields: readonly NamedValue[];
  /** Embedded objects, as the file holds them. */
  readonly objects: readonly Uint8Array[];
}

/** Groups may lie in one another this deep. */
const deepest = 10_000;

/** Takes a document apart. Throws `TooMuchText` where a limit is reached. */
export function richTextDocument(
  bytes: Uint8Array,
  report: LeftOut,
  warn: (sentence: string) => void,
  noteLink: (target: string) => void,
): RichTextDocument {
  const reading = beginReading(report, warn, noteLink);
  const end = walkRichText(bytes, {
    open: () => open(reading),
    close: () => close(reading),
    word: (name, number) => word(reading, name, number),
    symbol: (symbol) => {
      if (symbol === '*') {
        flush(reading);
        reading.state.isOptional = true;
        return;
      }
      reading.state.isFresh = false;
      if (symbol === '\n' || symbol === '\r') word(reading, 'par', null);
      else if (symbol === '~') add(reading, '\u00a0');
      else if (symbol === '-') add(reading, '\u00ad');
      else if (symbol === '_') add(reading, '\u2011');
      else if (symbol === '\\' || symbol === '{' || symbol === '}') add(reading, symbol);
    },
    byte: (byte) => {
      reading.state.isFresh = false;
      if (reading.toSkip > 0) {
        reading.toSkip -= 1;
        return;
      }
      if (reading.state.destination.kind === 'fonts' && byte === 0x3b) {
        flush(reading);
        nameFont(reading.fonts.get(reading.state.font), reading.state.destination);
        return;
      }
      if (reading.pending.length >= 4_096 && byte < 0x80) flush(reading);
      reading.pending.push(byte);
    },
  });
  flush(reading);
  while (reading.stack.length > 0) close(reading);
  closeStory(reading, reading.body);
  const { body, edges, fields, objects } = reading;
  return { end, body, edges, fields, objects };
}

function open(reading: RichTextReading): void {
  flush(reading);
  reading.toSkip = 0;
  if (reading.stack.length >= deepest) throw new TooMuchText();
  reading.stack.push(reading.state);
  reading.state = { ...reading.state, isFresh: true, isOptional: false };
}

function close(reading: RichTextReading): void {
  flush(reading);
  reading.toSkip = 0;
  const { destination } = reading.state;
  const outer = reading.stack.pop();
  if (outer === undefined) return;
  const isOver = destination !== outer.destination;
  if (destination.kind === 'fonts') nameFont(reading.fonts.get(reading.state.font), destination);
  if (destination.kind === 'styles') nameStyle(reading.styles, reading.state.style, destination);
  if (destination.kind === 'authors') nameAuthor(reading.authors, destination);
  reading.state = outer;
  if (!isOver) return;
  if (destination.kind === 'words') destination.done(destination.text);
  else if (destination.kind === 'object') {
    const digits = destination.digits.join('').replace(/[^\da-f]/giu, '');
    if (digits.length > 1) reading.objects.push(new Uint8Array(Buffer.from(digits, 'hex')));
  } else if (destination.kind === 'story') closeStory(reading, destination.story);
}

function word(reading: RichTextReading, name: string, number: number | null): void {
  if (name === 'u' && number !== null) {
    flush(reading);
    reading.toSkip = 0;
    addText(reading, String.fromCharCode(number & 0xffff));
    reading.toSkip = reading.state.unicodeSkip;
    return;
  }
  flush(reading);
  if (reading.toSkip > 0) {
    reading.toSkip -= 1;
    return;
  }
  if (reading.state.isFresh || reading.state.isOptional) {
    reading.state.isFresh = false;
    const destination = destinationOf(reading, name);
    if (destination !== undefined) {
      if (destination !== null && reading.state.destination.kind !== 'skip')
        reading.state.destination = destination;
      reading.state.isOptional = false;
      return;
    }
    if (reading.state.isOptional) {
      reading.state.isOptional = false;
      reading.state.destination = { kind: 'skip' };
      return;
    }
  } else {
    // Most writers put these at the beginning of a group, but not all do.
    const late = lateDestinations.has(name) ? destinationOf(reading, name) : undefined;
    if (late !== undefined && late !== null && reading.state.destination.kind !== 'skip') {
      reading.state.destination = late;
      return;
    }
  }
  performControlWord(reading, name, number);
}
