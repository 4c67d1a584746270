import type { TextState } from '../written/written-text.ts';
import { allWithin, childOf, elementsIn, textOf, type XmlElement } from '../written/xml-units.ts';
import type { OpenDocumentStory } from './open-document-story.ts';

/** What parts paragraphs inside the one that is told: a block of its own, or a line end in a cell. */
export type NextParagraph = (end: readonly TextState[]) => void;

/** White space of a paragraph while it is told: runs of it become one space, and none stands at its ends. */
interface Spaces {
  /** A space that is shown if anything follows. */
  waiting: readonly TextState[] | null;
  isAtStart: boolean;
}

const hidden: TextState = { kind: 'hidden', why: 'invisible' };

/** Elements that say something about text and are none. */
const silent = new Set([
  'text:bookmark',
  'text:bookmark-start',
  'text:bookmark-end',
  'text:soft-page-break',
  'text:script',
  'office:event-listeners',
  'svg:title',
  'svg:desc',
]);

/** Tells the characters of a paragraph. */
export function tellCharacters(
  story: OpenDocumentStory,
  paragraph: XmlElement,
  states: readonly TextState[],
  next: NextParagraph,
): void {
  const spaces: Spaces = { waiting: null, isAtStart: true };
  const isHidden = allWithin(paragraph, 'text:hidden-paragraph').some(
    ({ attributes }) => attributes['text:is-hidden'] === 'true',
  );
  const styled = isHidden || story.content.styles.isHidden(paragraph.attributes['text:style-name']);
  tellChildren(story, paragraph, styled ? [...states, hidden] : states, next, spaces);
}

function tellChildren(
  story: OpenDocumentStory,
  element: XmlElement,
  states: readonly TextState[],
  next: NextParagraph,
  spaces: Spaces,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') tellWords(story, child, states, spaces);
    else tellElement(story, child, states, next, spaces);
  }
}

function tellElement(
  story: OpenDocumentStory,
  element: XmlElement,
  states: readonly TextState[],
  next: NextParagraph,
  spaces: Spaces,
): void {
  const { content } = story;
  const { name, attributes } = element;
  const add = (text: string): void => addNow(story, text, states, spaces);
  switch (name) {
    case 'text:s':
      add(' '.repeat(Math.min(Math.max(1, Number(attributes['text:c'] ?? 1) || 1), mostSpaces)));
      return;
    case 'text:tab':
      add('\t');
      return;
    case 'text:line-break':
      add('\n');
      return;
    case 'text:change-start':
    case 'text:change-end':
      flush(story, spaces);
      tellChangeEdge(story, element);
      return;
    case 'text:change':
      tellDeleted(story, element, states, next, spaces);
      return;
    case 'text:note':
      tellReference(story, element, states, spaces);
      return;
    case 'office:annotation':
      flush(story, spaces);
      noteComment(story, element);
      return;
    case 'office:annotation-end':
      endComment(story, element);
      return;
    case 'text:hidden-text': {
      const words = attributes['text:string-value'] ?? textOf(element);
      addNow(story, words, attributes['text:is-hidden'] === 'true' ? [...states, hidden] : states, spaces);
      return;
    }
    case 'text:a':
      content.links.note(attributes['xlink:href'] ?? '', textOf(element));
      tellChildren(story, element, states, next, spaces);
      return;
    default:
      if (silent.has(name)) return;
      if (name.startsWith('draw:')) tellDrawing(story, element);
      else {
        const hides = name === 'text:span' && content.styles.isHidden(attributes['text:style-name']);
        tellChildren(story, element, hides ? [...states, hidden] : states, next, spaces);
      }
  }
}

const mostSpaces = 1_000;

function tellWords(
  story: OpenDocumentStory,
  written: string,
  states: readonly TextState[],
  spaces: Spaces,
): void {
  const words = written.replace(/[ \t\r\n]+/gu, ' ');
  if (words === ' ' || words === '') {
    if (words === ' ' && !spaces.isAtStart) spaces.waiting ??= withInserted(story, states);
    return;
  }
  if (words.startsWith(' ') && !spaces.isAtStart) spaces.waiting ??= withInserted(story, states);
  addNow(story, words.replace(/^ | $/gu, ''), states, spaces);
  if (words.endsWith(' ')) spaces.waiting = withInserted(story, states);
}

