import { canonicalJson, type JsonValue } from '../../shared/base/index.ts';
import type { Block, Page, PrintedLine, TextMark } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import type { ReadableDatabase, WriteTx } from './database.ts';

/** The blocks of a text as they were made at import, its printed lines where it is a transcript, its pages and marks where it has some. */
export interface BlockList {
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly pages: readonly Page[];
  readonly marks: readonly TextMark[];
}

/** A block list in the form that is stored and hashed: canonical JSON, and its SHA-256. */
export function writeBlockList(list: BlockList): { readonly json: string; readonly sha256: string } {
  const value: JsonValue = {
    blocks: list.blocks.map((block) => ({ ...block, own: block.own === null ? null : { ...block.own } })),
    printedLines: list.printedLines.map((line) => ({ ...line })),
    // Left out where there are none, so that lists made before there were pages keep their hashes.
    ...(list.pages.length === 0 ? {} : { pages: list.pages.map((page) => ({ ...page })) }),
    ...(list.marks.length === 0 ? {} : { marks: list.marks.map((mark) => ({ ...mark })) }),
  };
  const json = canonicalJson(value);
  return { json, sha256: sha256Hex(json) };
}

/** A stored block list. */
export function parseBlockList(json: string): BlockList {
  const list = JSON.parse(json) as Pick<BlockList, 'blocks' | 'printedLines'> & Partial<BlockList>;
  return { ...list, pages: list.pages ?? [], marks: list.marks ?? [] };
}

/** Stores a canonical text under its SHA-256; the same text is stored once. */
export function putCanonicalText(tx: WriteTx, sha256: string, text: string): void {
  tx.run(
    'INSERT INTO canonical_text (sha256, text) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING',
    sha256,
    text,
  );
}

/** Stores a block list under its SHA-256; the same list is stored once. */
export function putBlockList(tx: WriteTx, sha256: string, json: string): void {
  tx.run('INSERT INTO block_list (sha256, list) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING', sha256, json);
}

/** A canonical text by its SHA-256, or null where it is not here. */
export function readCanonicalText(database: ReadableDatabase, sha256: string): string | null {
  return (
    database.get<{ text: string }>('SELECT text FROM canonical_text WHERE sha256 = ?', sha256)?.text ?? null
  );
}

/** A block list by its SHA-256 as stored, or null where it is not here. */
export function readBlockListJson(database: ReadableDatabase, sha256: string): string | null {
  return database.get<{ list: string }>('SELECT list FROM block_list WHERE sha256 = ?', sha256)?.list ?? null;
}
