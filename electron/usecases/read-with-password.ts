import { failure, type Result } from '../../shared/base/index.ts';
import type { DocumentReading, DocumentSummary } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import type { Reading } from '../ingest/reading.ts';
import {
  packPages,
  putBlockList,
  putCanonicalText,
  putPageWords,
  readSealedBytes,
  readStandingReading,
  writeBlockList,
  type WriteTx,
} from '../store/index.ts';
import { drawPage } from './draw-page.ts';
import { requireDocument } from './edit-documents.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { sealedPages } from './sealed-pages.ts';
import { noDocument } from './tag-passage.ts';

/**
 * Reads a source that was sealed for want of its password, and puts what it says in the place of the empty text.
 *
 * The password goes to the helpers and is kept nowhere else: to the one that reads, which forgets it, and to the one that draws,
 * which keeps it in memory until it ends, so that its pages are shown without asking again.
 */
export async function readWithPassword(
  context: MatterContext,
  documentId: string,
  password: string,
): Promise<Result<DocumentSummary>> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  if (!waitsForPassword(document.value)) return notWaiting;
  const { fileName, sha256 } = document.value;
  const bytes = readSealedBytes(context.reader, sha256);
  if (bytes === null) return noDocument();
  const read = await context.surroundings.readSource.read(
    { fileName, bytes, password },
    new AbortController().signal,
  );
  if (!read.ok) return read;
  const was = readStandingReading(context.reader, documentId);
  // Read meanwhile in another window.
  const now = requireDocument(context, documentId);
  if (!now.ok) return now;
  if (was === null || !waitsForPassword(now.value)) return notWaiting;
  const { reading, seal } = sealReading(read.value);
  writing.value.write([{ type: 'document.read', body: { document: documentId, reading, was } }], {
    before: seal,
  });
  if (read.value.pages.length > 0 && context.surroundings.drawPages !== undefined) {
    // What comes of it does not matter here: where it fails, the page asks for the password when it is shown.
    await drawPage(context, { documentId, page: 1, pixelsPerPoint: 0.1, password });
  }
  return requireDocument(context, documentId);
}

function waitsForPassword({ sealed }: DocumentSummary): boolean {
  return sealed?.code === 'source-needs-password';
}

/** A reading as an operation names it, and what puts its text, blocks and words into the store. */
function sealReading(read: Reading): {
  readonly reading: DocumentReading;
  readonly seal: (tx: WriteTx) => void;
} {
  const textSha256 = sha256Hex(read.text);
  const list = writeBlockList(read);
  const pages = read.pages.length === 0 ? null : packPages(read.pageWords);
  const left = read.children.length;
  return {
    reading: {
      textSha256,
      characters: read.text.length,
      words: read.words,
      blocksSha256: list.sha256,
      blocks: read.blocks.length,
      encoding: read.encoding,
      reader: read.reader,
      warnings: left === 0 ? read.warnings : [...read.warnings, embeddedLeft(left)],
      pages: pages === null ? null : sealedPages(read.pages, pages.sha256),
      sealed: null,
    },
    seal: (tx) => {
      putCanonicalText(tx, textSha256, read.text);
      putBlockList(tx, list.sha256, list.json);
      if (pages !== null) putPageWords(tx, pages);
    },
  };
}

function embeddedLeft(files: number): string {
  const what = files === 1 ? 'One file lies' : `${files.toLocaleString('en-GB')} files lie`;
  return `${what} in this source and stayed sealed in it, since it was opened with its password after its import. Save what you need from it as files and import those.`;
}

const notWaiting = failure(
  'call-invalid',
  'This document does not wait for a password: it has its text already, or was sealed for another reason. Nothing was changed.',
);