function addNow(story: OpenDocumentStory, text: string, states: readonly TextState[], spaces: Spaces): void {
  flush(story, spaces);
  story.content.out.add(text, withInserted(story, states));
  spaces.isAtStart = false;
}

function flush(story: OpenDocumentStory, spaces: Spaces): void {
  if (spaces.waiting !== null) story.content.out.add(' ', spaces.waiting);
  spaces.waiting = null;
}

/** The states of text here, with the insertions that are open. */
export function withInserted(story: OpenDocumentStory, states: readonly TextState[]): readonly TextState[] {
  const { inserted } = story.content;
  return inserted.size === 0 ? states : [...states, ...inserted.values()];
}

/** An insertion begins or ends. */
export function tellChangeEdge({ content }: OpenDocumentStory, edge: XmlElement): void {
  const id = edge.attributes['text:change-id'] ?? '';
  const change = content.changes.get(id);
  if (edge.name === 'text:change-end') content.inserted.delete(id);
  else if (change?.state.kind === 'inserted') content.inserted.set(id, change.state);
}

/** Deleted text lies apart in the file, and is told where it stood. */
function tellDeleted(
  story: OpenDocumentStory,
  place: XmlElement,
  states: readonly TextState[],
  next: NextParagraph,
  spaces: Spaces,
): void {
  const change = story.content.changes.get(place.attributes['text:change-id'] ?? '');
  if (change === undefined) return;
  flush(story, spaces);
  const deleted = [...states, change.state];
  change.deleted.forEach((paragraph, at) => {
    if (at > 0) next([change.state]);
    // What was deleted keeps the white space at its ends: it stood inside a paragraph.
    const inside: Spaces = { waiting: null, isAtStart: false };
    tellChildren(story, paragraph, deleted, next, inside);
    flush(story, inside);
  });
  spaces.isAtStart = false;
}

function tellReference(
  story: OpenDocumentStory,
  note: XmlElement,
  states: readonly TextState[],
  spaces: Spaces,
): void {
  const citation = childOf(note, 'text:note-citation');
  const own = citation?.attributes['text:label'];
  const label = own ?? `[${textOf(citation)}]`;
  const block = { number: null };
  const part = note.attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote';
  const body = childOf(note, 'text:note-body');
  if (body !== undefined) story.content.notes.push({ part, label, body, block });
  flush(story, spaces);
  const start = story.content.out.here();
  addNow(story, label, states, spaces);
  story.content.out.addReference(start, block);
}

/** Notes where a comment begins. */
export function noteComment({ content }: OpenDocumentStory, element: XmlElement): void {
  const start = content.out.here();
  content.comments.push({
    element,
    name: element.attributes['office:name'] ?? null,
    start,
    end: start,
    block: { number: null },
  });
}

/** Notes where a comment ends. */
export function endComment({ content }: OpenDocumentStory, element: XmlElement): void {
  const comment = content.comments.findLast(({ name }) => name === element.attributes['office:name']);
  if (comment !== undefined) comment.end = content.out.here();
}

/** Text in frames and shapes is told after the paragraph; pictures and objects are counted. */
export function tellDrawing(story: OpenDocumentStory, drawing: XmlElement): void {
  const { report, warn } = story.content;
  const { name, attributes } = drawing;
  const children = elementsIn(drawing);
  if (name === 'draw:image') {
    const address = attributes['xlink:href'] ?? '';
    report.count('picture');
    if (/^(?:[a-z][a-z0-9+.-]+:|\/|\.\.\/)/iu.test(address)) {
      warn(
        `The document refers to a picture outside it, at “${address.slice(0, 300)}”. It was not opened, and is not part of the text.`,
      );
    }
    return;
  }
  if (name === 'draw:object' || name === 'draw:object-ole') {
    report.count('embedded object');
    return;
  }
  for (const said of children) {
    if ((said.name === 'svg:desc' || said.name === 'svg:title') && textOf(said).trim() !== '')
      report.say(`A picture is described in the document as: ${textOf(said).slice(0, 300)}`);
  }
  const holdsText = children.some(({ name: inside }) =>
    /^(?:text:(?:p|h|list|section)|table:table)$/u.test(inside),
  );
  if (holdsText) story.boxes.push(drawing);
  for (const child of children) if (child.name.startsWith('draw:')) tellDrawing(story, child);
}
