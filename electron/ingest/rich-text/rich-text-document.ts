import type { NamedValue } from '../../../shared/model/index.ts';
import type { LeftOut } from '../written/not-carried.ts';
import { isSymbolFont, symbolCharacter } from '../written/symbol-characters.ts';
import { TooMuchText, writtenLimits } from '../written/written-limits.ts';
import type { TextState } from '../written/written-text.ts';
import { lateDestinations, passedDestinations, signs, skippedDestinations } from './control-words.ts';
import { codePageOfCharset, decodeCodePage, isKnownCodePage } from './code-pages.ts';
import {
  emptyStory,
  type RichComment,
  type RichNote,
  type RichPiece,
  type RichStory,
} from './rich-text-stories.ts';
import { walkRichText, type RichTextEnd } from './rich-text-tokens.ts';

/** A Rich Text document taken apart. */
export interface RichTextDocument {
  readonly end: RichTextEnd;
  readonly body: RichStory;
  readonly edges: readonly { readonly part: 'header' | 'footer'; readonly story: RichStory }[];
  readonly fields: readonly NamedValue[];
  /** Embedded objects, as the file holds them. */
  readonly objects: readonly Uint8Array[];
}

/** Where text goes. */
type Destination =
  | { readonly kind: 'story'; readonly story: RichStory }
  | { readonly kind: 'skip' }
  | { readonly kind: 'label'; readonly story: RichStory }
  /** Text that is kept aside and given to `done` when its group ends. */
  | { readonly kind: 'words'; text: string; readonly done: (text: string) => void }
  | { readonly kind: 'fonts' | 'styles' | 'authors'; text: string }
  | { readonly kind: 'object'; readonly digits: string[]; length: number };

interface Font {
  name: string;
  codePage: number | null;
}

interface Style {
  name: string;
  level: number | null;
}

/** What a group inherits and gives back at its end. */
interface GroupState {
  destination: Destination;
  font: number;
  style: number;
  unicodeSkip: number;
  isHidden: boolean;
  isInserted: boolean;
  isDeleted: boolean;
  moved: 'from' | 'to' | null;
  insertedBy: number;
  insertedAt: number;
  deletedBy: number;
  deletedAt: number;
  movedBy: number;
  movedAt: number;
  inTable: boolean;
  level: number | null;
  /** True right after the brace, until anything comes. */
  isFresh: boolean;
  isOptional: boolean;
}

/** Groups may lie in one another this deep. */
const deepest = 10_000;

/** The most pieces of text with one look each. */
const mostPieces = 2_000_000;

/** Bytes of embedded objects that are kept, in hexadecimal digits. */
const mostObjectDigits = 200 * 1024 * 1024;

const noStates: readonly TextState[] = [];

