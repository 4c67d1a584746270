import { failure, success, type Result } from '../../../shared/base/index.ts';
import { noHints } from '../describe/description-hints.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import type { ChildSource, SourceBytes } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { firstHeader, readHeaders } from './header-lines.ts';
import { messageLimits } from './message-limits.ts';

/**
 * Reads a mailbox of the mbox family: each message is a child, as it was before it was put into the mailbox; the text is a list of
 * them, a row for each with its sender, date and subject as written.
 *
 * A message begins where a line `From … <day> … <year>` stands first or after an empty line and a header follows it. One `>` is
 * taken off lines `>From `, which mailboxes of every kind write for lines that begin with `From `.
 */
export const readMailbox: ReadFormat = (source) => Promise.resolve(readMailboxNow(source));

function readMailboxNow({ fileName, bytes }: SourceBytes): Result<FormatReading> {
  const starts = messageStarts(bytes);
  if (starts.length === 0) return noMailbox;
  const children: ChildSource[] = [];
  const drafts: DraftBlock[] = [];
  const lines: string[] = [];
  let length = 0;
  let unquoted = 0;
  starts.slice(0, messageLimits.messages).forEach((start, index) => {
    const from = lineAfter(bytes, start);
    const message = unquotedMessage(
      withoutLastEmptyLine(bytes.subarray(from, starts[index + 1] ?? bytes.length)),
    );
    unquoted += message.lines;
    const row = index + 1;
    children.push({ fileName: `message ${row}.eml`, bytes: message.bytes, how: 'message' });
    const { headers } = readHeaders(message.bytes, 0, message.bytes.length);
    const cells = ['From', 'Date', 'Subject'].map((name) => firstHeader(headers, name) ?? '');
    const line = cells.every((cell) => cell === '')
      ? 'without sender, date and subject'
      : cells.join('\t').trim();
    const begin = length === 0 ? 0 : length + 1;
    lines.push(line);
    length = begin + line.length;
    drafts.push({ ...draftBlock('table-row', begin, length), own: { kind: 'row', sheet: null, row } });
  });
  return success({
    reader: { name: 'mailbox', version: 1 },
    text: lines.join('\n'),
    drafts,
    furnitureKnown: true,
    facts: {
      ...factsOfType('mailbox', 'application/mbox', 'Mailbox'),
      fields: [{ name: 'Messages', value: starts.length.toLocaleString('en-GB') }],
    },
    hints: { ...noHints, title: fileName, kind: 'other' },
    warnings: warningsOf(starts, unquoted),
    children,
  });
}

function warningsOf(starts: readonly number[], unquoted: number): readonly string[] {
  const [first = 0] = starts;
  const count = (number: number): string => number.toLocaleString('en-GB');
  return [
    ...(first === 0
      ? []
      : [
          `${count(first)} bytes stand before the first message of the mailbox and belong to none; the sealed original holds them.`,
        ]),
    ...(unquoted === 0
      ? []
      : [
          `In ${unquoted === 1 ? 'one line' : `${count(unquoted)} lines`} the mark ">" before "From" was taken off, which mailboxes write where a message has such a line.`,
        ]),
    ...(starts.length <= messageLimits.messages
      ? []
      : [
          `The mailbox holds ${count(starts.length)} messages, more than are taken out of one (${count(messageLimits.messages)}): the rest is sealed in it and not listed. Split it and import the parts.`,
        ]),
  ];
}

const fromMark = Buffer.from('From ', 'latin1');

/** Offsets of the lines that begin a message. */
function messageStarts(bytes: Uint8Array): readonly number[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts: number[] = [];
  for (let at = whole.indexOf(fromMark); at !== -1; at = whole.indexOf(fromMark, at + 1)) {
    const afterEmptyLine =
      at === 0 ||
      (whole[at - 1] === 0x0a &&
        (whole[at - 2] === 0x0a || (whole[at - 2] === 0x0d && whole[at - 3] === 0x0a)));
    if (afterEmptyLine && isSeparator(whole, at)) starts.push(at);
  }
  return starts;
}

function isSeparator(bytes: Buffer, at: number): boolean {
  const next = lineAfter(bytes, at);
  const line = bytes.toString('latin1', at, Math.min(next, at + 300)).trimEnd();
  if (!/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,60}\b\d{4}\b/u.test(line)) return false;
  const header = bytes.toString('latin1', next, Math.min(bytes.length, next + 100));
  return header === '' || /^(?:>?From |[!-9;-~]+[ \t]*:|\r?\n)/u.test(header);
}

/** True for bytes that begin as a mailbox does. */
export function beginsMailbox(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return whole.indexOf(fromMark) === 0 && isSeparator(whole, 0);
}

function lineAfter(bytes: Uint8Array, at: number): number {
  const found = bytes.indexOf(0x0a, at);
  return found === -1 ? bytes.length : found + 1;
}

/** The empty line before the next message belongs to the mailbox. */
function withoutLastEmptyLine(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (bytes[length - 1] !== 0x0a) return bytes;
  if (bytes[length - 2] === 0x0a) return bytes.subarray(0, length - 1);
  return bytes[length - 2] === 0x0d && bytes[length - 3] === 0x0a ? bytes.subarray(0, length - 2) : bytes;
}

function unquotedMessage(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly lines: number } {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  let from = 0;
  let lines = 0;
  const mark = Buffer.from('>From ', 'latin1');
  for (let at = whole.indexOf(mark); at !== -1; at = whole.indexOf(mark, at + 1)) {
    let lineStart = at;
    while (whole[lineStart - 1] === 0x3e) lineStart -= 1;
    if (lineStart > 0 && whole[lineStart - 1] !== 0x0a) continue;
    pieces.push(bytes.subarray(from, lineStart));
    from = lineStart + 1;
    lines += 1;
  }
  if (lines === 0) return { bytes, lines };
  return { bytes: new Uint8Array(Buffer.concat([...pieces, bytes.subarray(from)])), lines };
}

const noMailbox = failure(
  'source-damaged',
  'This is no mailbox that can be read: no message begins in it. Export the messages from the mail program again, or one by one.',
);
