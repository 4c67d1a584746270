import { failure, type Result } from '../../shared/base/index.ts';
import { undoneImport } from '../../shared/fold/index.ts';
import type {
  DocumentReading,
  DocumentSummary,
  OperationDraft,
  SourceFacts,
} from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import type { Reading } from '../ingest/reading.ts';
import {
  highestUrnNumber,
  packPages,
  putBlockList,
  putCanonicalText,
  putPageWords,
  readChildren,
  readDocuments,
  readSealedBytes,
  readSourceFacts,
  readStandingReading,
  writeBlockList,
  type WriteTx,
} from '../store/index.ts';
import { detectedLater } from './detected-later.ts';
import { drawPage } from './draw-page.ts';
import { requireDocument } from './edit-documents.ts';
import { childrenAct, type PlacedChild } from './import/import-act.ts';
import { prepareFamily, type PreparedChild } from './import/prepare-source.ts';
import { repeatedMessages } from './import/repeated-messages.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { sealedPages } from './sealed-pages.ts';
import { noDocument } from './tag-passage.ts';

/**
 * Reads a source that was sealed for want of its password, and puts what it says in the place of the empty text: in one act its text
 * and pages, what describes it where no reviewer has said otherwise, and a document of everything that lies in it.
 *
 * Where that was done before and undone, the documents that came of it then come back, and none is made twice.
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
  const { fileName, sha256, urn } = document.value;
  const bytes = readSealedBytes(context.reader, sha256);
  if (bytes === null) return noDocument();
  const { signal } = new AbortController();
  const read = await context.surroundings.readSource.read({ fileName, bytes, password }, signal);
  if (!read.ok) return read;
  const { reading: whole, children } = await prepareFamily(context, read.value, signal);
  const prefix = /^[A-Z]*/u.exec(urn)?.[0] ?? '';
  const suffix = writing.value.urnSuffix;
  for (;;) {
    const { missing, back } = childrenBefore(context, document.value, children);
    const last = highestUrnNumber(context.reader, prefix, suffix);
    const family = await childrenAct(
      context,
      missing,
      { id: documentId, root: document.value.family?.root ?? documentId },
      { prefix, last, suffix },
      document.value.provider,
      repeatedMessages(context.reader),
    );
    // Large files are sealed piece by piece before, and meanwhile an import may have given these URNs to others.
    if (highestUrnNumber(context.reader, prefix, suffix) !== last) continue;
    const was = readStandingReading(context.reader, documentId);
    // Read meanwhile in another window.
    const now = requireDocument(context, documentId);
    if (!now.ok) return now;
    if (was === null || !waitsForPassword(now.value)) return notWaiting;
    const { reading, seal } = sealReading(whole, readSourceFacts(context.reader, now.value));
    writing.value.write(
      [
        { type: 'document.read', body: { document: documentId, reading, was } },
        ...detectedLater(now.value, whole.detected),
        ...back,
        ...family.operations,
      ],
      {
        before: (tx) => {
          seal(tx);
          family.before(tx);
        },
      },
    );
    break;
  }
  if (whole.pages.length > 0 && context.surroundings.drawPages !== undefined) {
    // What comes of it does not matter here: where it fails, the page asks for the password when it is shown.
    await drawPage(context, { documentId, page: 1, pixelsPerPoint: 0.1, password });
  }
  return requireDocument(context, documentId);
}

function waitsForPassword({ sealed }: DocumentSummary): boolean {
  return sealed?.code === 'source-needs-password';
}

/** Which of the sources in a document are no documents yet, and what puts back those that went when their reading was undone. */
function childrenBefore(
  context: MatterContext,
  document: DocumentSummary,
  children: readonly PreparedChild[],
): { readonly missing: readonly PlacedChild[]; readonly back: readonly OperationDraft[] } {
  const ids = readChildren(context.reader, document.id);
  const known = new Map(
    readDocuments(context.reader, context.passages, ids).map(
      (child) => [`${child.family?.place ?? 0} ${child.sha256}`, child] as const,
    ),
  );
  const missing: PlacedChild[] = [];
  const back: OperationDraft[] = [];
  for (const [index, child] of children.entries()) {
    const before = known.get(`${index + 1} ${child.sha256}`);
    if (before === undefined) missing.push({ child, place: index + 1 });
    else back.push(...puttingBack(context, before, document.provider));
  }
  return { missing, back };
}

/**
 * Puts a document back into use that went with an import undone, with its provider and with what lies in it; what a reviewer withdrew
 * stays so.
 */
function puttingBack(
  context: MatterContext,
  document: DocumentSummary,
  provider: string | null,
): readonly OperationDraft[] {
  const { id, withdrawn } = document;
  const inside = readDocuments(context.reader, context.passages, readChildren(context.reader, id));
  const back: OperationDraft[] = [];
  if (withdrawn?.reason === undoneImport) {
    back.push({ type: 'document.withdraw', body: { document: id, reason: null, was: undoneImport } });
    if (provider !== null && document.provider === null) {
      const value = { field: 'provider', value: provider, was: null } as const;
      back.push({ type: 'document.describe', body: { document: id, ...value } });
    }
  }
  return [...back, ...inside.flatMap((child) => puttingBack(context, child, provider))];
}

/**
 * A reading as an operation names it, and what puts its text, blocks and words into the store. What was known of the source before,
 * such as the archive that it came in, stays among its facts.
 */
function sealReading(
  read: Reading,
  known: SourceFacts,
): {
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
      facts: { ...read.facts, fields: [...read.facts.fields, ...known.fields] },
    },
    seal: (tx) => {
      putCanonicalText(tx, textSha256, read.text);
      putBlockList(tx, list.sha256, list.json);
      if (pages !== null) putPageWords(tx, pages);
    },
  };
}

const notWaiting = failure(
  'call-invalid',
  'This document does not wait for a password: it has its text already, or was sealed for another reason. Nothing was changed.',
);
