import { success, type Result } from '../../../shared/base/index.ts';
import type { BlockHandle, TextPlace } from '../written/written-text.ts';
import { allWithin, elementsIn, walkUnits, type XmlElement } from '../written/xml-units.ts';
import { lineBreaks, tellBetween, tellLine } from './word-blocks.ts';
import { isOn, wordNames } from './word-names.ts';
import type { Relation, WordPackage } from './word-package.ts';
import type { WordDocument, WordStory } from './word-story.ts';

interface Comment {
  readonly id: string;
  readonly element: XmlElement;
  readonly block: BlockHandle;
  start: TextPlace;
  end: TextPlace;
}

/**
 * Tells the comments of a document, each as one block, in the order of their places. `place` puts their marks on the text, once
 * every story has been told. One that stands nowhere is marked on its own text.
 */
export function wordComments(
  opened: WordPackage,
  relations: readonly Relation[],
  document: WordDocument,
  begin: (relations: readonly Relation[]) => WordStory,
): Result<{ readonly place: () => void }> {
  const partOf = (type: string): string | undefined =>
    relations.find((relation) => relation.type === type && !relation.isOutside)?.target;
  const part = partOf('comments');
  if (part === undefined) return success({ place: () => undefined });
  const bytes = opened.archive.read(part);
  const inside = opened.relationsOf(part);
  if (!bytes.ok) return bytes;
  if (!inside.ok) return inside;
  const threads = readThreads(opened, partOf('commentsExtended'));
  if (!threads.ok) return threads;
  const found: XmlElement[] = [];
  if (bytes.value !== null) {
    const walked = walkUnits(bytes.value, wordNames, {
      isUnit: (name) => name === 'w:comment',
      unit: (element) => found.push(element),
    });
    if (!walked.ok) return walked;
  }
  const placeOf = (element: XmlElement, edge: 'start' | 'end'): number =>
    document.commentPlaces.get(element.attributes['w:id'] ?? '')?.[edge]?.offset ?? Number.MAX_SAFE_INTEGER;
  const comments = found
    .sort(
      (one, other) =>
        placeOf(one, 'start') - placeOf(other, 'start') || placeOf(one, 'end') - placeOf(other, 'end'),
    )
    .map((element) => tellComment(begin(inside.value), element));
  return success({ place: () => placeComments(document, comments, threads.value) });
}

function tellComment(story: WordStory, element: XmlElement): Comment {
  const { out } = story.document;
  const block = out.beginBlock({ kind: 'paragraph', part: 'comment' });
  const start = out.here();
  const lines = lineBreaks(story, []);
  const tell = (children: readonly (XmlElement | string)[]): void => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:p') tellLine(story, child, [], lines);
      else tellBetween(story, child, tell);
    }
  };
  tell(element.children);
  const end = out.here();
  out.endBlock();
  return { id: element.attributes['w:id'] ?? '', element, block, start, end };
}

interface Thread {
  readonly parent: string | null;
  readonly isDone: boolean;
}

/** Which comment answers which, and which are settled, by the ids of their last paragraphs. */
function readThreads(opened: WordPackage, part: string | undefined): Result<ReadonlyMap<string, Thread>> {
  const threads = new Map<string, Thread>();
  if (part === undefined) return success(threads);
  const tree = opened.tree(part);
  if (!tree.ok) return tree;
  for (const { name, attributes } of tree.value === null ? [] : elementsIn(tree.value)) {
    const id = attributes['w15:paraId'];
    if (name !== 'w15:commentEx' || id === undefined) continue;
    const done = attributes['w15:done'];
    threads.set(id, {
      parent: attributes['w15:paraIdParent'] ?? null,
      isDone: done !== undefined && isOn(done),
    });
  }
  return success(threads);
}

function placeComments(
  document: WordDocument,
  comments: readonly Comment[],
  threads: ReadonlyMap<string, Thread>,
): void {
  const byParagraph = new Map<string, Comment>();
  for (const comment of comments) {
    for (const { attributes } of allWithin(comment.element, 'w:p')) {
      const id = attributes['w14:paraId'];
      if (id !== undefined) byParagraph.set(id, comment);
    }
  }
  const lastParagraph = ({ element }: Comment): string =>
    allWithin(element, 'w:p').at(-1)?.attributes['w14:paraId'] ?? '';
  const parentOf = (comment: Comment): Comment | undefined => {
    return byParagraph.get(threads.get(lastParagraph(comment))?.parent ?? '');
  };
  for (const comment of comments) {
    const { attributes } = comment.element;
    const parent = parentOf(comment);
    const own = document.commentPlaces.get(comment.id);
    const place =
      (own?.start ?? null) !== null
        ? own
        : parent === undefined
          ? undefined
          : document.commentPlaces.get(parent.id);
    const start = place?.start ?? comment.start;
    const end = (place?.start ?? null) === null ? comment.end : (place?.end ?? place?.start ?? comment.end);
    document.out.addComment(start, end, {
      by: attributes['w:author'] ?? null,
      at: attributes['w:date'] ?? null,
      block: comment.block,
      replyTo: parent?.block ?? null,
      resolved: threads.get(lastParagraph(comment))?.isDone ?? false,
    });
  }
}
