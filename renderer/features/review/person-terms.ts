import type { Block, Item } from '../../../shared/model/index.ts';
import { matchesIn, tokensOf, type MatchTerm, type TextSpan } from '../../../shared/text/index.ts';

/** The names a person or organisation is found by: its own and every alias, each once, none that holds no letter or digit. */
export function namesOf({ fields }: Item<'person'>): readonly string[] {
  const names = [fields.name, ...fields.aliases].map((name) => name.trim());
  return [...new Set(names)].filter((name) => tokensOf(name).length > 0);
}

/** A mention of somebody in a document: the block it stands in and where. */
export interface Mention extends TextSpan {
  readonly block: number;
}

/**
 * Where the names of a person or organisation stand in a text, furniture left out: as the search finds them, whatever the
 * capitals and accents. Names that overlap, such as one inside another, are one mention.
 */
export function mentionsOf(
  person: Item<'person'>,
  text: string,
  blocks: readonly Block[],
): readonly Mention[] {
  const terms = namesOf(person).map((name): MatchTerm => ({
    tokens: tokensOf(name).map(({ token }) => token),
    prefix: false,
  }));
  if (terms.length === 0) return [];
  return blocks
    .filter((block) => !block.furniture)
    .flatMap((block) => matchesIn(text, block, terms).map((span) => ({ ...span, block: block.number })));
}

/** Aliases as they are typed, one a line; empty lines and repetitions are left out. */
export function aliasesOf(typed: string): string[] {
  const names = typed.split('\n').map((line) => line.trim());
  return [...new Set(names)].filter((name) => name !== '');
}
