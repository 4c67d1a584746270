import { assertNever, failure, success, type Result } from '../../shared/base/index.ts';
import type { PrintedLine, ReaderIdentity } from '../../shared/model/index.ts';
import { countWords, invisibleCharacters, type InvisibleCharacter } from '../../shared/text/index.ts';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';
import { blocksOfText } from './blocks-of-text.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decode } from './decode.ts';
import { describedText } from './describe/described-text.ts';
import { noHints, type DescriptionHints } from './describe/description-hints.ts';
import { detectDescription } from './describe/detect-description.ts';
import { numberBlocks, type DraftBlock } from './draft-block.ts';
import { markFurniture } from './furniture.ts';
import { readPage } from './html/read-page.ts';
import { markOwnNumbers } from './own-numbers.ts';
import { placesInWords } from './places-in-words.ts';
import type { ReadSource, Reading, SourceBytes } from './reading.ts';
import { readTranscript } from './transcript.ts';

/** The version of each reader; it grows when a reader makes another text or other blocks of the same bytes. */
const versions = { 'plain-text': 1, markdown: 1, html: 1 } as const;

const readers: ReadonlyMap<string, ReaderIdentity['name']> = new Map([
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
 * Reads a source: the extension of its name chooses the reader, the bytes alone decide everything else.
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
      `${what} cannot be read yet; plain text (.txt), Markdown (.md) and web pages (.html) can. Nothing was imported from it. ` +
        'Save its text as one of these and import that.',
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
  const { text, drafts, printedLines } = layout;
  markFurniture(text, drafts);
  if (printedLines.length === 0) markOwnNumbers(text, drafts);
  return success({
    text,
    blocks: numberBlocks(drafts),
    printedLines,
    words: countWords(text),
    encoding: decoded.value.encoding,
    reader: { name, version: versions[name] },
    detected: detectDescription(describedText(text, drafts, name === 'markdown'), layout.hints),
    warnings: [
      ...nameWarnings(source.fileName),
      ...decoded.value.warnings,
      ...layout.warnings,
      ...invisibleWarnings(text),
    ],
  });
};

function layOut(name: ReaderIdentity['name'], decoded: string): Layout {
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

function nameWarnings(fileName: string): readonly string[] {
  const hidden = invisibleCharacters(fileName);
  const lineEnds = /[\t\n\f\r]/u.test(fileName);
  if (hidden.length === 0 && !lineEnds) return [];
  const names = [...new Set([...hidden.map(({ name }) => name), ...(lineEnds ? ['line end or tab'] : [])])];
  return [
    `The file's name holds characters that are not seen and can make it read as another name: ${names.join(', ')}. ` +
      'The name was kept as it is.',
  ];
}

function invisibleWarnings(text: string): readonly string[] {
  const found = invisibleCharacters(text);
  if (found.length === 0) return [];
  const byName = new Map<string, InvisibleCharacter[]>();
  for (const character of found) {
    const known = byName.get(character.name);
    if (known === undefined) byName.set(character.name, [character]);
    else known.push(character);
  }
  const list = [...byName].map(([name, all]) => `${all.length.toLocaleString('en-GB')} × ${name}`).join(', ');
  const what =
    found.length === 1
      ? 'a character that is'
      : `${found.length.toLocaleString('en-GB')} characters that are`;
  const places = placesInWords(
    text,
    found.map(({ offset }) => offset),
  );
  return [`The text holds ${what} not seen (${list}); they were kept and are shown by a mark. ${places}`];
}
