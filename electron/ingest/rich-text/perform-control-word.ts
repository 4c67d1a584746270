import { codePageOfCharset, isKnownCodePage } from './code-pages.ts';
import { signs } from './control-words.ts';
import { endCell, endParagraph, endRow } from './rich-text-blocks.ts';
import { plainLook, storyOf } from './rich-text-groups.ts';
import type { RichTextReading } from './rich-text-reading.ts';
import { noStates } from './rich-text-stories.ts';
import { addPiece, addText, statesNow } from './tell-rich-text.ts';

/** Does what a control word says that leads to no destination. */
export function performControlWord(reading: RichTextReading, name: string, number: number | null): void {
  const { state } = reading;
  const isOn = number !== 0;
  const story = storyOf(state);
  const sign = signs[name];
  if (sign !== undefined) {
    addText(reading, sign);
    return;
  }
  switch (name) {
    case 'par':
    case 'sect':
      if (story !== null) endParagraph(reading, story);
      break;
    case 'cell':
      if (story !== null) endCell(story);
      break;
    case 'row':
      if (story !== null) endRow(reading, story);
      break;
    case 'nestcell':
      if (story !== null) addPiece(reading, story, { kind: 'text', text: '\t', states: noStates });
      break;
    case 'nestrow': {
      const outer =
        story ?? reading.stack.findLast(({ destination }) => destination.kind === 'story')?.destination;
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
      Object.assign(state, { ...plainLook, font: reading.usualFont });
      break;
    case 's':
      if (state.destination.kind === 'styles' || story !== null) state.style = number ?? 0;
      if (state.destination.kind === 'styles') reading.styles.set(state.style, { name: '', level: null });
      break;
    case 'outlinelevel':
      setLevel(reading, number);
      break;
    case 'f':
      state.font = number ?? 0;
      if (state.destination.kind === 'fonts') reading.fonts.set(state.font, { name: '', codePage: null });
      break;
    case 'fcharset':
    case 'cpg': {
      const font = reading.fonts.get(state.font);
      if (font !== undefined && state.destination.kind === 'fonts')
        font.codePage = name === 'cpg' ? number : (codePageOfCharset(number ?? 0) ?? font.codePage);
      break;
    }
    case 'deff':
      reading.usualFont = number ?? 0;
      state.font = reading.usualFont;
      break;
    case 'ansicpg':
      reading.codePage = number ?? 1252;
      if (!isKnownCodePage(reading.codePage)) reading.warn(unknownCodePage(reading.codePage));
      break;
    case 'mac':
      reading.codePage = 10_000;
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
      reading.report.count('tracked change of formatting', 'tracked changes of formatting');
      break;
    case 'chftn':
      if (story !== null) {
        const isInNote =
          story !== reading.body && reading.openNote !== null && story === reading.openNote.story;
        addPiece(
          reading,
          story,
          isInNote ? { kind: 'own-sign' } : { kind: 'reference', note: null, states: statesNow(reading) },
        );
      }
      break;
    case 'ftnalt':
      if (reading.openNote !== null && story === reading.openNote.story) reading.openNote.part = 'endnote';
      break;
    case 'yr':
    case 'mo':
    case 'dy':
    case 'hr':
    case 'min':
      if (reading.date !== null && number !== null) reading.date[name] = number;
      break;
    case 'object':
      reading.report.count('embedded object');
      break;
    default:
      break;
  }
}

function setLevel(reading: RichTextReading, number: number | null): void {
  const level = number !== null && number >= 0 && number < 9 ? number + 1 : null;
  if (reading.state.destination.kind === 'styles') {
    const style = reading.styles.get(reading.state.style);
    if (style !== undefined) style.level = level;
  } else reading.state.level = level;
}

function unknownCodePage(codePage: number): string {
  return `The document is written in code page ${codePage}, which is not known here; it was read as Windows-1252, so letters beyond English may be wrong.`;
}
