import type { TextSpan } from '../text/index.ts';
import type { FieldQuery, Query, RelationQuery, ThemeQuery } from './query.ts';
import { isRelated, type TextGauge } from './relate-spans.ts';
import { spanSet, type SpanSet } from './span-set.ts';
import { truthOf } from './truth.ts';
import { wantedTerms, type QueryTerm } from './walk-query.ts';

/** A passage of a document as queries see it. */
export interface PlacedPassage extends TextSpan {
  readonly id: string;
  /** Ids of its themes, merged-away ones replaced by their successors. */
  readonly themes: readonly string[];
}

/** A condition that is met by passages of its own, whose text other passages may share. */
export type PassageTerm = ThemeQuery | RelationQuery | (FieldQuery & { readonly field: 'reviewer' });

/** One document's passages, and what conditions ask of it. */
export interface DocumentPassages {
  /** In ascending order of start. */
  readonly passages: readonly PlacedPassage[];
  readonly gauge: TextGauge;
  readonly themeIds: (theme: ThemeQuery) => ReadonlySet<string>;
  readonly isTaggedBy: (passage: PlacedPassage, reviewer: FieldQuery) => boolean;
  /** Whether a condition that is none of passages holds for this one: words in it, fields of its document. */
  readonly holdsFor: (term: QueryTerm, passage: PlacedPassage) => boolean;
}

/** Finds passages of one document; what a condition is met by is worked out once. */
export interface PassageFinder {
  /** The passages that meet a query, in order of start. */
  readonly meeting: (query: Query) => readonly PlacedPassage[];
  /** Whether a passage meets a condition, by itself or by the text that it shares. */
  readonly isMetBy: (term: PassageTerm, passage: PlacedPassage) => boolean;
  /** The spans of the passages that meet a condition by themselves. */
  readonly spansOf: (term: PassageTerm) => SpanSet;
  /** The spans of all passages that carry a theme. */
  readonly tagged: () => SpanSet;
}

/** Whether a condition is one of passages. */
export function isPassageTerm(term: QueryTerm): term is PassageTerm {
  return (
    term.kind === 'theme' || term.kind === 'relation' || (term.kind === 'field' && term.field === 'reviewer')
  );
}

/**
 * A finder over one document.
 *
 * A passage meets `theme:` and relations where it does so itself, or shares text with one that does: passages of equal or
 * overlapping span count as the same text. Found are those that meet at least one condition of the query themselves;
 * where it only says what not to find, all others.
 */
export function passageFinder(document: DocumentPassages): PassageFinder {
  const { passages, gauge } = document;
  const found = new Map<PassageTerm, { readonly own: ReadonlySet<PlacedPassage>; readonly spans: SpanSet }>();
  let taggedSpans: SpanSet | null = null;

  const ownOf = (term: PassageTerm): readonly PlacedPassage[] => {
    if (term.kind === 'theme') {
      const themes = document.themeIds(term);
      return passages.filter((passage) => passage.themes.some((theme) => themes.has(theme)));
    }
    if (term.kind === 'field') return passages.filter((passage) => document.isTaggedBy(passage, term));
    const left = meeting(term.left);
    const right = left.length === 0 ? null : spanSet(meeting(term.right));
    if (right === null || right.size === 0) return [];
    return left.filter((passage) => isRelated(term.relation, passage, right, gauge));
  };
  const foundBy = (term: PassageTerm) => {
    const known = found.get(term);
    if (known !== undefined) return known;
    const own = ownOf(term);
    const made = { own: new Set(own), spans: spanSet(own) };
    found.set(term, made);
    return made;
  };
  const isMetBy = (term: PassageTerm, passage: PlacedPassage): boolean => {
    const { own, spans } = foundBy(term);
    return own.has(passage) || (term.kind !== 'field' && spans.overlaps(passage));
  };
  const holds = (term: QueryTerm, passage: PlacedPassage): boolean => {
    if (term.kind === 'tagged') return passage.themes.length > 0 === term.tagged;
    return isPassageTerm(term) ? isMetBy(term, passage) : document.holdsFor(term, passage);
  };
  const meeting = (query: Query): readonly PlacedPassage[] => {
    const wanted = wantedTerms(query).filter(isPassageTerm);
    return passages.filter(
      (passage) =>
        (wanted.length === 0 || wanted.some((term) => foundBy(term).own.has(passage))) &&
        truthOf(query, (term) => holds(term, passage)) === true,
    );
  };
  return {
    meeting,
    isMetBy,
    spansOf: (term) => foundBy(term).spans,
    tagged: () => (taggedSpans ??= spanSet(passages.filter((passage) => passage.themes.length > 0))),
  };
}
