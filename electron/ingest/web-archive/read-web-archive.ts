import { failure, success, type Result } from '../../../shared/base/index.ts';
import { readingLimits } from '../archive/reading-limits.ts';
import { decode, type DecodedText } from '../decode.ts';
import { declaredEncoding } from '../declared-encoding.ts';
import type { ReadFormat } from '../format-reading.ts';
import { findArticle } from '../html/find-article.ts';
import { readPage } from '../html/read-page.ts';
import { factsOfType } from '../source-type.ts';
import { decodeWords, parameterOf, splitParts, type ArchivePart } from './split-parts.ts';

/**
 * Reads a web page that a browser saved whole (MHTML): its first page, with the pages of frames where they are shown. Where and
 * when it was saved is taken from its headers. What is saved with it besides pages is named in numbers and stays in the original.
 *
 * Failures: `source-damaged` where it holds no page, `source-too-complex` with more parts than an archive may have; else as of
 * `decode`.
 */
export const readWebArchive: ReadFormat = async ({ bytes }) => {
  await Promise.resolve();
  const archive = splitParts(bytes, readingLimits.entries);
  if (archive === null) return noPage;
  if (archive.tooMany) return tooManyParts;
  const { headers, parts } = archive;
  const pages = parts.filter((part) => /^(?:text\/html|application\/xhtml\+xml)/iu.test(typeOf(part)));
  const start = parameterOf(headers.get('content-type') ?? '', 'start');
  const root = pages.find((part) => start !== null && part.headers.get('content-id') === start) ?? pages[0];
  if (root === undefined) return noPage;
  const decoded = decodePart(root);
  if (!decoded.ok) return decoded;

  const byAddress = new Map<string, ArchivePart>();
  for (const part of pages) {
    if (part === root) continue;
    const id = part.headers.get('content-id');
    if (id !== undefined) byAddress.set(`cid:${id.replace(/^<|>$/gu, '')}`, part);
    const location = part.headers.get('content-location');
    if (location !== undefined) byAddress.set(location, part);
  }
  const rootLocation = root.headers.get('content-location') ?? '';
  const given = new Set<ArchivePart>();
  const frameAt = (address: string): string | null => {
    const part = byAddress.get(address) ?? byAddress.get(absolute(address, rootLocation));
    if (part === undefined || given.has(part)) return null;
    given.add(part);
    const page = decodePart(part);
    return page.ok ? page.value.text : null;
  };
  const page = readPage(decoded.value.text, { findArticle, frameAt });
  if (page.drafts.length === 0) {
    return failure(
      'file-empty',
      'The page that was saved shows no text. Nothing was imported. If its text is made by a script, save the page from a browser as PDF.',
    );
  }
  const subject = headers.get('subject');
  const address = headers.get('snapshot-content-location') ?? root.headers.get('content-location') ?? null;
  const at = headers.get('date') ?? null;
  const others = parts.length - 1 - given.size;
  return success({
    reader: { name: 'web-archive', version: 1 },
    text: page.text,
    drafts: page.drafts,
    facts: {
      ...factsOfType('web-page', 'multipart/related', 'Saved web page (MHTML)'),
      fields: subject === undefined ? [] : [{ name: 'Title', value: decodeWords(subject).slice(0, 1_000) }],
      notCarried: [...page.notCarried, ...partsLeft(parts, others)],
      capture: {
        address: address === null || address === '' ? (page.capture?.address ?? null) : address,
        at: at ?? page.capture?.at ?? null,
      },
    },
    hints: {
      ...page.hints,
      pageTitle: page.hints.pageTitle ?? (subject === undefined ? null : decodeWords(subject)),
    },
    warnings: [...decoded.value.warnings, ...page.warnings],
    encoding: decoded.value.encoding,
  });
};

function typeOf(part: ArchivePart): string {
  return part.headers.get('content-type') ?? '';
}

function decodePart(part: ArchivePart): Result<DecodedText> {
  const bytes = part.bytes();
  return decode(bytes, parameterOf(typeOf(part), 'charset') ?? declaredEncoding(bytes));
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function partsLeft(parts: readonly ArchivePart[], others: number): readonly string[] {
  if (others <= 0) return [];
  const pictures = parts.filter((part) => /^image\//iu.test(typeOf(part))).length;
  const counted = others.toLocaleString('en-GB');
  return [
    `${counted} ${others === 1 ? 'part' : 'parts'} saved with the page${pictures > 0 ? `, ${pictures.toLocaleString('en-GB')} of them pictures` : ''}; the sealed original holds ${others === 1 ? 'it' : 'them'}.`,
  ];
}

const noPage = failure(
  'source-damaged',
  'This file holds no web page that can be read: it has no parts, or none of them is a page. It is sealed as it is. Save the page anew from a browser, or ask for a whole copy.',
);

const tooManyParts = failure(
  'source-too-complex',
  `This saved page has more than ${readingLimits.entries.toLocaleString('en-GB')} parts, which is more than is read of one source. It is sealed as it is.`,
);