/** Takes a document apart. Throws `TooMuchText` where a limit is reached. */
export function richTextDocument(
  bytes: Uint8Array,
  report: LeftOut,
  warn: (sentence: string) => void,
  noteLink: (target: string) => void,
): RichTextDocument {
  const body = emptyStory();
  const edges: { readonly part: 'header' | 'footer'; readonly story: RichStory }[] = [];
  const fields: NamedValue[] = [];
  const objects: Uint8Array[] = [];
  const fonts = new Map<number, Font>();
  const styles = new Map<number, Style>();
  const authors: string[] = [];
  const stack: GroupState[] = [];
  const pending: number[] = [];
  let codePage = 1252;
  let usualFont = 0;
  let toSkip = 0;
  let tables = 0;
  let pieces = 0;
  let commentBy: string | null = null;
  let openComment: RichComment | null = null;
  let openNote: RichNote | null = null;
  let date: Record<string, number> | null = null;
  let state: GroupState = freshState({ kind: 'story', story: body });

  const statesNow = (): readonly TextState[] => {
    const states: TextState[] = [];
    const who = (at: number): string | null => authors[at] ?? null;
    if (state.isInserted)
      states.push({ kind: 'inserted', by: who(state.insertedBy), at: dateOf(state.insertedAt) });
    if (state.isDeleted)
      states.push({ kind: 'deleted', by: who(state.deletedBy), at: dateOf(state.deletedAt) });
    if (state.moved !== null) {
      const kind = state.moved === 'to' ? ('inserted' as const) : ('deleted' as const);
      states.push({ kind, by: who(state.movedBy), at: dateOf(state.movedAt), moved: true });
    }
    if (state.isHidden) states.push({ kind: 'hidden', why: 'invisible' });
    return states.length === 0 ? noStates : states;
  };
  const addPiece = (story: RichStory, piece: RichPiece): void => {
    pieces += 1;
    if (pieces > mostPieces) throw new TooMuchText();
    story.pieces.push(piece);
  };
  const addText = (text: string): void => {
    const { destination } = state;
    switch (destination.kind) {
      case 'story': {
        const { story } = destination;
        const states = statesNow();
        if (state.inTable && story.label !== '') {
          addPiece(story, { kind: 'text', text: story.label, states: noStates });
          story.label = '';
        }
        const last = story.pieces.at(-1);
        if (last?.kind === 'text' && sameStates(last.states, states)) last.text += text;
        else addPiece(story, { kind: 'text', text, states });
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
  };
  /** Characters of several bytes are decoded when all of them are there. */
  const flush = (): void => {
    if (pending.length === 0) return;
    const taken = pending.splice(0);
    if (state.destination.kind === 'skip') return;
    const font = fonts.get(state.font);
    const isName = state.destination.kind !== 'story' && state.destination.kind !== 'label';
    if (font !== undefined && !isName && isSymbolFont(font.name)) {
      addText(taken.map((byte) => signOf(font.name, byte, report)).join(''));
      return;
    }
    addText(decodeCodePage(taken, (isName ? null : font?.codePage) ?? codePage));
  };
  const add = (text: string): void => {
    flush();
    if (toSkip > 0) {
      toSkip -= 1;
      return;
    }
    addText(text);
  };

  const endParagraph = (story: RichStory): void => {
    if (state.inTable && story === storyOf(state)) {
      addPiece(story, { kind: 'text', text: '\n', states: statesNow() });
      return;
    }
    endRow(story);
    pushBlock(
      story,
      story.pieces,
      null,
      statesNow().filter(({ kind }) => kind !== 'hidden'),
    );
    story.pieces = [];
  };
  const pushBlock = (
    story: RichStory,
    blockPieces: readonly RichPiece[],
    row: { readonly table: number; readonly row: number } | null,
    end: readonly TextState[],
  ): void => {
    if (story.blocks.length > writtenLimits.blocks * 5) throw new TooMuchText();
    const style = styles.get(state.style);
    const level = state.level ?? style?.level ?? null;
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
  };
  const endCell = (story: RichStory): void => {
    const last = story.pieces.at(-1);
    if (last?.kind === 'text' && last.text.endsWith('\n')) last.text = last.text.slice(0, -1);
    story.label = '';
    story.cells.push(story.pieces);
    story.pieces = [];
  };
  const endRow = (story: RichStory): void => {
    if (story.cells.length === 0) return;
    const cells = story.cells;
    story.cells = [];
    const row: RichPiece[] = [];
    cells.forEach((cell, at) => {
      if (at > 0) row.push({ kind: 'text', text: '\t', states: noStates });
      for (const piece of cell) row.push(piece);
    });
    if (story.table === null) {
      tables += 1;
      story.table = { number: tables, rows: 0 };
    }
    story.table.rows += 1;
    pushBlock(story, row, { table: story.table.number, row: story.table.rows }, noStates);
  };
  const closeStory = (story: RichStory): void => {
    if (story.cells.length > 0) {
      if (story.pieces.length > 0) endCell(story);
      endRow(story);
    }
    if (story.pieces.length > 0) pushBlock(story, story.pieces, null, noStates);
    story.pieces = [];
  };

  /** A group whose words are a property of the document. */
  const field = (name: string): Destination => ({
    kind: 'words',
    text: '',
    done: (text) => {
      if (text.trim() !== '' && fields.length < 200)
        fields.push({ name, value: text.trim().slice(0, 2_000) });
    },
  });
  const fieldOfDate = (name: string): Destination => {
    date = {};
    const parts = date;
    return {
      kind: 'words',
      text: '',
      done: () => {
        const two = (part: string): string => String(parts[part] ?? 0).padStart(2, '0');
        if (parts['yr'] !== undefined && parts['yr'] > 0)
          fields.push({ name, value: `${parts['yr']}-${two('mo')}-${two('dy')}T${two('hr')}:${two('min')}` });
      },
    };
  };
  const words = (done: (text: string) => void): Destination => ({ kind: 'words', text: '', done });
  const intoStory = (begin: (outer: RichStory) => RichStory): Destination | null => {
    const outer = storyOf(state);
    if (outer === null) return { kind: 'skip' };
    state.inTable = false;
    state.level = null;
    return { kind: 'story', story: begin(outer) };
  };

  /** The destination that a word at the beginning of a group leads to; undefined where it leads to none. */
  const destinationOf = (word: string): Destination | null | undefined => {
    switch (word) {
      case 'fonttbl':
        return { kind: 'fonts', text: '' };
      case 'stylesheet':
        return { kind: 'styles', text: '' };
      case 'revtbl':
        return { kind: 'authors', text: '' };
      case 'listtext':
      case 'pntext': {
        const story = storyOf(state);
        return story === null ? { kind: 'skip' } : { kind: 'label', story };
      }
      case 'footnote':
        return intoStory((outer) => {
          const note: RichNote = { part: 'footnote', story: emptyStory() };
          openNote = note;
          const reference = outer.pieces.findLast((piece) => piece.kind === 'reference');
          if (reference !== undefined && reference.note === null) reference.note = note;
          else outer.pieces.push({ kind: 'reference', note, states: noStates });
          return note.story;
        });
      case 'annotation':
        return intoStory((outer) => {
          const comment: RichComment = { reference: null, by: commentBy, at: null, story: emptyStory() };
          openComment = comment;
          commentBy = null;
          addPiece(outer, { kind: 'comment', comment });
          return comment.story;
        });
      case 'shptxt':
      case 'dptxbxtext':
        return intoStory((outer) => {
          const story = emptyStory();
          addPiece(outer, { kind: 'box', story });
          return story;
        });
      case 'header':
      case 'headerl':
      case 'headerr':
      case 'headerf':
      case 'footer':
      case 'footerl':
      case 'footerr':
      case 'footerf':
        return intoStory(() => {
          const story = emptyStory();
          edges.push({ part: word.startsWith('header') ? 'header' : 'footer', story });
          return story;
        });
      case 'atrfstart':
      case 'atrfend': {
        const story = storyOf(state);
        const kind = word === 'atrfstart' ? 'comment-start' : 'comment-end';
        return words((text) => {
          if (story !== null) addPiece(story, { kind, reference: text.trim() });
        });
      }
      case 'atnauthor':
        return words((text) => (commentBy = text.trim() === '' ? null : text.trim()));
      case 'atnref':
      case 'atndate': {
        const comment = openComment?.story === storyOf(state) ? openComment : null;
        return words((text) => {
          if (comment === null) return;
          if (word === 'atnref') comment.reference = text.trim();
          else comment.at = dateOf(Number(text.trim()));
        });
      }
      case 'fldinst':
        return words((text) => {
          const target = /^\s*HYPERLINK\s+"([^"]*)"/iu.exec(text)?.[1];
          if (target !== undefined) noteLink(target);
        });
      case 'template':
        return words((text) => warn(outside('a template', text)));
      case 'title':
        return field('Title');
      case 'subject':
        return field('Subject');
      case 'author':
        return field('Author');
      case 'operator':
        return field('Last modified by');
      case 'company':
        return field('Company');
      case 'manager':
        return field('Manager');
      case 'keywords':
        return field('Keywords');
      case 'doccomm':
        return field('Comments');
      case 'category':
        return field('Category');
      case 'generator':
        return field('Program');
      case 'creatim':
        return fieldOfDate('Created');
      case 'revtim':
        return fieldOfDate('Modified');
      case 'printim':
        return fieldOfDate('Last printed');
      case 'objdata':
        return { kind: 'object', digits: [], length: 0 };
      case 'pict':
        report.count('picture');
        return { kind: 'skip' };
      case 'ud':
        return stack.at(-2)?.destination ?? null;
      default:
        return skippedDestinations.has(word)
          ? { kind: 'skip' }
          : passedDestinations.has(word)
            ? null
            : undefined;
    }
  };

  const open = (): void => {
    flush();
    toSkip = 0;
    if (stack.length >= deepest) throw new TooMuchText();
    stack.push(state);
    state = { ...state, isFresh: true, isOptional: false };
  };
  const close = (): void => {
    flush();
    toSkip = 0;
    const { destination } = state;
    const outer = stack.pop();
    if (outer === undefined) return;
    const isOver = destination !== outer.destination;
    if (destination.kind === 'fonts') nameFont(fonts.get(state.font), destination);
    if (destination.kind === 'styles') nameStyle(styles, state.style, destination);
    if (destination.kind === 'authors') nameAuthor(authors, destination);
    state = outer;
    if (!isOver) return;
    if (destination.kind === 'words') destination.done(destination.text);
    else if (destination.kind === 'object') {
      const digits = destination.digits.join('').replace(/[^\da-f]/giu, '');
      if (digits.length > 1) objects.push(new Uint8Array(Buffer.from(digits, 'hex')));
    } else if (destination.kind === 'story') closeStory(destination.story);
  };

  const word = (name: string, number: number | null): void => {
    if (name === 'u' && number !== null) {
      flush();
      toSkip = 0;
      addText(String.fromCharCode(number & 0xffff));
      toSkip = state.unicodeSkip;
      return;
    }
    flush();
    if (toSkip > 0) {
      toSkip -= 1;
      return;
    }
    if (state.isFresh || state.isOptional) {
      state.isFresh = false;
      const destination = destinationOf(name);
      if (destination !== undefined) {
        if (destination !== null && state.destination.kind !== 'skip') state.destination = destination;
        state.isOptional = false;
        return;
      }
      if (state.isOptional) {
        state.isOptional = false;
        state.destination = { kind: 'skip' };
        return;
      }
    } else {
      // Most writers put these at the beginning of a group, but not all do.
      const late = lateDestinations.has(name) ? destinationOf(name) : undefined;
      if (late !== undefined && late !== null && state.destination.kind !== 'skip') {
        state.destination = late;
        return;
      }
    }
    perform(name, number);
  };

  const perform = (name: string, number: number | null): void => {
    const isOn = number !== 0;
    const story = storyOf(state);
    const sign = signs[name];
    if (sign !== undefined) {
      addText(sign);
      return;
    }
    switch (name) {
      case 'par':
      case 'sect':
        if (story !== null) endParagraph(story);
        break;
      case 'cell':
        if (story !== null) endCell(story);
        break;
      case 'row':
        if (story !== null) endRow(story);
        break;
      case 'nestcell':
        if (story !== null) addPiece(story, { kind: 'text', text: '\t', states: noStates });
        break;
      case 'nestrow': {
        const outer = story ?? stack.findLast(({ destination }) => destination.kind === 'story')?.destination;
        const target =
          outer === undefined ? null : 'kind' in outer && outer.kind === 'story' ? outer.story : story;
        const last = target?.pieces.at(-1);
        if (last?.kind === 'text' && last.text === '\t') last.text = '\n';
        break;
      }
      case 'pard':
        state.inTable = false;
        state.level = null;
        state.style = -1;
        break;
      case 'intbl':
        state.inTable = true;
        break;
      case 'plain':
        Object.assign(state, { ...plainLook, font: usualFont });
        break;
      case 's':
        if (state.destination.kind === 'styles' || story !== null) state.style = number ?? 0;
        if (state.destination.kind === 'styles') styles.set(state.style, { name: '', level: null });
        break;
      case 'outlinelevel':
        setLevel(number);
        break;
      case 'f':
        state.font = number ?? 0;
        if (state.destination.kind === 'fonts') fonts.set(state.font, { name: '', codePage: null });
        break;
      case 'fcharset':
      case 'cpg': {
        const font = fonts.get(state.font);
        if (font !== undefined && state.destination.kind === 'fonts')
          font.codePage = name === 'cpg' ? number : (codePageOfCharset(number ?? 0) ?? font.codePage);
        break;
      }
      case 'deff':
        usualFont = number ?? 0;
        state.font = usualFont;
        break;
      case 'ansicpg':
        codePage = number ?? 1252;
        if (!isKnownCodePage(codePage)) warn(unknownCodePage(codePage));
        break;
      case 'mac':
        codePage = 10_000;
        break;
      case 'uc':
        state.unicodeSkip = Math.min(Math.max(0, number ?? 1), 10);
        break;
      case 'v':
        state.isHidden = isOn;
        break;
      case 'revised':
        state.isInserted = isOn;
        break;
      case 'deleted':
        state.isDeleted = isOn;
        break;
      case 'revauth':
        state.insertedBy = number ?? 0;
        break;
      case 'revdttm':
        state.insertedAt = number ?? 0;
        break;
      case 'revauthdel':
        state.deletedBy = number ?? 0;
        break;
      case 'revdttmdel':
        state.deletedAt = number ?? 0;
        break;
      case 'mvf':
      case 'mvt':
        state.moved = isOn ? (name === 'mvf' ? 'from' : 'to') : null;
        break;
      case 'mvauth':
        state.movedBy = number ?? 0;
        break;
      case 'mvdate':
        state.movedAt = number ?? 0;
        break;
      case 'crauth':
      case 'prauth':
        report.count('tracked change of formatting', 'tracked changes of formatting');
        break;
      case 'chftn':
        if (story !== null) {
          const isInNote = story !== body && openNote !== null && story === openNote.story;
          addPiece(
            story,
            isInNote ? { kind: 'own-sign' } : { kind: 'reference', note: null, states: statesNow() },
          );
        }
        break;
      case 'ftnalt':
        if (openNote !== null && story === openNote.story) openNote.part = 'endnote';
        break;
      case 'yr':
      case 'mo':
      case 'dy':
      case 'hr':
      case 'min':
        if (date !== null && number !== null) date[name] = number;
        break;
      case 'object':
        report.count('embedded object');
        break;
      default:
        break;
    }
  };
  const setLevel = (number: number | null): void => {
    const level = number !== null && number >= 0 && number < 9 ? number + 1 : null;
    if (state.destination.kind === 'styles') {
      const style = styles.get(state.style);
      if (style !== undefined) style.level = level;
    } else state.level = level;
  };

  const end = walkRichText(bytes, {
    open,
    close,
    word,
    symbol: (symbol) => {
      if (symbol === '*') {
        flush();
        state.isOptional = true;
        return;
      }
      state.isFresh = false;
      if (symbol === '\n' || symbol === '\r') word('par', null);
      else if (symbol === '~') add('\u00a0');
      else if (symbol === '-') add('\u00ad');
      else if (symbol === '_') add('\u2011');
      else if (symbol === '\\' || symbol === '{' || symbol === '}') add(symbol);
    },
    byte: (byte) => {
      state.isFresh = false;
      if (toSkip > 0) {
        toSkip -= 1;
        return;
      }
      if (state.destination.kind === 'fonts' && byte === 0x3b) {
        flush();
        nameFont(fonts.get(state.font), state.destination);
        return;
      }
      if (pending.length >= 4_096 && byte < 0x80) flush();
      pending.push(byte);
    },
  });
  flush();
  while (stack.length > 0) close();
  closeStory(body);
  return { end, body, edges, fields, objects };
}

