import { failure, type Result } from '../../shared/base/index.ts';
import type { DocumentReading, DocumentSummary, OperationDraft } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import type { Reading } from '../ingest/reading.ts';
import {
  highestUrnNumber,
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
import { importChildren } from './import/import-act.ts';
import { prepareWhatLiesIn } from './import/prepare-source.ts';
import { repeatedMessages } from './import/repeated-messages.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { sealedPages } from './sealed-pages.ts';
import { noDocument } from './tag-passage.ts';

/**
 * Reads a source that was sealed for want of its password, and puts what it says in the place of the empty text: with its title,
 * date and kind as far as nobody has said them, and with what lies in it as documents of its family, all in one act.
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
  const inside = await prepareWhatLiesIn(context, read.value, new AbortController().signal);
  const { reading, seal } = sealReading(inside.reading);
  const { urn, provider, family } = now.value;
  const prefix = urn.replace(/\d.*$/u, '');
  const { urnSuffix: suffix } = writing.value;
  const series = { prefix, suffix, last: highestUrnNumber(context.reader, prefix, suffix) };
  const children = await importChildren(
    context,
    { documentId, root: family?.root ?? documentId },
    inside.children,
    { series, provider, repeated: repeatedMessages(context.reader) },
  );
  const operations: readonly OperationDraft[] = [
    { type: 'document.read', body: { document: documentId, reading, was } },
    ...describedAsRead(now.value, read.value),
    ...children.operations,
  ];
  writing.value.write(operations, {
    before: (tx) => {
      seal(tx);
      children.before(tx);
    },
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
  return {
    reading: {
      textSha256,
      characters: read.text.length,
      words: read.words,
      blocksSha256: list.sha256,
      blocks: read.blocks.length,
      encoding: read.encoding,
      reader: read.reader,
      warnings: read.warnings,
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

/** What the text says of itself, where nobody has said it since the import, which could only go by the file's name. */
function describedAsRead(document: DocumentSummary, { detected }: Reading): readonly OperationDraft[] {
  const { id } = document;
  const drafts: OperationDraft[] = [];
  if ((document.titleMadeUp || document.title === document.fileName) && detected.title !== document.title) {
    drafts.push({
      type: 'document.describe',
      body: {
        document: id,
        field: 'title',
        value: detected.title,
        was: document.title,
        ...(detected.titleMadeUp ? { madeUp: true } : {}),
        ...(document.titleMadeUp ? { wasMadeUp: true } : {}),
      },
    });
  }
  if (document.date === null && detected.date !== null) {
    drafts.push({
      type: 'document.describe',
      body: { document: id, field: 'date', value: detected.date, was: null },
    });
  }
  for (const field of ['publisher', 'author'] as const) {
    const value = detected[field];
    if (document[field] !== null || value === null) continue;
    drafts.push({ type: 'document.describe', body: { document: id, field, value, was: null } });
  }
  if (document.kind === 'other' && detected.kind !== 'other') {
    drafts.push({
      type: 'document.describe',
      body: { document: id, field: 'kind', value: detected.kind, was: 'other' },
    });
  }
  return drafts;
}

const notWaiting = failure(
  'call-invalid',
  'This document does not wait for a password: it has its text already, or was sealed for another reason. Nothing was changed.',
);
