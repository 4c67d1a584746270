import type { FormatReader } from '../format-reading.ts';
import { isCompoundFile } from '../compound-file.ts';
import { beginsMailbox } from './read-mailbox.ts';

/** Names of headers that every message has some of. */
const usualHeaders =
  /^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to)[ \t]*:/gimu;

/** The formats of e-mail: messages as sent, as saved by Outlook, and mailboxes. */
export const messageFormats: readonly FormatReader[] = [
  {
    recognises: ({ bytes }, extension) =>
      isCompoundFile(bytes) && (extension === 'msg' || (extension === '' && holdsProperties(bytes))),
    load: async () => (await import('./read-outlook-message.ts')).readOutlookMessage,
  },
  {
    recognises: ({ bytes }, extension) =>
      extension === 'mbox' || extension === 'mbx' || (extension === '' && beginsMailbox(bytes)),
    load: async () => (await import('./read-mailbox.ts')).readMailbox,
  },
  {
    recognises: ({ bytes }, extension) => extension === 'eml' || (extension === '' && beginsMessage(bytes)),
    load: async () => (await import('./read-message.ts')).readMessage,
  },
];

/** True where three of the headers that messages have stand before anything else, as in files of mail folders. */
function beginsMessage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const headers = start.split(/\r?\n\r?\n/u, 1)[0] ?? '';
  return /^[!-9;-~]+[ \t]*:/u.test(headers) && [...headers.matchAll(usualHeaders)].length >= 3;
}

function holdsProperties(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('__properties_version1.0', 'utf16le'),
  );
}
