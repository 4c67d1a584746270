import type { Failure, Result } from '../../../shared/base/index.ts';
import { success } from '../../../shared/base/index.ts';
import type { DocumentReading, DocumentSummary, Page } from '../../../shared/model/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { composeText } from '../../ingest/optical/compose-text.ts';
import { describeRecognised } from '../../ingest/optical/describe-recognised.ts';
import type { RecognisedPage } from '../../ingest/optical/recognised-page.ts';
import {
  packPages,
  putBlockList,
  putCanonicalText,
  putPageWords,
  readBlockMarksOnText,
  readPageWords,
  readPassagesOnText,
  readDocument,
  readRecognisedPages,
  readSourceFacts,
  readStandingReading,
  removeRecognisedPages,
  removeRecognition,
  writeBlockList,
  type PageRecognition,
  type WaitingRecognition,
} from '../../store/index.ts';
import { detectedLater } from '../detected-later.ts';
import type { MatterContext, MatterWriting } from '../matter-context.ts';
import { sealedPages } from '../sealed-pages.ts';
import { carryAlong } from './carry-along.ts';
import { pagesRunOver, textInUse, wouldReplace } from './pages-to-recognise.ts';

/** The version of recognition; it grows when the same pages give another text. */
const version = 1;

/** Pages that are named one by one in a warning. */
const mostNamed = 20;

/** What came of recognising a document. */
export interface RecognisedDocument {
  readonly recognised: number;
  readonly failed: readonly { readonly page: number; readonly failure: Failure }[];
}

/**
 * Writes the text of a document all of whose pages were gone through: one operation, with what it names, and the end of its
 * waiting in one transaction. Pages that failed stay without text and are named in a warning; where every page failed, nothing is
 * written. `text-in-use` where something was made meanwhile on the text that stood.
 */
export function finishRecognition(
  context: MatterContext,
  writing: MatterWriting,
  document: DocumentSummary,
  waiting: WaitingRecognition,
): Result<RecognisedDocument> {
  const results = readRecognisedPages(context.reader, document.id).filter(({ page }) =>
    waiting.pages.includes(page),
  );
  const failed = results.filter((result) => 'failure' in result);
  const recognised = new Map(results.flatMap((result) => ('failure' in result ? [] : [pageOf(result)])));
  const was = readStandingReading(context.reader, document.id);
  const standing = context.texts.read(document.id);
  const end = (): void => {
    context.connection.writeAside((tx) => {
      removeRecognition(tx, document.id);
      removeRecognisedPages(tx, document.id, 'failed');
    });
  };
  if (was === null || standing === null) {
    end();
    return success({ recognised: 0, failed });
  }
  const sameText = was.textSha256 === waiting.textSha256 && was.blocksSha256 === waiting.blocksSha256;
  const replaced = standing.pages.filter(({ number }) => waiting.pages.includes(number));
  if (!sameText || wouldReplace(context, document.id, replaced)) {
    end();
    return textInUse(document.urn);
  }
  // Passages may have been made meanwhile; a page that one runs over now is left as it is.
  const runOver = pagesRunOver(
    context,
    document.id,
    standing.pages.filter(({ text }) => text === 'none'),
  );
  for (const { number } of runOver) recognised.delete(number);
  if (recognised.size === 0) {
    end();
    return runOver.length > 0 ? textInUse(document.urn) : success({ recognised: 0, failed });
  }
  const composed = composeText(
    {
      ...standing,
      pageWords: standing.pages.map(({ number }) => readPageWords(context.reader, document.id, number)),
    },
    recognised,
  );
  const carried = carryAlong(
    document.urn,
    composed,
    readPassagesOnText(context.reader, document.id),
    readBlockMarksOnText(context.reader, document.id),
  );
  if (!carried.ok) {
    end();
    return carried;
  }
  const list = writeBlockList({ ...composed, printedLines: [] });
  const pages = packPages(composed.pageWords);
  const reading: DocumentReading = {
    textSha256: sha256Hex(composed.text),
    characters: composed.text.length,
    words: composed.words,
    blocksSha256: list.sha256,
    blocks: composed.blocks.length,
    encoding: was.encoding,
    reader: { name: 'optical', version },
    warnings: [...was.warnings, ...warningsOf(failed), ...warningOfRunOver(runOver)],
    pages: sealedPages(composed.pages, pages.sha256),
    sealed: null,
    ...(was.facts === undefined ? {} : { facts: was.facts }),
  };
  const now = readDocument(context.reader, context.passages, document.id) ?? document;
  const detected = describeRecognised(
    composed.text,
    composed.blocks,
    readSourceFacts(context.reader, document),
  );
  // The name that a scan's file was given says more than the beginning of a first sentence, which may be read wrongly.
  const { title, titleMadeUp } = detected.titleMadeUp && !now.titleMadeUp ? now : detected;
  const described = detectedLater(now, { ...detected, title, titleMadeUp });
  const { passages, blocks } = carried.value;
  const read = {
    type: 'document.read',
    body: {
      document: document.id,
      reading,
      was,
      ...(passages.length + blocks.length === 0 ? {} : { carried: carried.value }),
    },
  } as const;
  writing.write([read, ...described], {
    before: (tx) => {
      putCanonicalText(tx, reading.textSha256, composed.text);
      putBlockList(tx, list.sha256, list.json);
      putPageWords(tx, pages);
      removeRecognition(tx, document.id);
      removeRecognisedPages(tx, document.id);
    },
  });
  return success({ recognised: recognised.size, failed });
}

function pageOf(
  result: Extract<PageRecognition, { readonly text: string }>,
): readonly [number, RecognisedPage] {
  const { page, ...recognised } = result;
  return [page, recognised];
}

function warningsOf(failed: RecognisedDocument['failed']): readonly string[] {
  if (failed.length === 0) return [];
  const named = failed.slice(0, mostNamed).map(({ page }) => page.toLocaleString('en-GB'));
  const more =
    failed.length > mostNamed ? ` and ${(failed.length - mostNamed).toLocaleString('en-GB')} more` : '';
  return [
    `The text of ${failed.length === 1 ? 'page' : 'pages'} ${named.join(', ')}${more} could not be recognised; the pages are shown without text.`,
  ];
}

function warningOfRunOver(pages: readonly Page[]): readonly string[] {
  if (pages.length === 0) return [];
  const named = pages.slice(0, mostNamed).map(({ number }) => number.toLocaleString('en-GB'));
  return [
    `A passage runs over ${pages.length === 1 ? 'page' : 'pages'} ${named.join(', ')}, where no text could be read, so nothing was put in there; the quote stays as it was made.`,
  ];
}
