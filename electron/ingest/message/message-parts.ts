import type { ChildSource } from '../reading.ts';
import { decodeCharset } from './decode-charset.ts';
import { firstHeader, readHeaders } from './header-lines.ts';
import type { MimePart } from './parse-mime.ts';

/** A body of a message: the same said as plain text, as a web page, or as both. */
export interface MessageBody {
  readonly plain: string | null;
  readonly html: string | null;
}

/** What a message holds: its bodies and everything else, in its order, with sentences on what was odd. */
export interface MessageParts {
  readonly bodies: readonly MessageBody[];
  readonly children: readonly ChildSource[];
  readonly warnings: readonly string[];
}

/** Sorts the parts of a message into bodies and attachments; no part is left out. */
export function messageParts(root: MimePart): MessageParts {
  const sorter = partSorter();
  const bodies = sorter.sort(root, false, true);
  return { bodies, children: sorter.children, warnings: sorter.warnings() };
}

function partSorter(): {
  readonly sort: (part: MimePart, related: boolean, isRoot: boolean) => readonly MessageBody[];
  readonly children: readonly ChildSource[];
  readonly warnings: () => readonly string[];
} {
  const children: ChildSource[] = [];
  const remarks = new Set<string>();
  let unseenLetters = 0;
  let broken = 0;

  const textOf = (part: MimePart): string => {
    const declared = part.type.parameters.get('charset') ?? null;
    const { text, encoding, oddity, replaced } = decodeCharset(part.content, declared);
    const named = (declared ?? '').slice(0, 40);
    if (oddity === 'unknown')
      remarks.add(
        `The message says that its text is in the encoding ${named}, which is not known here; it was read as ${encoding}. Check words with letters beyond A to Z against the original.`,
      );
    if (oddity === 'not as declared')
      remarks.add(
        `The message says that its text is in the encoding ${named}, but its bytes are not; they were read as ${encoding}${replaced ? ' with replacement characters' : ''}.`,
      );
    const nulls = text.split('\0').length - 1;
    if (nulls > 0)
      remarks.add(
        `The text holds ${nulls.toLocaleString('en-GB')} NUL characters, which no text has; a replacement character stands for each.`,
      );
    return text
      .replace(/^\ufeff/u, '')
      .replaceAll('\0', '\ufffd')
      .replace(/\r\n?/gu, '\n')
      .toWellFormed();
  };

  const sort = (part: MimePart, related: boolean, isRoot: boolean): readonly MessageBody[] => {
    unseenLetters += part.unseenLetters;
    if (part.broken) broken += 1;
    if (part.cutOff)
      remarks.add(
        'The message breaks off, or a part of it does not end as it says: what is here is all that the file holds. Ask whoever sent it for a whole copy.',
      );
    for (const remark of securityRemarks(part)) remarks.add(remark);
    if (part.parts.length > 0) {
      const inner = part.parts.map((one) =>
        sort(one, related || part.type.value === 'multipart/related', false),
      );
      return part.type.value === 'multipart/alternative' ? [joined(inner.flat())] : inner.flat();
    }
    const { value } = part.type;
    const named = fileNameOf(part) !== null;
    const isText = value === 'text/plain' || value === 'text/html' || value === 'text';
    if (isText && part.disposition.value !== 'attachment' && (!named || isRoot)) {
      const text = textOf(part);
      return [value === 'text/html' ? { plain: null, html: text } : { plain: text, html: null }];
    }
    if (part.content.byteLength > 0 || named) {
      const charset = part.type.parameters.get('charset')?.toLowerCase() ?? '';
      if (value.startsWith('text/') && !/^(?:|utf-?8|us-ascii|ascii|iso-8859-1|windows-1252)$/u.test(charset))
        remarks.add(
          `The attachment ${childName(part)} is in the encoding ${charset.slice(0, 40)}, as the message says; the attachment itself does not say so, and may be read in another one.`,
        );
      children.push({ fileName: childName(part), bytes: part.content, how: howOf(part, related) });
    }
    return [];
  };

  return {
    sort,
    children,
    warnings: () => [
      ...remarks,
      ...(unseenLetters === 0
        ? []
        : [
            `The message holds ${unseenLetters.toLocaleString('en-GB')} letters before, between or after its parts, which no mail program shows; they are not part of the text here. The sealed original holds them.`,
          ]),
      ...(broken === 0
        ? []
        : [
            `${broken === 1 ? 'One part' : `${broken} parts`} of the message ${broken === 1 ? 'is' : 'are'} encoded in a way that is damaged or not known; what could be read of ${broken === 1 ? 'it' : 'them'} is here.`,
          ]),
    ],
  };
}

