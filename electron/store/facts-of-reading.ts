import { operationInOrder } from '../../shared/base/index.ts';
import type { SourceFacts } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/**
 * What a source's bytes say about themselves, of the reading that set a document's text at this place of the order; null where the
 * text is the import's, or the reading found nothing that the import had not.
 */
export function factsOfReading(database: ReadableDatabase, textOrder: string): SourceFacts | null {
  const facts = database.get<{ facts: string | null }>(
    `SELECT body -> '$.reading.facts' AS facts FROM operation WHERE id = ? AND type = 'document.read'`,
    operationInOrder(textOrder),
  )?.facts;
  return facts ? (JSON.parse(facts) as SourceFacts) : null;
}
