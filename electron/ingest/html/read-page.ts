import { parse } from 'parse5';
import type { CaptureFacts } from '../../../shared/model/index.ts';
import type { DescriptionHints } from '../describe/description-hints.ts';
import type { DraftBlock } from '../draft-block.ts';
import { markAroundArticle } from './article-furniture.ts';
import { attributeOf, isElement, isText, walk, type Element } from './elements.ts';
import type { FindArticle } from './find-article.ts';
import { captureOf } from './page-capture.ts';
import { putFramesIn } from './put-frames-in.ts';
import { pageHints } from './page-hints.ts';
import { surveyPage, type PageSurvey } from './page-survey.ts';
import { pageText, type PageBlockStyle, type PageText } from './page-text.ts';

/** A page's visible text as canonical text, with its blocks. */
export interface ReadPage {
  readonly text: string;
  readonly drafts: DraftBlock[];
  readonly hints: DescriptionHints;
  readonly warnings: readonly string[];
  readonly capture: CaptureFacts | null;
  /** What the page shows or holds besides its text, each in a sentence. */
  readonly notCarried: readonly string[];
}

/** What a page is read with. */
export interface PageSurroundings {
  readonly findArticle?: FindArticle;
  /** The page that a frame's address names, as HTML, where it was saved with this one; each is given out once. */
  readonly frameAt?: (address: string) => string | null;
}

const blockElements = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table tbody ' +
    'td tfoot th thead tr ul'
  ).split(' '),
);

const neverShown = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'param',
  'datalist',
  'rp',
]);

const plain: PageBlockStyle = { kind: 'paragraph', level: undefined, furniture: false, inArticle: false };

const otherContent: Readonly<Record<string, string>> = {
  img: 'picture',
  picture: 'picture',
  svg: 'drawing',
  canvas: 'drawing',
  video: 'video',
  audio: 'sound recording',
  iframe: 'embedded page',
  object: 'embedded object',
  embed: 'embedded object',
  math: 'formula',
};

/**
 * Takes a page's visible text out of its HTML.
 *
 * Text is what a reader of the page saw: white space collapsed as a browser does, entities decoded, block elements and
 * doubled line breaks as blocks parted by an empty line, rows of data tables as blocks with their cells parted by tabs.
 * Navigation, headers and footers of the page, forms and the like are kept and marked as furniture. What is hidden, and
 * pictures and embedded things (their alternative texts too, which nobody saw), are not part of the text; a warning says so.
 * Frames whose pages were saved with it stand where the page shows them.
 */
export function readPage(html: string, surroundings: PageSurroundings = {}): ReadPage {
  const document = parse(html);
  const article = surroundings.findArticle?.(html) ?? null;
  const own = surveyPage(document.childNodes);
  const kept = new Set(own.elements.filter((_, place) => article?.has(place) === true));
  const framed = surroundings.frameAt === undefined ? 0 : putFramesIn(own.elements, surroundings.frameAt);
  const survey = framed === 0 ? own : surveyPage(document.childNodes);
  const left: LeftOut = { hiddenLetters: 0, scriptless: 0, things: new Map() };
  const text = pageText();
  const path: { readonly style: PageBlockStyle; readonly element: Element }[] = [];
  let preformatted = 0;
  let rows = 0;
  walk(document.childNodes, (step) => {
    const above = path.at(-1)?.style ?? plain;
    const { node } = step;
    if (step.kind === 'leave') {
      const { element, style } = path.pop() ?? { element: step.node, style: above };
      const outside = path.at(-1)?.style ?? plain;
      if (element.tagName === 'pre') preformatted -= 1;
      if (isDataRow(element, survey)) rows -= 1;
      if (rows > 0) leaveInRow(element, text);
      else if (blockElements.has(element.tagName) || differs(style, outside)) text.endBlock(outside);
      return true;
    }
    if (isText(node)) {
      if (preformatted > 0) text.addVerbatim(node.value);
      else text.addWords(node.value);
      return true;
    }
    if (!isElement(node) || neverShown.has(node.tagName)) return false;
    const thing = thingOf(node);
    if (thing !== null) {
      if (!isTiny(node)) left.things.set(thing, (left.things.get(thing) ?? 0) + 1);
      return false;
    }
    if (isHidden(node)) {
      const letters = lettersOf(node);
      if (node.tagName === 'noscript') left.scriptless += letters;
      else left.hiddenLetters += letters;
      return false;
    }
    if (node.tagName === 'br') {
      text.breakLine();
      return false;
    }
    const style = { ...styleOf(node, above, survey), inArticle: kept.has(node) };
    path.push({ style, element: node });
    if (rows > 0) {
      if (blockElements.has(node.tagName)) text.addWords(' ');
    } else if (blockElements.has(node.tagName) || differs(style, above)) {
      text.endBlock(style);
    }
    if (node.tagName === 'pre') preformatted += 1;
    if (isDataRow(node, survey)) rows += 1;
    return true;
  });
  const { inArticle, ...laidOut } = text.finish();
  if (article !== null)
    markAroundArticle(
      laidOut.text,
      laidOut.drafts.map((draft, at) => ({ draft, inArticle: inArticle[at] === true })),
    );
  return {
    ...laidOut,
    hints: pageHints(own.elements),
    warnings: warningsOf(left),
    capture: captureOf(html, own.elements),
    notCarried: notCarriedOf(left, framed),
  };
}

