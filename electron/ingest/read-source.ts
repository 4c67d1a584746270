import { assertNever, failure, success, type Result } from '../../shared/base/index.ts';
import type { CaptureFacts, PrintedLine } from '../../shared/model/index.ts';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';
import { blocksOfText } from './blocks-of-text.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decode } from './decode.ts';
import { noHints, type DescriptionHints } from './describe/description-hints.ts';
import type { DraftBlock } from './draft-block.ts';
import { finishReading } from './finish-reading.ts';
import type { FindArticle } from './html/find-article.ts';
import { readPage } from './html/read-page.ts';
import type { ReadSource, Reading, SourceBytes } from './reading.ts';
import { adviceOnSource, factsOfType, typeOfSource } from './source-type.ts';
import { readTranscript } from './transcript.ts';

/** The version of each reader; it grows when a reader makes another text or other blocks of the same bytes. */
const versions = { 'plain-text': 1, markdown: 1, html: 2 } as const;

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

/** Whether files whose names end so are read as text. */
export function readsAsText(extension: string): boolean {
  return readers.has(extension);
}

/** What a format's reader gives before furniture, numbers and description are looked for. */
interface Layout {
  readonly text: string;
  readonly drafts: DraftBlock[];
  readonly printedLines: readonly PrintedLine[];
  readonly hints: DescriptionHints;
  readonly warnings: readonly string[];
  readonly capture?: CaptureFacts | null;
  readonly notCarried?: readonly string[];
}

/**
 * Reads a source of text: the extension of its name chooses the reader, the bytes alone decide everything else.
 *
 * The same bytes under the same extension always give the same reading.
 */
export const readSource: ReadSource = (source: SourceBytes, findArticle?: FindArticle): Result<Reading> => {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase();
  const name = extension === undefined ? undefined : readers.get(extension);
  if (name === undefined) {
    const { typeName } = typeOfSource(source);
    const advice =
      adviceOnSource(source) ??
      'To read it, save its text in the program it was made with as PDF or plain text, and import that beside it.';
    return failure('file-type-unknown', `Files of this kind (${typeName}) cannot be read here. ${advice}`);
  }
  const decoded = decode(source.bytes, name === 'html' ? declaredEncoding(source.bytes) : null);
  if (!decoded.ok) return decoded;
  const layout = layOut(name, decoded.value.text, findArticle);
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
      facts:
        name === 'html'
          ? { ...webPageFacts, capture: layout.capture ?? null, notCarried: layout.notCarried ?? [] }
          : textFacts,
      hints: layout.hints,
      warnings: [...decoded.value.warnings, ...layout.warnings],
      encoding: decoded.value.encoding,
      printedLines: layout.printedLines,
    }),
  );
};

function layOut(name: TextReader, decoded: string, findArticle: FindArticle | undefined): Layout {
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
      return { ...readPage(decoded, findArticle === undefined ? {} : { findArticle }), printedLines: [] };
    default:
      return assertNever(name, 'reader');
  }
}
