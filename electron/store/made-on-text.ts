import type { OwnNumber, PassageSelector } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/** A passage on a document's text, standing or deleted. */
export interface PassageOnText {
  readonly id: string;
  readonly selector: PassageSelector;
}

/** A mark that a reviewer set on a block, by its number. */
export type BlockMarkOnText = { readonly block: number } & (
  | { readonly mark: 'furniture'; readonly value: boolean }
  | { readonly mark: 'own'; readonly value: OwnNumber | null }
);

/** Every passage of a document, deleted ones too, since they can be put back. */
export function readPassagesOnText(database: ReadableDatabase, document: string): readonly PassageOnText[] {
  return database
    .all<{
      id: string;
      span_start: number;
      span_end: number;
      quote: string;
      prefix: string;
      suffix: string;
    }>(
      `SELECT id, span_start, span_end, quote, prefix, suffix FROM passage
       WHERE document = ? AND span_start IS NOT NULL ORDER BY span_start, span_end, id`,
      document,
    )
    .map(({ id, span_start, span_end, quote, prefix, suffix }) => ({
      id,
      selector: { start: span_start, end: span_end, quote, prefix, suffix },
    }));
}

/** The marks that reviewers set on a document's blocks. */
export function readBlockMarksOnText(
  database: ReadableDatabase,
  document: string,
): readonly BlockMarkOnText[] {
  return database
    .all<{ number: number; furniture: number | null; own: string | null; own_order: string | null }>(
      'SELECT number, furniture, own, own_order FROM block_mark WHERE document = ? ORDER BY number',
      document,
    )
    .flatMap(({ number: block, furniture, own, own_order }): readonly BlockMarkOnText[] => [
      ...(furniture === null ? [] : [{ block, mark: 'furniture' as const, value: furniture === 1 }]),
      ...(own_order === null
        ? []
        : [{ block, mark: 'own' as const, value: JSON.parse(own ?? 'null') as OwnNumber | null }]),
    ]);
}
