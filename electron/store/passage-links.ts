import type { LinkRelation } from '../../shared/model/index.ts';
import type { ReadableDatabase, SqlValue } from './database.ts';

/** A link as it stands between two standing passages, by their ids. */
export interface StandingLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: LinkRelation;
  readonly reviewer: string;
  readonly atMs: number;
}

/** Links both of whose passages stand, in order of making: all, or those that touch a document or a passage. */
export function readPassageLinks(
  database: ReadableDatabase,
  filter: { readonly document?: string; readonly passage?: string; readonly link?: string } = {},
): readonly StandingLink[] {
  const conditions = [
    'k.made_order IS NOT NULL',
    'EXISTS (SELECT 1 FROM life WHERE subject = k.id AND covered = 0)',
    'EXISTS (SELECT 1 FROM life WHERE subject = k.from_passage AND covered = 0)',
    'EXISTS (SELECT 1 FROM life WHERE subject = k.to_passage AND covered = 0)',
  ];
  const values: SqlValue[] = [];
  if (filter.document !== undefined) {
    conditions.push(`k.id IN (
      SELECT l.id FROM passage p JOIN passage_link l ON l.from_passage = p.id WHERE p.document = ?
      UNION SELECT l.id FROM passage p JOIN passage_link l ON l.to_passage = p.id WHERE p.document = ?)`);
    values.push(filter.document, filter.document);
  }
  if (filter.passage !== undefined) {
    conditions.push(`k.id IN (
      SELECT id FROM passage_link WHERE from_passage = ? UNION SELECT id FROM passage_link WHERE to_passage = ?)`);
    values.push(filter.passage, filter.passage);
  }
  if (filter.link !== undefined) {
    conditions.push('k.id = ?');
    values.push(filter.link);
  }
  return database.all<StandingLink>(
    `SELECT k.id, k.from_passage AS "from", k.to_passage AS "to", k.relation, k.reviewer, k.at_ms AS atMs
     FROM passage_link k WHERE ${conditions.join(' AND ')} ORDER BY k.made_order`,
    ...values,
  );
}