function freshState(destination: Destination): GroupState {
  return {
    destination,
    font: 0,
    style: -1,
    unicodeSkip: 1,
    ...plainLook,
    inTable: false,
    level: null,
    isFresh: false,
    isOptional: false,
  };
}

const plainLook = {
  isHidden: false,
  isInserted: false,
  isDeleted: false,
  moved: null,
  insertedBy: 0,
  insertedAt: 0,
  deletedBy: 0,
  deletedAt: 0,
  movedBy: 0,
  movedAt: 0,
} as const;

function storyOf({ destination }: GroupState): RichStory | null {
  return destination.kind === 'story' ? destination.story : null;
}

function sameStates(one: readonly TextState[], other: readonly TextState[]): boolean {
  return one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other));
}

function nameFont(font: Font | undefined, destination: { text: string }): void {
  if (font !== undefined && destination.text.trim() !== '') font.name = destination.text.trim();
  destination.text = '';
}

function nameStyle(styles: Map<number, Style>, number: number, destination: { text: string }): void {
  const name = destination.text.replace(/;.*$/su, '').trim().toLowerCase();
  destination.text = '';
  const style = styles.get(number);
  if (style === undefined || name === '') return;
  style.name = name;
  const level = /^heading ([1-9])$/u.exec(name)?.[1];
  if (level !== undefined) style.level ??= Number(level);
}

function nameAuthor(authors: string[], destination: { text: string }): void {
  const name = destination.text.replace(/;\s*$/u, '').trim();
  destination.text = '';
  if (name !== '' && authors.length < 10_000) authors.push(name);
}

/** A date in the packed form of Word (DTTM), without a zone, as it has none; null where it holds none. */
function dateOf(packed: number): string | null {
  if (!Number.isInteger(packed) || packed === 0) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  const [minute, hour, day] = [packed & 0x3f, (packed >>> 6) & 0x1f, (packed >>> 11) & 0x1f];
  const [month, year] = [(packed >>> 16) & 0xf, 1900 + ((packed >>> 20) & 0x1ff)];
  return month === 0 || day === 0 ? null : `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
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

function outside(what: string, target: string): string {
  return `The document refers to ${what} outside it, at “${target.trim().slice(0, 300)}”. It was not opened, and is not part of the text.`;
}

function unknownCodePage(codePage: number): string {
  return `The document is written in code page ${codePage}, which is not known here; it was read as Windows-1252, so letters beyond English may be wrong.`;
}
