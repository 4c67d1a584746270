import { blockLabel } from '../text/index.ts';
import type { NoteReference } from '../model/index.ts';
import type { PackOutline } from './outline.ts';
import type { PackSelection } from './selection.ts';

/** Where a reference inside a note leads within the pack. */
export type ReferenceTarget =
  | { readonly kind: 'passage'; readonly passageId: string }
  | { readonly kind: 'block'; readonly documentId: string; readonly block: number }
  | { readonly kind: 'page'; readonly documentId: string; readonly page: number }
  /** A page of the pack by its number. */
  | { readonly kind: 'sheet'; readonly label: string }
  | { readonly kind: 'document'; readonly documentId: string }
  | { readonly kind: 'theme'; readonly themeId: string };

/** A part of a note's text that names something: where it stands in the text, and where it leads, if it is in the pack. */
export interface TextReference {
  readonly start: number;
  readonly end: number;
  readonly target: ReferenceTarget | null;
}

/**
 * References as people and the application write them: `{HAR000012 ¶14}`, `{HAR000012 para 4.12}`, `{HAR000012/3}`, `{HAR000012}`, and
 * pages of the pack as `[B14]` or `page B14`.
 */
const written =
  /\{([^\s{}/]{1,40})(?:\/(\d{1,6})(?:[–-]\d{1,6})?)?(?: ([^{}]{1,60}))?\}|\[([A-Z]{1,2}\d{1,6}|\d{1,6})\]|\bpages? ([A-Z]{1,2}\d{1,6})\b/g;

/**
 * The written references in a text and what they lead to. One whose document is not in the pack, or whose place is not in
 * the document, has no target. A page of the pack is one only in the way this pack is numbered: `[B14]` where sections have
 * letters, `[14]` where numbers run through the file.
 */
export function referencesIn(text: string, selection: PackSelection): readonly TextReference[] {
  return [...text.matchAll(written)].flatMap((match): TextReference[] => {
    const [whole, urn, page, place, bracketed, paged] = match;
    const span = { start: match.index, end: match.index + whole.length };
    const label = bracketed ?? paged;
    if (label !== undefined) {
      const hasLetter = /^[A-Z]/u.test(label);
      const isNumbered = selection.choices.numbering === 'section' ? hasLetter : !hasLetter;
      return isNumbered ? [{ ...span, target: { kind: 'sheet', label } }] : [];
    }
    if (urn === undefined || !/\d/.test(urn)) return [];
    return [{ ...span, target: placeInSource(whole, urn, page, place, selection) }];
  });
}

function placeInSource(
  whole: string,
  urn: string,
  page: string | undefined,
  place: string | undefined,
  selection: PackSelection,
): ReferenceTarget | null {
  const source = selection.sources.find((candidate) => candidate.urn === urn);
  if (source === undefined) return null;
  const { documentId } = source;
  const passage = selection.passages.find((candidate) => candidate.citation === whole);
  if (passage !== undefined) return { kind: 'passage', passageId: passage.id };
  if (place !== undefined) {
    const label = place.replace(/^paras?\s+/, '').split(/[–-]/)[0] ?? place;
    const block = source.blocks.find((candidate) => blockLabel(candidate) === label);
    return block === undefined ? null : { kind: 'block', documentId, block: block.number };
  }
  if (page === undefined) return { kind: 'document', documentId };
  const number = Number(page);
  return number >= 1 && number <= source.pages.length ? { kind: 'page', documentId, page: number } : null;
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
