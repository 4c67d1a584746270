import type { MessageFacts, NamedValue } from '../../../shared/model/index.ts';
import { firstHeader, headerValues } from './header-lines.ts';
import { readMessageDate } from './message-date.ts';

/** Message ids of one header that are taken; a thread of more is cut at its oldest end. */
const mostReferences = 1_000;

/** What the headers of a message say, addresses and date as written. */
export function messageFacts(headers: readonly NamedValue[]): MessageFacts {
  const written = firstHeader(headers, 'Date');
  const [messageId = null] = idsIn(headerValues(headers, 'Message-ID'));
  return {
    messageId,
    inReplyTo: idsIn(headerValues(headers, 'In-Reply-To')),
    references: idsIn(headerValues(headers, 'References')),
    from: headerValues(headers, 'From'),
    to: headerValues(headers, 'To'),
    cc: headerValues(headers, 'Cc'),
    bcc: headerValues(headers, 'Bcc'),
    subject: firstHeader(headers, 'Subject'),
    sent: written === null ? null : { written, utc: readMessageDate(written).utc },
    headers,
  };
}

/** The ids in angle brackets; a value without any is an id by itself where it is one word. */
function idsIn(values: readonly string[]): readonly string[] {
  const ids: string[] = [];
  for (const value of values) {
    const bracketed = [...value.matchAll(/<([^<>\s]{1,998})>/gu)].map(([, id = '']) => id);
    const bare = value.trim();
    if (bracketed.length > 0) ids.push(...bracketed);
    else if (/^\S{3,998}$/u.test(bare)) ids.push(bare);
  }
  return [...new Set(ids)].slice(-mostReferences);
}
