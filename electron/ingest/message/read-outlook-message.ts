import library, { type FieldsData } from '@kenjiuno/msgreader';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import type { ChildSource, SourceBytes } from '../reading.ts';
import { checkCompoundFile } from './check-compound-file.ts';
import { decodeCharset } from './decode-charset.ts';
import { headerValues, readHeaders } from './header-lines.ts';
import { messageLimits } from './message-limits.ts';
import type { MessageBody } from './message-parts.ts';
import { messageReading } from './read-message.ts';
import { decompressRichText, readRichText } from './rich-text-body.ts';
import { saySame } from './same-words.ts';

/** The library's class; plain Node hands over the module that holds it, bundlers the class itself. */
const MsgReader = (library as typeof library & { readonly default?: typeof library }).default ?? library;

/**
 * Reads a message as Outlook saves it (`.msg`, [MS-OXMSG]). Where it holds no headers of the internet they are made from what
 * Outlook knows of it, and a warning says so.
 */
export const readOutlookMessage: ReadFormat = (source) => Promise.resolve(readNow(source));

function readNow({ bytes }: SourceBytes): Result<FormatReading> {
  const sound = checkCompoundFile(bytes);
  if (!sound.ok) return sound;
  try {
    const first = fieldsIn(bytes, 'win1252');
    const page = first.fields.messageCodepage ?? first.fields.internetCodepage ?? 1252;
    // Messages of older Outlooks hold text in the code page that they name; 1200 and 65001 are Unicode.
    const isOther = holdsAnsiText(bytes) && ![1252, 1200, 65001, 20127, 28591].includes(page);
    const { reader, fields } = isOther ? fieldsIn(bytes, `cp${page}`) : first;
    if (fields.error !== undefined) return damaged;
    return readingOf(reader, fields);
  } catch {
    // The library throws for whatever it cannot read; the file is to blame, not the program.
    return damaged;
  }
}

function fieldsIn(
  bytes: Uint8Array,
  ansiEncoding: string,
): { readonly reader: library; readonly fields: FieldsData } {
  const reader = new MsgReader(new Uint8Array(bytes).buffer);
  const open = reader as { parserConfig?: { includeRawProps: boolean; ansiEncoding: string } };
  open.parserConfig = { includeRawProps: true, ansiEncoding };
  return { reader, fields: reader.getFileData() };
}

/** True where a text property is stored in a code page: the subject or the body. */
function holdsAnsiText(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['0037001E', '1000001E'].some((tag) => whole.includes(Buffer.from(`__substg1.0_${tag}`, 'utf16le')));
}

function readingOf(reader: library, fields: FieldsData): Result<FormatReading> {
  const attachments = fields.attachments ?? [];
  if (attachments.length > messageLimits.parts) return tooComplex;
  const warnings: string[] = [];
  const html = htmlOf(fields);
  const bodies = bodiesOf(fields, html, warnings);
  const children: ChildSource[] = [];
  for (const attachment of attachments) {
    const child = childOf(reader, attachment, bodies);
    if (child === null) {
      warnings.push(
        `An attachment${attachment.name === undefined ? '' : ` (${shown(attachment.name)})`} is an object of Outlook that cannot be taken out; the sealed original holds it.`,
      );
    } else children.push(child);
  }
  const nested = children.filter(({ how }) => how === 'message').length;
  if (nested > 0)
    warnings.push(
      `${nested === 1 ? 'One message lies' : `${nested} messages lie`} in this one. Outlook keeps them in pieces, so each was put together as a file of its own; what it says was not changed.`,
    );
  return success(
    messageReading({
      reader: 'outlook-message',
      mediaType: 'application/vnd.ms-outlook',
      typeName: 'Outlook message',
      headers: headersOf(fields, warnings),
      bodies,
      children,
      warnings,
    }),
  );
}

