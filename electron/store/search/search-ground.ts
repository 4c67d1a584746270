import {
  passageFinder,
  wordsHold,
  type DateQuery,
  type FieldQuery,
  type NearQuery,
  type PassageFinder,
  type Query,
  type QueryTerm,
  type WordsQuery,
} from '../../../shared/query/index.ts';
import { tokensOf } from '../../../shared/text/index.ts';
import type { ReadableDatabase } from '../database.ts';
import type { DocumentTexts } from '../document-text.ts';
import type { PassageEntry, PassageIndex } from '../passage-index.ts';
import type { PatternMatches } from './pattern-matches.ts';
import type { Conditions } from './resolve-conditions.ts';
import { textGauge } from './text-gauge.ts';

/** What a search stands on: the matter, the meaning of the query's names, the matches of its regular expressions. */
export interface SearchGround {
  readonly database: ReadableDatabase;
  readonly texts: DocumentTexts;
  readonly passages: PassageIndex;
  readonly conditions: Conditions;
  readonly patterns: PatternMatches;
  /** One document's passages, and a way to find among them; made once for a search. */
  readonly inDocument: (document: string) => PassagesInDocument;
}

/** A document's passages in a search. */
export interface PassagesInDocument {
  readonly passages: readonly PassageEntry[];
  readonly finder: PassageFinder;
}

/** The ground of one search, over one state of the matter. */
export function searchGround(
  parts: Pick<SearchGround, 'database' | 'texts' | 'passages' | 'conditions' | 'patterns'>,
): SearchGround {
  const { database, passages, conditions } = parts;
  const known = new Map<string, PassagesInDocument>();
  const ground: SearchGround = {
    ...parts,
    inDocument: (document) => {
      const standing = known.get(document);
      if (standing !== undefined) return standing;
      const entries = passages.placed().ofDocument(document);
      const { gauge, text } = textGauge(database, document);
      const finder = passageFinder({
        passages: entries,
        gauge,
        themeIds: conditions.themeIds,
        isTaggedBy: (passage, reviewer) => conditions.passagesTaggedBy(reviewer).has(passage.id),
        holdsFor: (term, passage) => {
          const ofDocument = documentTruth(ground, term, document);
          if (ofDocument !== null) return ofDocument;
          if (term.kind === 'pattern') {
            return ground.patterns.within(term, document, passage).length > 0;
          }
          return isWords(term) && textHolds(text().slice(passage.start, passage.end), term);
        },
      });
      const made = { passages: entries, finder };
      known.set(document, made);
      return made;
    },
  };
  return ground;
}

/** Whether a condition on documents holds for one; null for any other condition. */
export function documentTruth(ground: SearchGround, term: QueryTerm, document: string): boolean | null {
  return isDocumentCondition(term) ? ground.conditions.documents(term).has(document) : null;
}

/** Whether a condition is one on documents. */
export function isDocumentCondition(term: Query): term is DateQuery | FieldQuery {
  return term.kind === 'date' || (term.kind === 'field' && term.field !== 'reviewer');
}

/** Whether a condition is one that a text's tokens answer. */
export function isWords(term: Query): term is WordsQuery | NearQuery {
  return term.kind === 'words' || term.kind === 'near';
}

/** Whether a text holds the words. */
export function textHolds(text: string, words: WordsQuery | NearQuery): boolean {
  return wordsHold(
    tokensOf(text).map(({ token }) => token),
    words,
  );
}
