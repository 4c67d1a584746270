import type { ReadableDatabase } from './database.ts';

/** A message of the matter as its conversation needs it. */
export interface MessageRow {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** As written. */
  readonly from: readonly string[];
  readonly sent: { readonly written: string; readonly utc: string | null } | null;
  readonly withdrawn: boolean;
}

/** Every message of the matter, withdrawn ones included, in order of URN. */
export function readMessages(database: ReadableDatabase): readonly MessageRow[] {
  return database
    .all<{
      id: string;
      urn: string;
      title: string;
      message_id: string | null;
      in_reply_to: string | null;
      refs: string | null;
      sender: string | null;
      sent: string | null;
      withdrawn: string | null;
    }>(
      `SELECT id, urn, title, message_id, withdrawn, facts -> '$.message.inReplyTo' AS in_reply_to,
         facts -> '$.message.references' AS refs, facts -> '$.message.from' AS sender, facts -> '$.message.sent' AS sent
       FROM document WHERE format = 'message' AND made_order IS NOT NULL ORDER BY urn, made_order`,
    )
    .map((row) => ({
      id: row.id,
      urn: row.urn,
      title: row.title,
      messageId: row.message_id,
      inReplyTo: listIn(row.in_reply_to),
      references: listIn(row.refs),
      from: listIn(row.sender),
      sent: JSON.parse(row.sent ?? 'null') as MessageRow['sent'],
      withdrawn: row.withdrawn !== null,
    }));
}

/** The URNs of the documents that have a Message-ID, in their order. */
export function urnsOfMessageId(database: ReadableDatabase, messageId: string): readonly string[] {
  return database
    .all<{ urn: string }>(
      'SELECT urn FROM document WHERE message_id = ? AND made_order IS NOT NULL ORDER BY urn',
      messageId,
    )
    .map(({ urn }) => urn);
}

function listIn(json: string | null): readonly string[] {
  return JSON.parse(json ?? '[]') as readonly string[];
}
