import { isSymbolFont, symbolCharacter } from '../written/symbol-characters.ts';
import { allWithin, childOf, elementsIn, textOf, type XmlElement } from '../written/xml-units.ts';
import type { BlockHandle, TextPlace, TextState } from '../written/written-text.ts';
import { isOn } from './word-names.ts';
import type { CommentPlace, WordStory } from './word-story.ts';

/** The state of text that is tracked, from `w:ins`, `w:del`, `w:moveFrom` or `w:moveTo`; null for any other element. */
export function trackedState({ name, attributes }: XmlElement): TextState | null {
  const kind = trackedKinds[name];
  if (kind === undefined) return null;
  const by = attributes['w:author'] ?? null;
  const at = attributes['w:date'] ?? null;
  return name.startsWith('w:move') ? { kind, by, at, moved: true } : { kind, by, at };
}

const trackedKinds: Readonly<Record<string, 'inserted' | 'deleted'>> = {
  'w:ins': 'inserted',
  'w:del': 'deleted',
  'w:moveTo': 'inserted',
  'w:moveFrom': 'deleted',
};

const hidden: TextState = { kind: 'hidden', why: 'invisible' };

/**
 * Tells what stands in a line: runs, links, fields, tracked changes, comments' ends. `isHidden` is what the paragraph's style says.
 */
export function tellInline(
  story: WordStory,
  children: readonly (XmlElement | string)[],
  states: readonly TextState[],
  isHidden: boolean,
): void {
  for (const child of children) {
    if (typeof child === 'string') continue;
    const { name, attributes } = child;
    const tracked = trackedState(child);
    if (tracked !== null) tellInline(story, child.children, [...states, tracked], isHidden);
    else if (name === 'w:r') tellRun(story, child, states, isHidden);
    else if (name === 'w:commentRangeStart')
      commentPlace(story, attributes['w:id']).start = story.document.out.here();
    else if (name === 'w:commentRangeEnd')
      commentPlace(story, attributes['w:id']).end = story.document.out.here();
    else if (name === 'w:hyperlink') tellLink(story, child, states, isHidden);
    else if (name === 'm:oMath' || name === 'm:oMathPara') tellFormula(story, child, states);
    else if (name === 'mc:AlternateContent') tellInline(story, chosenContent(child), states, isHidden);
    else if (name === 'w:fldSimple') {
      noteLinkTarget(story, attributes['w:instr'] ?? '', textOf(child));
      tellInline(story, child.children, states, isHidden);
    } else if (!name.endsWith('Pr')) tellInline(story, child.children, states, isHidden);
  }
}

/** What of several forms of one content is shown: the first choice that holds something, else the form for older programs. */
export function chosenContent(alternate: XmlElement): readonly (XmlElement | string)[] {
  const choices = elementsIn(alternate).filter(({ name }) => name === 'mc:Choice');
  const choice = choices.find(({ children }) => children.length > 0);
  return choice?.children ?? childOf(alternate, 'mc:Fallback')?.children ?? [];
}

/** Where a comment of an id stands. */
export function commentPlace(story: WordStory, id: string | undefined): CommentPlace {
  const { commentPlaces } = story.document;
  const known = commentPlaces.get(id ?? '');
  if (known !== undefined) return known;
  const place = { start: null, end: null };
  commentPlaces.set(id ?? '', place);
  return place;
}

function tellLink(story: WordStory, link: XmlElement, states: readonly TextState[], isHidden: boolean): void {
  const relation = story.relations.find(({ id }) => id === link.attributes['r:id']);
  if (relation?.isOutside === true) story.document.linkTargets.note(relation.target, textOf(link));
  tellInline(story, link.children, states, isHidden);
}

function noteLinkTarget(story: WordStory, code: string, shown: string): void {
  const target = /^\s*HYPERLINK\s+"([^"]*)"/iu.exec(code)?.[1];
  if (target !== undefined) story.document.linkTargets.note(target, shown);
}