function headersOf(fields: FieldsData, warnings: string[]): readonly NamedValue[] {
  const written = (fields.headers ?? '').replace(/^(?:\s*\r?\n)+/u, '');
  const recipients = fields.recipients ?? [];
  const named = (type: string): string =>
    recipients
      .filter(({ recipType }) => String(recipType) === type)
      .map(({ name, smtpAddress, email }) => mailbox(name, smtpAddress ?? email))
      .join(', ');
  if (/^[!-9;-~]+[ \t]*:/u.test(written)) {
    const bytes = new TextEncoder().encode(written);
    const { headers } = readHeaders(bytes, 0, bytes.length);
    const bcc = named('bcc');
    return bcc === '' || headerValues(headers, 'Bcc').length > 0
      ? headers
      : [...headers, { name: 'Bcc', value: bcc }];
  }
  warnings.push(
    'The message holds no headers as they are sent over the internet; those here were made from what Outlook keeps of sender, recipients, time and subject. The time is in UTC, since Outlook keeps no zone.',
  );
  const sent = fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '';
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['From', mailbox(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail)],
    ['To', named('to')],
    ['Cc', named('cc')],
    ['Bcc', named('bcc')],
    ['Date', /\d{4}/u.test(sent) ? sent : ''],
    ['Subject', fields.subject],
    ['Message-ID', fields.messageId],
    ['In-Reply-To', rawText(fields, '1042')],
    ['References', rawText(fields, '1039')],
  ];
  return lines.flatMap(([name, value]) => {
    const said = shown(value ?? '');
    return said === '' ? [] : [{ name, value: said }];
  });
}

/** A property that the library gives no name to. */
function rawText(fields: FieldsData, tag: string): string {
  const found = fields.rawProps?.find(({ propertyTag }) => propertyTag?.startsWith(tag));
  return typeof found?.value === 'string' ? found.value : '';
}

function mailbox(name: string | undefined, address: string | undefined): string {
  const called = shown(name ?? '');
  const reached = shown(address ?? '');
  if (called === '' || called === reached) return reached;
  return reached === '' ? called : `${called} <${reached}>`;
}

/** On one line and well-formed, as headers are. */
function shown(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .toWellFormed();
}

function htmlOf(fields: FieldsData): string | null {
  if (fields.bodyHtml !== undefined && fields.bodyHtml !== '') return fields.bodyHtml.toWellFormed();
  const { html } = fields;
  if (html === undefined || html.length === 0) return null;
  const page = fields.internetCodepage;
  return decodeCharset(html, page === undefined ? null : `windows-${page}`).text.replaceAll('\0', '\ufffd');
}

function bodiesOf(fields: FieldsData, html: string | null, warnings: string[]): readonly MessageBody[] {
  const plain = textOf(fields.body ?? '');
  const packed = fields.compressedRtf === undefined ? null : decompressRichText(fields.compressedRtf);
  const rich = packed === null ? null : readRichText(packed);
  if (fields.compressedRtf !== undefined && fields.compressedRtf.length > 0 && packed === null)
    warnings.push('The body of the message in RTF is damaged and could not be read.');
  const page = html ?? (rich?.kind === 'html' ? rich.text : null);
  const richText = rich?.kind === 'text' ? textOf(rich.text) : '';
  const bodies: MessageBody[] = [
    { plain: plain.trim() === '' && page === null ? richText : plain, html: page },
  ];
  if (plain.trim() !== '' && richText.trim() !== '' && !saySame(plain, richText)) {
    warnings.push(
      'The message holds its text twice, as plain text and as formatted text (RTF), and the two do not say the same. Both are here, the plain one first.',
    );
    bodies.push({ plain: richText, html: null });
  }
  return bodies;
}

function textOf(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\0', '\ufffd').toWellFormed();
}

function childOf(
  reader: library,
  attachment: FieldsData,
  bodies: readonly MessageBody[],
): ChildSource | null {
  const isMessage = attachment.innerMsgContent === true;
  if (!isMessage && attachment.dataId === undefined) return null;
  const { content } = reader.getAttachment(attachment);
  const named = shown(attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? '').slice(0, 240);
  const id = attachment.pidContentId;
  const isShown = id !== undefined && id !== '' && bodies.some(({ html }) => html?.includes(`cid:${id}`));
  const fileName = isMessage
    ? `${
        named === ''
          ? 'message'
          : named
              .replace(/[\\/:*?"<>|]+/gu, ' ')
              .slice(0, 80)
              .trim()
      }.msg`
    : named === ''
      ? `attachment${attachment.extension ?? ''}`
      : named;
  return {
    fileName,
    bytes: new Uint8Array(content),
    how: isMessage ? 'message' : isShown ? 'inline' : 'attachment',
  };
}

const damaged = failure(
  'source-damaged',
  'This Outlook message is damaged and could not be read. Open it in Outlook and save it anew, or ask for a whole copy.',
);

const tooComplex = failure(
  'source-too-complex',
  `This Outlook message has more than ${messageLimits.parts.toLocaleString('en-GB')} attachments, which is more than is safe to read. Open it in Outlook and save what you need from it.`,
);
