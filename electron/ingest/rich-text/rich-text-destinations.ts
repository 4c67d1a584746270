import { passedDestinations, skippedDestinations } from './control-words.ts';
import { packedDate } from './packed-date.ts';
import { storyOf, type Destination } from './rich-text-groups.ts';
import type { RichTextReading } from './rich-text-reading.ts';
import {
  emptyStory,
  noStates,
  type RichComment,
  type RichNote,
  type RichStory,
} from './rich-text-stories.ts';
import { addPiece } from './tell-rich-text.ts';

/** The destination that a word at the beginning of a group leads to: null where text goes on as before; undefined where the word leads to none. */
export function destinationOf(reading: RichTextReading, word: string): Destination | null | undefined {
  switch (word) {
    case 'fonttbl':
      return { kind: 'fonts', text: '' };
    case 'stylesheet':
      return { kind: 'styles', text: '' };
    case 'revtbl':
      return { kind: 'authors', text: '' };
    case 'listtext':
    case 'pntext': {
      const story = storyOf(reading.state);
      return story === null ? { kind: 'skip' } : { kind: 'label', story };
    }
    case 'footnote':
      return intoStory(reading, (outer) => {
        const note: RichNote = { part: 'footnote', story: emptyStory() };
        reading.openNote = note;
        const reference = outer.pieces.findLast((piece) => piece.kind === 'reference');
        if (reference !== undefined && reference.note === null) reference.note = note;
        else outer.pieces.push({ kind: 'reference', note, states: noStates });
        return note.story;
      });
    case 'annotation':
      return intoStory(reading, (outer) => {
        const comment: RichComment = {
          reference: null,
          by: reading.commentBy,
          at: null,
          story: emptyStory(),
        };
        reading.openComment = comment;
        reading.commentBy = null;
        addPiece(reading, outer, { kind: 'comment', comment });
        return comment.story;
      });
    case 'shptxt':
    case 'dptxbxtext':
      return intoStory(reading, (outer) => {
        const story = emptyStory();
        addPiece(reading, outer, { kind: 'box', story });
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
      return intoStory(reading, () => {
        const story = emptyStory();
        reading.edges.push({ part: word.startsWith('header') ? 'header' : 'footer', story });
        return story;
      });
    case 'atrfstart':
    case 'atrfend': {
      const story = storyOf(reading.state);
      const kind = word === 'atrfstart' ? 'comment-start' : 'comment-end';
      return words((text) => {
        if (story !== null) addPiece(reading, story, { kind, reference: text.trim() });
      });
    }
    case 'atnauthor':
      return words((text) => (reading.commentBy = text.trim() === '' ? null : text.trim()));
    case 'atnref':
    case 'atndate': {
      const comment = reading.openComment?.story === storyOf(reading.state) ? reading.openComment : null;
      return words((text) => {
        if (comment === null) return;
        if (word === 'atnref') comment.reference = text.trim();
        else comment.at = packedDate(Number(text.trim()));
      });
    }
    case 'fldinst':
      return words((text) => {
        const target = /^\s*HYPERLINK\s+"([^"]*)"/iu.exec(text)?.[1];
        if (target !== undefined) reading.noteLink(target);
      });
    case 'template':
      return words((text) => reading.warn(outside('a template', text)));
    case 'title':
      return field(reading, 'Title');
    case 'subject':
      return field(reading, 'Subject');
    case 'author':
      return field(reading, 'Author');
    case 'operator':
      return field(reading, 'Last modified by');
    case 'company':
      return field(reading, 'Company');
    case 'manager':
      return field(reading, 'Manager');
    case 'keywords':
      return field(reading, 'Keywords');
    case 'doccomm':
      return field(reading, 'Comments');
    case 'category':
      return field(reading, 'Category');
    case 'generator':
      return field(reading, 'Program');
    case 'creatim':
      return fieldOfDate(reading, 'Created');
    case 'revtim':
      return fieldOfDate(reading, 'Modified');
    case 'printim':
      return fieldOfDate(reading, 'Last printed');
    case 'objdata':
      return { kind: 'object', digits: [], length: 0 };
    case 'pict':
      reading.report.count('picture');
      return { kind: 'skip' };
    case 'ud':
      return reading.stack.at(-2)?.destination ?? null;
    default:
      return skippedDestinations.has(word)
        ? { kind: 'skip' }
        : passedDestinations.has(word)
          ? null
          : undefined;
  }
}

/** A group whose words are a property of the document. */
function field(reading: RichTextReading, name: string): Destination {
  return {
    kind: 'words',
    text: '',
    done: (text) => {
      if (text.trim() !== '' && reading.fields.length < 200)
        reading.fields.push({ name, value: text.trim().slice(0, 2_000) });
    },
  };
}

function fieldOfDate(reading: RichTextReading, name: string): Destination {
  reading.date = {};
  const parts = reading.date;
  return {
    kind: 'words',
    text: '',
    done: () => {
      const two = (part: string): string => String(parts[part] ?? 0).padStart(2, '0');
      if (parts['yr'] !== undefined && parts['yr'] > 0)
        reading.fields.push({
          name,
          value: `${parts['yr']}-${two('mo')}-${two('dy')}T${two('hr')}:${two('min')}`,
        });
    },
  };
}

function words(done: (text: string) => void): Destination {
  return { kind: 'words', text: '', done };
}

function intoStory(reading: RichTextReading, begin: (outer: RichStory) => RichStory): Destination | null {
  const outer = storyOf(reading.state);
  if (outer === null) return { kind: 'skip' };
  reading.state.inTable = false;
  reading.state.level = null;
  return { kind: 'story', story: begin(outer) };
}

function outside(what: string, target: string): string {
  return `The document refers to ${what} outside it, at “${target.trim().slice(0, 300)}”. It was not opened, and is not part of the text.`;
}