function tellFormula(story: WordStory, formula: XmlElement, states: readonly TextState[]): void {
  story.document.report.count(
    'formula was carried over as its characters only',
    'formulas were carried over as their characters only',
  );
  story.document.out.add(allWithin(formula, 'm:t').map(textOf).join(''), states);
}

function tellRun(story: WordStory, run: XmlElement, outer: readonly TextState[], isHidden: boolean): void {
  const { document, fields } = story;
  const properties = childOf(run, 'w:rPr');
  const vanish = childOf(properties, 'w:vanish');
  const style = childOf(properties, 'w:rStyle')?.attributes['w:val'];
  const hides =
    vanish === undefined ? isHidden || document.styles.hides(style) : isOn(vanish.attributes['w:val']);
  const states = hides ? [...outer, hidden] : outer;
  if (childOf(properties, 'w:rPrChange') !== undefined)
    document.report.count('tracked change of formatting', 'tracked changes of formatting');
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? null;
  const add = (text: string): void => {
    if (fields.at(-1)?.phase !== 'code') document.out.add(text, states);
  };
  let ownSign: { readonly start: TextPlace; readonly block: BlockHandle } | null = null;
  for (const child of run.children) {
    if (typeof child === 'string') continue;
    const { name, attributes } = child;
    switch (name) {
      case 'w:t':
      case 'w:delText':
        add(inUnicode(story, shownText(child), font));
        break;
      case 'w:tab':
      case 'w:ptab':
        add('\t');
        break;
      case 'w:br':
      case 'w:cr':
        add('\n');
        break;
      case 'w:noBreakHyphen':
        add('\u2011');
        break;
      case 'w:softHyphen':
        add('\u00ad');
        break;
      case 'w:sym':
        add(symbolOf(story, attributes['w:font'] ?? '', parseInt(attributes['w:char'] ?? '', 16)));
        break;
      case 'w:fldChar':
        tellFieldSign(story, child, add);
        break;
      case 'w:instrText':
      case 'w:delInstrText': {
        const field = fields.at(-1);
        if (field?.phase === 'code' && field.code.length < longestCode) field.code += textOf(child);
        break;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        ownSign = tellReference(story, child, run, states);
        break;
      case 'w:footnoteRef':
      case 'w:endnoteRef':
        if (story.noteLabel !== null) add(story.noteLabel);
        break;
      case 'w:commentReference': {
        const place = commentPlace(story, attributes['w:id']);
        place.start ??= document.out.here();
        place.end ??= document.out.here();
        break;
      }
      case 'mc:AlternateContent':
        for (const part of chosenContent(child)) if (typeof part !== 'string') tellDrawing(story, part);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        tellDrawing(story, child);
        break;
      case 'w:ruby':
        for (const part of ['w:rubyBase', 'w:rt'])
          tellInline(story, childOf(child, part)?.children ?? [], states, isHidden);
        break;
      default:
        break;
    }
  }
  if (ownSign !== null) document.out.addReference(ownSign.start, ownSign.block);
}

const longestCode = 10_000;

/** Word drops white space at the ends of a text that does not ask to keep it. */
function shownText(element: XmlElement): string {
  const text = textOf(element);
  return element.attributes['xml:space'] === 'preserve'
    ? text
    : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/gu, '');
}

function inUnicode(story: WordStory, text: string, font: string | null): string {
  if (font === null || !isSymbolFont(font)) return text;
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return code >= 0xf000 && code <= 0xf0ff ? symbolOf(story, font, code) : sign;
    })
    .join('');
}

/** A sign of a font of signs; one that is not known is kept as a character of the private area, and said. */
function symbolOf(story: WordStory, font: string, code: number): string {
  if (!Number.isInteger(code) || code <= 0 || code > 0xffff) return '\ufffd';
  if (!isSymbolFont(font)) return String.fromCharCode(code);
  const known = symbolCharacter(font, code);
  if (known !== null) return known;
  story.document.report.count(
    `sign of the font ${font} has no known character and is kept by its number`,
    `signs of the font ${font} have no known characters and are kept by their numbers`,
  );
  return String.fromCharCode(code < 0xf000 ? 0xf000 + (code & 0xff) : code);
}

