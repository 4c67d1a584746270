import { draftBlock, type DraftBlock } from '../draft-block.ts';
import { readPage } from '../html/read-page.ts';
import { blocksOfMessage, markEarlierMessages } from './message-blocks.ts';
import type { MessageBody } from './message-parts.ts';
import { saySame } from './same-words.ts';

/** The canonical text of a message with its blocks. */
export interface ComposedMessage {
  readonly text: string;
  readonly drafts: readonly DraftBlock[];
  readonly warnings: readonly string[];
}

/** One line of the header that people see, `Subject` and what it says. */
export interface ShownHeader {
  readonly name: string;
  readonly value: string;
}

const plainHeading = 'The message as plain text';
const pageHeading = 'The message as a web page';

/**
 * Writes a message as its readers saw it: its header line by line, then each body.
 *
 * Of a body in two forms the plain one stands where both say the same; else both, under headings of our own that say which is which,
 * so that neither is hidden behind the other.
 */
export function composeMessage(
  header: readonly ShownHeader[],
  bodies: readonly MessageBody[],
): ComposedMessage {
  const drafts: DraftBlock[] = [];
  const warnings = new Set<string>();
  let text = '';
  for (const { name, value } of header) {
    const line = `${name}: ${value}`.trimEnd();
    const start = text === '' ? 0 : text.length + 1;
    text += text === '' ? line : `\n${line}`;
    drafts.push({ ...draftBlock('paragraph', start, start + line.length), part: 'message-header' });
  }
  const add = (body: string, blocks: readonly DraftBlock[]): void => {
    if (blocks.length === 0) return;
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += body;
    for (const block of blocks) drafts.push({ ...block, start: start + block.start, end: start + block.end });
  };
  const addHeading = (heading: string): void => add(heading, [draftBlock('heading', 0, heading.length, 2)]);
  for (const { plain, html } of bodies) {
    const page = html === null ? null : readPage(html);
    const words = withoutEmptyEnds(plain ?? '');
    const both = page !== null && page.text !== '' && words !== '' && !saySame(words, page.text);
    if (both) {
      warnings.add(
        'The message holds its text twice, as plain text and as a web page, and the two do not say the same. Both are here, under headings that are not part of the message.',
      );
      addHeading(plainHeading);
    }
    if (words !== '') add(words, blocksOfMessage(words));
    if (page !== null && (both || words === '')) {
      if (both) addHeading(pageHeading);
      add(page.text, markEarlierMessages(page.text, page.drafts));
    }
    if (page !== null && html !== null) {
      for (const warning of page.warnings) warnings.add(warning);
      for (const warning of remoteContent(html)) warnings.add(warning);
    }
  }
  if (/^-----BEGIN PGP MESSAGE-----/mu.test(text))
    warnings.add(
      'The text is encrypted (PGP) and stands here as it was sent. Ask its recipient for an open copy.',
    );
  if (/^-----BEGIN PGP SIGNED MESSAGE-----/mu.test(text))
    warnings.add('The text is signed (PGP). The signature was not checked.');
  return { text, drafts, warnings: [...warnings] };
}

/** Without the empty lines before the first and after the last words; the indent of the first line stays. */
function withoutEmptyEnds(text: string): string {
  const words = text.trimEnd();
  const indented = words.length - words.trimStart().length;
  return words.slice(words.lastIndexOf('\n', indented) + 1);
}

function remoteContent(html: string): readonly string[] {
  const count = [
    ...html.matchAll(/\b(?:src|srcset|background|poster)\s{0,9}=\s{0,9}["']?\s{0,9}(?:https?:)?\/\//giu),
    ...html.matchAll(/url\(\s{0,9}["']?\s{0,9}(?:https?:)?\/\//giu),
  ].length;
  if (count === 0) return [];
  return [
    `The message refers to ${count === 1 ? 'one picture or other thing' : `${count.toLocaleString('en-GB')} pictures or other things`} on the internet. Nothing was fetched, and what was shown there when it was sent is not known.`,
  ];
}
