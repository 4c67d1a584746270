import { blockLabel } from '../text/index.ts';
import type { NoteReference } from '../model/index.ts';
import type { PackOutline } from './outline.ts';
import type { PackSelection } from './selection.ts';

/** Where a reference inside a note leads within the pack. */
export type ReferenceTarget =
  | { readonly kind: 'passage'; readonly passageId: string }
  | { readonly kind: 'block'; readonly documentId: string; readonly block: number }
  | { readonly kind: 'document'; readonly documentId: string }
  | { readonly kind: 'theme'; readonly themeId: string };

/** A part of a note's text that names something: where it stands in the text, and where it leads, if it is in the pack. */
export interface TextReference {
  readonly start: number;
  readonly end: number;
  readonly target: ReferenceTarget | null;
}

/** References as people and the application write them: `{HAR000012 ¶14}`, `{HAR000012 para 4.12}`, `{HAR000012}`. */
const written = /\{([^\s{}]{1,40})(?: ([^{}]{1,60}))?\}/g;

/**
 * The written references in a text and what they lead to. One whose document is not in the pack, or whose place is not in
 * the document, has no target.
 */
export function referencesIn(text: string, selection: PackSelection): readonly TextReference[] {
  return [...text.matchAll(written)].flatMap((match): TextReference[] => {
    const [whole, urn, place] = match;
    if (urn === undefined || !/\d/.test(urn)) return [];
    const span = { start: match.index, end: match.index + whole.length };
    const source = selection.sources.find((candidate) => candidate.urn === urn);
    if (source === undefined) return [{ ...span, target: null }];
    if (place === undefined)
      return [{ ...span, target: { kind: 'document', documentId: source.documentId } }];
    const passage = selection.passages.find((candidate) => candidate.citation === whole);
    if (passage !== undefined) return [{ ...span, target: { kind: 'passage', passageId: passage.id } }];
    const label = place.replace(/^paras?\s+/, '').split(/[–-]/)[0] ?? place;
    const block = source.blocks.find((candidate) => blockLabel(candidate) === label);
    if (block === undefined) return [{ ...span, target: null }];
    return [{ ...span, target: { kind: 'block', documentId: source.documentId, block: block.number } }];
  });
}

/** What a link made in the editor leads to within the pack, or null where it leads outside it. */
export function targetOfReference(reference: NoteReference, outline: PackOutline): ReferenceTarget | null {
  switch (reference.kind) {
    case 'passage':
      return outline.itemsOfPassage.has(reference.id) ? { kind: 'passage', passageId: reference.id } : null;
    case 'document':
      return outline.sourceByDocument.has(reference.id)
        ? { kind: 'document', documentId: reference.id }
        : null;
    case 'theme':
      return outline.themeById.has(reference.id) ? { kind: 'theme', themeId: reference.id } : null;
  }
}
