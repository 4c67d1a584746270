import { assertNever, failure, success, type Result } from '../../shared/base/index.ts';
import type { PrintedLine } from '../../shared/model/index.ts';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';
import { blocksOfText } from './blocks-of-text.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decode } from './decode.ts';
import { noHints, type DescriptionHints } from './describe/description-hints.ts';
import type { DraftBlock } from './draft-block.ts';
import { finishReading } from './finish-reading.ts';
import { readPage } from './html/read-page.ts';
import type { ReadSource, Reading, SourceBytes } from './reading.ts';
import { factsOfType } from './source-type.ts';
import { readTranscript } from './transcript.ts';

/** The version of each reader; it grows when a reader makes another text or other blocks of the same bytes. */
const versions = { 'plain-text': 1, markdown: 1, html: 1 } as const;

const textFacts = factsOfType('text', 'text/plain', 'Plain text');
const webPageFacts = factsOfType('web-page', 'text/html', 'Web page');

type TextReader = keyof typeof versions;

const readers: ReadonlyMap<string, TextReader> = new Map<string, TextReader>([
  ['txt', 'plain-text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
]);

/** What a format's reader gives before furniture, numbers and description are looked for. */
interface Layout {
  readonly text: string;
  readonly drafts: DraftBlock[];
  readonly printedLines: readonly PrintedLine[];
  readonly hints: DescriptionHints;
  readonly warnings: readonly string[];
}

/**
 * Reads a source of text: the extension of its name chooses the reader, the bytes alone decide everything else.
 *
 * The same bytes under the same extension always give the same reading.
 */
export const readSource: ReadSource = (source: SourceBytes): Result<Reading> => {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase();
  const name = extension === undefined ? undefined : readers.get(extension);
  if (name === undefined) {
    const what = extension === undefined ? 'Files without an extension' : 'Files of this type';
    return failure(
      'file-type-unknown',
      `${what} cannot be read here. Save its text as PDF, Word or plain text and import that, too.`,
    );
  }
  const decoded = decode(source.bytes, name === 'html' ? declaredEncoding(source.bytes) : null);
  if (!decoded.ok) return decoded;
  const layout = layOut(name, decoded.value.text);
  if (layout.drafts.length === 0) {
    return failure(
      'file-empty',
      'This page shows no text. Nothing was imported. If its text is made by a script, save the page from a browser as text.',
    );
  }
  return success(
    finishReading(source, {
      reader: { name, version: versions[name] },
      text: layout.text,
      drafts: layout.drafts,
      facts: name === 'html' ? webPageFacts : textFacts,
      hints: layout.hints,
      warnings: [...decoded.value.warnings, ...layout.warnings],
      encoding: decoded.value.encoding,
      printedLines: layout.printedLines,
    }),
  );
};

function layOut(name: TextReader, decoded: string): Layout {
  switch (name) {
    case 'plain-text': {
      const transcript = readTranscript(decoded);
      const drafts = transcript?.drafts ?? blocksOfText(decoded);
      return {
        text: decoded,
        drafts,
        printedLines: transcript?.printedLines ?? [],
        hints: noHints,
        warnings: [],
      };
    }
    case 'markdown': {
      const { drafts, frontMatter } = blocksOfMarkdown(decoded);
      const field = (key: string): string | null => frontMatter.get(key) ?? null;
      const hints: DescriptionHints = {
        ...noHints,
        title: field('title'),
        date: field('date') ?? field('published'),
        author: field('author'),
        publisher: field('publisher') ?? field('source'),
      };
      return { text: decoded, drafts, printedLines: [], hints, warnings: [] };
    }
    case 'html':
      return { ...readPage(decoded), printedLines: [] };
    default:
      return assertNever(name, 'reader');
  }
}
