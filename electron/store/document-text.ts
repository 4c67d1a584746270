import type { Block, OwnNumber, Page, PrintedLine, TextMark } from '../../shared/model/index.ts';
import { parseBlockList, readBlockListJson, readCanonicalText } from './canonical-texts.ts';
import type { ReadableDatabase } from './database.ts';

/** A document's canonical text with its blocks as they stand: detected marks, corrected by reviewers. */
export interface DocumentText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly pages: readonly Page[];
  readonly marks: readonly TextMark[];
}

/** Reads documents' texts; the last ones read are kept, up to a number of characters. */
export interface DocumentTexts {
  /** The text and blocks of a document, or null where there is no such document. */
  readonly read: (document: string) => DocumentText | null;
  /** Forgets the blocks of a document whose marks changed. */
  readonly forget: (document: string) => void;
  readonly forgetAll: () => void;
}

const keptCharacters = 16_000_000;

/**
 * A cache over one connection; the least lately read documents are dropped first.
 *
 * @param sealed where texts and block lists are stored, if not beside the tables: for tables rebuilt at an earlier state.
 */
export function documentTexts(
  database: ReadableDatabase,
  sealed: ReadableDatabase = database,
): DocumentTexts {
  const kept = new Map<string, DocumentText>();
  let characters = 0;
  const forget = (document: string): void => {
    characters -= kept.get(document)?.text.length ?? 0;
    kept.delete(document);
  };
  return {
    read: (document) => {
      const known = kept.get(document);
      if (known !== undefined) {
        kept.delete(document);
        kept.set(document, known);
        return known;
      }
      const read = readDocumentText(database, document, sealed);
      if (read === null) return null;
      kept.set(document, read);
      characters += read.text.length;
      for (const oldest of kept.keys()) {
        if (characters <= keptCharacters || oldest === document) break;
        forget(oldest);
      }
      return read;
    },
    forget,
    forgetAll: () => {
      kept.clear();
      characters = 0;
    },
  };
}

/** Reads one document's text and blocks, with reviewers' marks over the detected ones. */
export function readDocumentText(
  database: ReadableDatabase,
  document: string,
  sealed: ReadableDatabase = database,
): DocumentText | null {
  const row = database.get<{ text_sha256: string | null; blocks_sha256: string | null }>(
    'SELECT text_sha256, blocks_sha256 FROM document WHERE id = ?',
    document,
  );
  if (!row?.text_sha256 || !row.blocks_sha256) return null;
  const text = readCanonicalText(sealed, row.text_sha256);
  const json = readBlockListJson(sealed, row.blocks_sha256);
  if (text === null || json === null) return null;
  const list = parseBlockList(json);
  const marks = new Map(
    database
      .all<{
        number: number;
        furniture: number | null;
        own: string | null;
        own_order: string | null;
      }>('SELECT number, furniture, own, own_order FROM block_mark WHERE document = ?', document)
      .map((mark) => [mark.number, mark] as const),
  );
  const blocks =
    marks.size === 0
      ? list.blocks
      : list.blocks.map((block) => {
          const mark = marks.get(block.number);
          if (mark === undefined) return block;
          return {
            ...block,
            furniture: mark.furniture === null ? block.furniture : mark.furniture === 1,
            own: mark.own_order === null ? block.own : (JSON.parse(mark.own ?? 'null') as OwnNumber | null),
          };
        });
  return { text, blocks, printedLines: list.printedLines, pages: list.pages, marks: list.marks };
}
