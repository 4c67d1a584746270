import type { OperationDraft, Passage, PassageSelector } from '../../../shared/model/index.ts';
import { plainNote } from '../../../shared/model/index.ts';
import type { ReadProjectSource } from '../../../shared/exchange/index.ts';
import { selectorOf, snapToGraphemes, trimSpan } from '../../../shared/text/index.ts';

/** What a source of a project puts on its document. */
export interface PlacedSource {
  readonly operations: readonly OperationDraft[];
  readonly passages: number;
  readonly notes: number;
  /** Places that could not be passages, in sentences. */
  readonly lost: readonly string[];
}

/** What is known of the document and of the matter. */
export interface Ground {
  readonly documentId: string;
  /** Its canonical text. */
  readonly text: string;
  /** Passages that stand on it. */
  readonly standing: readonly Passage[];
  /** Themes that this reviewer has tagged it with as a whole. */
  readonly tagged: ReadonlySet<string>;
  /** The theme of each code, by guid. */
  readonly themes: ReadonlyMap<string, string>;
  readonly reviewer: string;
  readonly privileged: boolean;
  /** Whether a note with this text is on that already. */
  readonly hasNote: (target: string, text: string) => boolean;
  readonly newIdentifier: () => string;
}

/** Makes passages of the places in a source's text, with tags and notes; what stands already is not made again. */
export function placeSelections(source: ReadProjectSource, ground: Ground): PlacedSource {
  const { documentId, text, newIdentifier } = ground;
  const operations: OperationDraft[] = [];
  const lost: string[] = [];
  const called = `“${source.name === '' ? source.fileName : source.name}”`;
  const bySpan = new Map<
    string,
    { readonly id: string; readonly tags: Set<string>; readonly notes: Set<string> }
  >();
  for (const { id, start, end, tags } of ground.standing) {
    const own = tags.filter(({ reviewer }) => reviewer === ground.reviewer).map(({ themeId }) => themeId);
    const known = bySpan.get(spanKey(start, end));
    if (known === undefined) bySpan.set(spanKey(start, end), { id, tags: new Set(own), notes: new Set() });
  }
  let notes = 0;
  const write = (
    target: { readonly kind: 'passage' | 'document'; readonly id: string },
    note: string,
  ): void => {
    if (ground.hasNote(`${target.kind} ${target.id}`, note)) return;
    notes += 1;
    operations.push(noteOn(target, note, ground));
  };
  const placed = new Set<string>();
  const isSameText = source.text === text;
  for (const selection of source.selections) {
    const selector = isSameText
      ? selectorAt(text, selection.start, selection.end)
      : 'its text here is another one';
    if (typeof selector === 'string') {
      lost.push(
        `A place in ${called} (${selection.place}) could not be made a passage, since ${selector}; it carried ${selection.codes.length} codes and ${selection.notes.length} notes.`,
      );
      continue;
    }
    const key = spanKey(selector.start, selector.end);
    const known = bySpan.get(key) ?? {
      id: newIdentifier(),
      tags: new Set<string>(),
      notes: new Set<string>(),
    };
    if (!bySpan.has(key)) {
      bySpan.set(key, known);
      operations.push({
        type: 'passage.create',
        body: { passage: known.id, document: documentId, ...selector },
      });
    }
    placed.add(key);
    for (const code of selection.codes) {
      const theme = ground.themes.get(code);
      if (theme === undefined || known.tags.has(theme)) continue;
      known.tags.add(theme);
      operations.push({ type: 'tag.add', body: { passage: known.id, theme } });
    }
    for (const note of selection.notes) {
      if (known.notes.has(note)) continue;
      known.notes.add(note);
      write({ kind: 'passage', id: known.id }, note);
    }
  }
  for (const theme of new Set(source.codes.map((code) => ground.themes.get(code)))) {
    if (theme === undefined || ground.tagged.has(theme)) continue;
    operations.push({ type: 'document.tag', body: { document: documentId, theme } });
  }
  for (const note of new Set(source.notes)) write({ kind: 'document', id: documentId }, note);
  return { operations, passages: placed.size, notes, lost };
}

/** A note of a project as it is written into the matter. */
export function noteOn(
  target: (OperationDraft & { readonly type: 'note.create' })['body']['target'],
  text: string,
  { privileged, newIdentifier }: Pick<Ground, 'privileged' | 'newIdentifier'>,
): OperationDraft {
  return {
    type: 'note.create',
    body: { note: newIdentifier(), target, content: plainNote(text), privileged },
  };
}

/** The selector of a span, white space at its ends left out and no character cut, or why there can be none. */
function selectorAt(text: string, start: number, end: number): PassageSelector | string {
  const [from, to] = trimSpan(text, start, end);
  if (from >= to) return 'there is nothing but white space';
  const selector = selectorOf(text, ...snapToGraphemes(text, from, to));
  return selector.quote.includes('\uFFFD') ? 'it holds characters that could not be read' : selector;
}

function spanKey(start: number, end: number): string {
  return `${start} ${end}`;
}