/** Alternatives are one body; what is said twice in one form is joined. */
function joined(bodies: readonly MessageBody[]): MessageBody {
  const all = (texts: readonly (string | null)[]): string | null => {
    const said = texts.filter((text) => text !== null);
    return said.length === 0 ? null : said.join('\n');
  };
  return { plain: all(bodies.map(({ plain }) => plain)), html: all(bodies.map(({ html }) => html)) };
}

function howOf(part: MimePart, related: boolean): ChildSource['how'] {
  if (part.type.value === 'message/rfc822' || part.type.value === 'message/global') return 'message';
  const hasId = firstHeader(part.headers, 'Content-ID') !== null;
  const isPicture = part.type.value.startsWith('image/');
  if (part.disposition.value === 'attachment') return 'attachment';
  return (related && hasId) || (part.disposition.value === 'inline' && isPicture) ? 'inline' : 'attachment';
}

function fileNameOf(part: MimePart): string | null {
  const name = part.disposition.parameters.get('filename') ?? part.type.parameters.get('name') ?? '';
  const shown = name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return shown === '' ? null : shown.slice(0, 240).toWellFormed();
}

/** File name endings of parts that bring no name. */
const endings: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/rfc822-headers': 'txt',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
  'message/external-body': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/rtf': 'rtf',
  'application/ms-tnef': 'dat',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
};

function childName(part: MimePart): string {
  const named = fileNameOf(part);
  const { value } = part.type;
  const isMessage = value === 'message/rfc822' || value === 'message/global';
  if (named !== null) return isMessage && !/\.eml$/iu.test(named) ? `${named}.eml` : named;
  if (isMessage) {
    const { headers } = readHeaders(part.content, 0, part.content.length);
    const subject = (firstHeader(headers, 'Subject') ?? '').replace(/[\\/:*?"<>|]+/gu, ' ').trim();
    return `${subject === '' ? 'message' : subject.slice(0, 80).trim()}.eml`;
  }
  const known = endings[value];
  const what =
    value
      .split('/')
      .at(-1)
      ?.replace(/[^a-z0-9-]+/gu, '-') ?? '';
  const stem = value.startsWith('image/') ? 'picture' : what === '' ? 'part' : what;
  return known === undefined ? stem : `${stem}.${known}`;
}

/** What is said of signatures, encryption and contents that lie elsewhere. */
function securityRemarks(part: MimePart): readonly string[] {
  const { value, parameters } = part.type;
  const isPgp = (parameters.get('protocol') ?? '').includes('pgp');
  switch (value) {
    case 'multipart/signed':
      return [
        `The message is signed (${isPgp ? 'PGP' : 'S/MIME'}). The signature was kept as an attachment and was not checked.`,
      ];
    case 'multipart/encrypted':
      return [
        'The message is encrypted (PGP) and cannot be opened here. What it holds was kept as it is; ask its recipient for an open copy.',
      ];
    case 'application/pkcs7-mime':
    case 'application/x-pkcs7-mime':
      return [
        /signed-data|certs-only/iu.test(parameters.get('smime-type') ?? '')
          ? 'The message is wrapped in its signature (S/MIME) and cannot be opened here. It was kept as an attachment; ask its recipient for an open copy.'
          : 'The message is encrypted (S/MIME) and cannot be opened here. What it holds was kept as an attachment; ask its recipient for an open copy.',
      ];
    case 'application/ms-tnef':
    case 'application/vnd.ms-tnef':
      return [
        'Outlook packed attachments or formatting of this message into a file of its own (winmail.dat), which cannot be opened here. It was kept sealed; ask whoever sent the message to send it as plain text or as an Outlook message.',
      ];
    case 'message/external-body':
      return [
        'A part of the message lies elsewhere, as the message says, and was not fetched. What the message says of it was kept as an attachment.',
      ];
    case 'message/partial':
      return [
        'This is one piece of a message that was sent in several. It was kept as it is; the other pieces are needed to read it.',
      ];
    default:
      return [];
  }
}