function tellFieldSign(story: WordStory, sign: XmlElement, add: (text: string) => void): void {
  const { fields } = story;
  switch (sign.attributes['w:fldCharType']) {
    case 'begin': {
      const data = childOf(sign, 'w:ffData');
      const box = childOf(data, 'w:checkBox');
      if (box !== undefined) {
        const state = childOf(box, 'w:checked') ?? childOf(box, 'w:default');
        add(state !== undefined && isOn(state.attributes['w:val']) ? '☒' : '☐');
      }
      const list = childOf(data, 'w:ddList');
      if (list !== undefined) {
        const entries = elementsIn(list).filter(({ name }) => name === 'w:listEntry');
        const chosen = Number(childOf(list, 'w:result')?.attributes['w:val'] ?? 0);
        add(entries[chosen]?.attributes['w:val'] ?? '');
      }
      fields.push({ phase: 'code', code: '' });
      break;
    }
    case 'separate': {
      const field = fields.at(-1);
      if (field !== undefined) {
        field.phase = 'result';
        noteLinkTarget(story, field.code, '');
      }
      break;
    }
    case 'end':
      fields.pop();
      break;
    default:
      break;
  }
}

/** Tells a reference to a note. One that the document gives a sign of its own (`*`) is told by the run; its place is the result. */
function tellReference(
  story: WordStory,
  reference: XmlElement,
  run: XmlElement,
  states: readonly TextState[],
): { readonly start: TextPlace; readonly block: BlockHandle } | null {
  const { document } = story;
  const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
  const custom = reference.attributes['w:customMarkFollows'];
  const isCustom = custom !== undefined && isOn(custom);
  const own = isCustom
    ? elementsIn(run)
        .filter(({ name }) => name === 'w:t')
        .map(textOf)
        .join('')
    : '';
  const label = isCustom ? own : `[${document.noteLabel(kind)}]`;
  const block: BlockHandle = { number: null };
  document.notes.push({ kind, id: reference.attributes['w:id'] ?? '', label, block });
  const start = document.out.here();
  if (isCustom) return { start, block };
  document.out.add(label, states);
  document.out.addReference(start, block);
  return null;
}

/** Text boxes are told after the paragraph; pictures, diagrams and charts are counted. */
function tellDrawing(story: WordStory, drawing: XmlElement): void {
  const { report } = story.document;
  if (drawing.name === 'w:txbxContent') {
    story.boxes.push(drawing);
    return;
  }
  if (drawing.name === 'mc:AlternateContent') {
    for (const part of chosenContent(drawing)) if (typeof part !== 'string') tellDrawing(story, part);
    return;
  }
  if (drawing.name === 'v:textpath') {
    const words = drawing.attributes['string'] ?? '';
    if (words !== '') story.boxes.push(lettering(words));
  }
  if (drawing.name === 'pic:pic' || drawing.name === 'v:imagedata') report.count('picture');
  if (drawing.name === 'c:chart') report.count('chart');
  if (drawing.name === 'dgm:relIds') report.count('diagram with its words', 'diagrams with their words');
  if (drawing.name === 'w:control') report.count('control of a form');
  const described = drawing.name === 'wp:docPr' ? drawing.attributes['descr'] : undefined;
  if (described !== undefined && described.trim() !== '')
    report.say(`A picture is described in the document as: ${described.slice(0, 300)}`);
  for (const child of elementsIn(drawing)) tellDrawing(story, child);
}

/** Words drawn as a picture (a watermark), as a box with a paragraph. */
function lettering(words: string): XmlElement {
  const text = { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [words] };
  const run = { name: 'w:r', attributes: {}, children: [text] };
  return {
    name: 'w:txbxContent',
    attributes: {},
    children: [{ name: 'w:p', attributes: {}, children: [run] }],
  };
}