/** What of a page is not in its text. */
interface LeftOut {
  hiddenLetters: number;
  /** Characters, markup included, for browsers that run no scripts. */
  scriptless: number;
  readonly things: Map<string, number>;
}

/** Furniture ends a block even inside a line. */
function differs(style: PageBlockStyle, other: PageBlockStyle): boolean {
  return style.furniture !== other.furniture;
}

/** What an element is that shows something besides text, or null. */
function thingOf(element: Element): string | null {
  if (element.tagName === 'input') {
    const type = attributeOf(element, 'type')?.toLowerCase() ?? 'text';
    const typed = /^(?:text|search|email|tel|url|number|date)$/u.test(type);
    return typed && (attributeOf(element, 'value') ?? '').trim() !== '' ? 'filled-in field' : null;
  }
  return otherContent[element.tagName] ?? null;
}

function styleOf(
  element: Element,
  above: PageBlockStyle,
  survey: PageSurvey,
): Omit<PageBlockStyle, 'inArticle'> {
  const furniture = above.furniture || survey.furniture.has(element);
  const heading = /^h([1-6])$/u.exec(element.tagName)?.[1];
  if (heading !== undefined) return { kind: 'heading', level: Number(heading), furniture };
  if (isDataRow(element, survey)) return { kind: 'table-row', level: undefined, furniture };
  switch (element.tagName) {
    case 'li':
    case 'dt':
    case 'dd':
      return { kind: 'list-item', level: undefined, furniture };
    case 'blockquote':
      return { kind: 'quotation', level: undefined, furniture };
    case 'figcaption':
    case 'caption':
      return { kind: 'caption', level: undefined, furniture };
    case 'table':
      return { kind: 'paragraph', level: undefined, furniture };
    default:
      return { ...above, furniture };
  }
}

function isDataRow(element: Element, survey: PageSurvey): boolean {
  if (element.tagName !== 'tr') return false;
  const body = element.parentNode;
  const table =
    body !== null && 'tagName' in body && body.tagName === 'table'
      ? body
      : body !== null && 'parentNode' in body
        ? body.parentNode
        : null;
  return !(table !== null && 'tagName' in table && survey.layoutTables.has(table));
}

/** Inside a row only cells part words; blocks in a cell become spaces. */
function leaveInRow(element: Element, text: PageText): void {
  if (element.tagName === 'td' || element.tagName === 'th') text.nextCell();
  else if (blockElements.has(element.tagName)) text.addWords(' ');
}

function isHidden(element: Element): boolean {
  if (element.tagName === 'noscript') return true;
  if (element.tagName === 'dialog' && attributeOf(element, 'open') === null) return true;
  if (attributeOf(element, 'hidden') !== null) return true;
  const style = attributeOf(element, 'style')?.slice(0, 2000) ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/iu.test(style);
}

/** True for pictures of one or two pixels, which count visits. */
function isTiny(element: Element): boolean {
  return (
    Number(attributeOf(element, 'width') ?? 100) <= 2 || Number(attributeOf(element, 'height') ?? 100) <= 2
  );
}

function lettersOf(element: Element): number {
  let letters = 0;
  walk([element], ({ kind, node }) => {
    if (kind === 'enter' && isText(node)) letters += node.value.replace(/\s+/gu, '').length;
    return !(isElement(node) && neverShown.has(node.tagName));
  });
  return letters;
}

function warningsOf(left: LeftOut): readonly string[] {
  const warnings: string[] = [];
  if (left.hiddenLetters > 0) {
    warnings.push(
      `The page hides text of ${left.hiddenLetters.toLocaleString('en-GB')} characters from its readers; it is not part of the ` +
        'text here. The sealed original holds it.',
    );
  }
  if (left.things.size > 0)
    warnings.push(`What the page shows besides text was left out: ${listOf(left.things)}.`);
  return warnings;
}

function notCarriedOf(left: LeftOut, framed: number): readonly string[] {
  const said: string[] = [];
  const count = (letters: number): string => letters.toLocaleString('en-GB');
  if (left.hiddenLetters > 0)
    said.push(`Text of ${count(left.hiddenLetters)} characters that the page hides.`);
  if (left.scriptless > 0)
    said.push(`${count(left.scriptless)} characters that are shown only where scripts are switched off.`);
  if (left.things.size > 0) said.push(`Shown besides text: ${listOf(left.things)}.`);
  if (framed > 0)
    said.push(
      `That ${framed === 1 ? 'a part' : `${framed} parts`} of the text ${framed === 1 ? 'is a page' : 'are pages'} in a frame: they stand where they are shown.`,
    );
  return said;
}

function listOf(things: ReadonlyMap<string, number>): string {
  return [...things].map(([thing, count]) => `${count} ${thing}${count === 1 ? '' : 's'}`).join(', ');
}
