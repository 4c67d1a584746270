import type { ReadableDatabase } from '../database.ts';
import { readReviewerNames } from '../reviewers.ts';
import { foldedName } from './folded-name.ts';

/** Ids of the reviewers of exactly that name or, where there is none, of those whose names hold it. */
export function reviewersNamed(database: ReadableDatabase, name: string): ReadonlySet<string> {
  const wanted = foldedName(name);
  const names = [...readReviewerNames(database)].map(([id, known]) => ({ id, name: foldedName(known) }));
  const exactly = names.filter((known) => known.name === wanted);
  const found = exactly.length > 0 ? exactly : names.filter((known) => known.name.includes(wanted));
  return new Set(found.map(({ id }) => id));
}
