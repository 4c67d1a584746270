import { success, type Result } from '../../shared/base/index.ts';
import type { Conversation } from '../../shared/contract/index.ts';
import { compareMessages, threadsOf, type ThreadMessage } from '../../shared/text/index.ts';
import { readMessages, type MessageRow } from '../store/index.ts';
import { requireDocument } from './edit-documents.ts';
import type { MatterContext } from './matter-context.ts';

/**
 * The conversation that a message belongs to, in the order in which it was written; of one message alone, and of a document that is
 * none, it is empty. Refused: `document-not-found`.
 */
export function listConversation(context: MatterContext, documentId: string): Result<Conversation> {
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  if (document.value.format !== 'message') return success([]);
  const rows = new Map(readMessages(context.reader).map((row) => [row.id, row] as const));
  const messages = [...rows.values()].map(threadMessage);
  const thread = threadsOf(messages).find((places) => places.some(({ id }) => id === documentId)) ?? [];
  if (thread.length < 2) return success([]);
  const byId = new Map(messages.map((message) => [message.id, message] as const));
  const urnOf = (id: string | null): string | null => (id === null ? null : (rows.get(id)?.urn ?? null));
  return success(
    thread
      .toSorted((one, other) => compareKnown(byId.get(one.id), byId.get(other.id)))
      .flatMap(({ id, answers, depth, repeats }) => {
        const row = rows.get(id);
        if (row === undefined) return [];
        const { urn, title, from, sent, withdrawn } = row;
        return [
          {
            documentId: id,
            urn,
            title,
            from,
            sent,
            withdrawn,
            depth,
            answers: urnOf(answers),
            repeats: urnOf(repeats),
          },
        ];
      }),
  );
}

function compareKnown(one: ThreadMessage | undefined, other: ThreadMessage | undefined): number {
  return one === undefined || other === undefined ? 0 : compareMessages(one, other);
}

function threadMessage({ id, messageId, inReplyTo, references, sent }: MessageRow): ThreadMessage {
  return { id, messageId, inReplyTo, references, sent: sent?.utc ?? null };
}
