import { success, type Result } from '../../shared/base/index.ts';
import type {
  DocumentChange,
  DocumentDate,
  DocumentKind,
  DocumentSummary,
  OperationDraft,
  OwnNumber,
} from '../../shared/model/index.ts';
import { readDocument } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { noDocument } from './tag-passage.ts';

/** A correction as a reviewer makes it; what stood before is read from the matter. */
export type DescriptionChange =
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'date'; readonly value: DocumentDate | null }
  | { readonly field: 'publisher' | 'author'; readonly value: string | null }
  | { readonly field: 'kind'; readonly value: DocumentKind };

/** A document of the matter, or `document-not-found`. */
export function requireDocument(context: MatterContext, documentId: string): Result<DocumentSummary> {
  const document = readDocument(context.reader, context.passages, documentId);
  return document === null ? noDocument() : success(document);
}

/** Corrects one field of a document's description. */
export function describeDocument(
  context: MatterContext,
  documentId: string,
  change: DescriptionChange,
): Result<DocumentSummary> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  writing.value.write([{ type: 'document.describe', body: withFormer(document.value, change) }]);
  return requireDocument(context, documentId);
}

/** Takes documents out of use in one act; their URNs stay taken and their passages stay on record. */
export function withdrawDocuments(
  context: MatterContext,
  documentIds: readonly string[],
  reason: string | null,
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const operations: OperationDraft[] = [];
  for (const documentId of documentIds) {
    const document = requireDocument(context, documentId);
    if (!document.ok) return document;
    const was = document.value.withdrawn?.reason ?? null;
    if (was === reason) continue;
    operations.push({ type: 'document.withdraw', body: { document: documentId, reason, was } });
  }
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

/** Sets or clears the furniture mark of blocks in one act; numbers and text never change. */
export function setFurniture(
  context: MatterContext,
  documentId: string,
  blocks: readonly number[],
  furniture: boolean,
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const read = context.texts.read(documentId);
  if (read === null) return noDocument();
  const wanted = new Set(blocks);
  const operations = read.blocks
    .filter((block) => wanted.has(block.number) && block.furniture !== furniture)
    .map((block): OperationDraft => ({
      type: 'block.furniture',
      body: { document: documentId, block: block.number, furniture, was: block.furniture },
    }));
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

/** Corrects the source's own number of a block. */
export function setOwnNumber(
  context: MatterContext,
  documentId: string,
  block: number,
  own: OwnNumber | null,
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const standing = context.texts.read(documentId)?.blocks.find((other) => other.number === block);
  if (standing === undefined) return noDocument();
  writing.value.write([{ type: 'block.own', body: { document: documentId, block, own, was: standing.own } }]);
  return success(null);
}

function withFormer(document: DocumentSummary, change: DescriptionChange): DocumentChange {
  switch (change.field) {
    case 'title':
      return {
        document: document.id,
        field: 'title',
        value: change.value,
        was: document.title,
        ...(document.titleMadeUp ? { wasMadeUp: true } : {}),
      };
    case 'date':
      return { document: document.id, field: 'date', value: change.value, was: document.date };
    case 'publisher':
    case 'author':
      return {
        document: document.id,
        field: change.field,
        value: change.value,
        was: document[change.field],
      };
    case 'kind':
      return { document: document.id, field: 'kind', value: change.value, was: document.kind };
  }
}
