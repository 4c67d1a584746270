import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { MessageFacts, NamedValue } from '../../../shared/model/index.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import { noHints } from '../describe/description-hints.ts';
import type { ChildSource, SourceBytes } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { composeMessage, type ShownHeader } from './compose-message.ts';
import { headerValues } from './header-lines.ts';
import { readMessageDate } from './message-date.ts';
import { messageFacts } from './message-facts.ts';
import { messageParts, type MessageBody } from './message-parts.ts';
import { parseMime } from './parse-mime.ts';

/** Headers as people see them, in the order in which they stand in the text. */
const shownHeaders = ['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Bcc', 'Date', 'Subject'];

/** Reads a message as it was sent (RFC 5322, `.eml`). */
export const readMessage: ReadFormat = (source) => Promise.resolve(readMessageNow(source));

function readMessageNow({ bytes: whole }: SourceBytes): Result<FormatReading> {
  const bytes = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? whole.subarray(3) : whole;
  const parsed = parseMime(bytes);
  if (!parsed.ok) return parsed;
  const { root, headerBlock } = parsed.value;
  if (headerBlock.headers.every(({ name }) => name === '')) return noMessage;
  const { bodies, children, warnings } = messageParts(root);
  const { controls, strayLines } = headerBlock;
  return success(
    messageReading({
      reader: 'message',
      mediaType: 'message/rfc822',
      typeName: 'E-mail message',
      headers: headerBlock.headers,
      bodies,
      children,
      warnings: [
        ...(controls === 0
          ? []
          : [
              `${controls === 1 ? 'One header holds' : `${controls} headers hold`} line ends or controls in disguise, which can make one header look like two; a space stands for them.`,
            ]),
        ...(strayLines === 0
          ? []
          : [
              `${strayLines === 1 ? 'One line' : `${strayLines} lines`} among the headers ${strayLines === 1 ? 'is none' : 'are none'}; ${strayLines === 1 ? 'it is' : 'they are'} listed with all headers.`,
            ]),
        ...warnings,
      ],
    }),
  );
}

/** What a reading of a message is made from, whichever format it came in. */
export interface MessageContent {
  readonly reader: 'message' | 'outlook-message';
  readonly mediaType: string;
  readonly typeName: string;
  readonly headers: readonly NamedValue[];
  readonly bodies: readonly MessageBody[];
  readonly children: readonly ChildSource[];
  readonly warnings: readonly string[];
}

/** The reading of a message: its header and bodies as text, its facts, and what came with it. */
export function messageReading(content: MessageContent): FormatReading {
  const { headers, children } = content;
  const message = messageFacts(headers);
  const composed = composeMessage(shownHeader(headers, children), content.bodies);
  const subject = message.subject?.trim() ?? '';
  return {
    reader: { name: content.reader, version: 1 },
    text: composed.text,
    drafts: composed.drafts,
    furnitureKnown: true,
    facts: { ...factsOfType('message', content.mediaType, content.typeName), message },
    hints: {
      ...noHints,
      title: subject === '' ? null : subject,
      date: dayOf(message),
      kind: 'e-mail',
    },
    warnings: [...content.warnings, ...repeatedHeaders(headers), ...composed.warnings],
    children,
  };
}

function shownHeader(
  headers: readonly NamedValue[],
  children: readonly ChildSource[],
): readonly ShownHeader[] {
  const from = headerValues(headers, 'From').join();
  const lines = shownHeaders.flatMap((name) =>
    headerValues(headers, name)
      .filter((value) => !((name === 'Sender' || name === 'Reply-To') && value === from))
      .map((value) => ({ name, value })),
  );
  if (children.length === 0) return lines;
  return [...lines, { name: 'Attachments', value: children.map(({ fileName }) => fileName).join('; ') }];
}

function dayOf({ sent }: MessageFacts): string | null {
  return sent === null ? null : readMessageDate(sent.written).day;
}

/** Headers of which a message may have one (RFC 5322, 3.6); a second one can make programs show different senders. */
const onlyOnce = ['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Bcc', 'Date', 'Subject', 'Message-ID'];

function repeatedHeaders(headers: readonly NamedValue[]): readonly string[] {
  return onlyOnce
    .filter((name) => headerValues(headers, name).length > 1)
    .map(
      (name) =>
        `The message has ${headerValues(headers, name).length} headers ${name}, where there should be one; all are here, and mail programs may have shown only one of them.`,
    );
}

const noMessage = failure(
  'source-damaged',
  'This is no e-mail message: it has no headers. Open it in the program it came from and save it anew, or ask for a whole copy.',
);
