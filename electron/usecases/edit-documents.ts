import { canonicalJson, failure, success, type JsonValue, type Result } from '../../shared/base/index.ts';
import {
  fitsFieldType,
  type CustomFieldType,
  type DescribedText,
  type DocumentChange,
  type DocumentDate,
  type DocumentKind,
  type DocumentSummary,
  type FieldValue,
  type OperationDraft,
  type OwnNumber,
} from '../../shared/model/index.ts';
import { readDocument, readDocuments, readItems } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { noDocument } from './tag-passage.ts';

/** A correction as a reviewer makes it; what stood before is read from the matter. */
export type DescriptionChange =
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'date' | 'received'; readonly value: DocumentDate | null }
  | { readonly field: DescribedText; readonly value: string | null }
  | { readonly field: 'kind'; readonly value: DocumentKind }
  | { readonly field: 'custom'; readonly custom: string; readonly value: FieldValue | null };

/** A document of the matter, or `document-not-found`. */
export function requireDocument(context: MatterContext, documentId: string): Result<DocumentSummary> {
  const document = readDocument(context.reader, context.passages, documentId);
  return document === null ? noDocument() : success(document);
}

/** Corrects one field of a document's description, or of the matter's own fields. */
export function describeDocument(
  context: MatterContext,
  documentId: string,
  change: DescriptionChange,
): Result<DocumentSummary> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  const draft = describing(context, document.value, change);
  if (!draft.ok) return draft;
  writing.value.write([draft.value]);
  return requireDocument(context, documentId);
}

/**
 * Corrects many documents or many fields in one act; where one of the changes cannot be made, none is. What has its value
 * already is left out, and of several changes to one field of a document the last counts.
 */
export function describeDocuments(
  context: MatterContext,
  changes: readonly { readonly documentId: string; readonly change: DescriptionChange }[],
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const documents = new Map(
    readDocuments(context.reader, context.passages, [
      ...new Set(changes.map(({ documentId }) => documentId)),
    ]).map((document) => [document.id, document] as const),
  );
  const drafts = new Map<string, OperationDraft>();
  for (const { documentId, change } of changes) {
    const document = documents.get(documentId);
    if (document === undefined) return noDocument();
    const draft = describing(context, document, change);
    if (!draft.ok) return draft;
    drafts.set(`${documentId} ${change.field === 'custom' ? change.custom : change.field}`, draft.value);
  }
  const operations = [...drafts.values()].filter((draft) => !isUnchanged(draft));
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

/** True where a correction leaves things as they are; a made-up title that is confirmed is a change. */
function isUnchanged({ body }: OperationDraft): boolean {
  if (!('value' in body) || !('was' in body) || 'wasMadeUp' in body) return false;
  return canonicalJson(plain(body.value)) === canonicalJson(plain(body.was));
}

function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/**
 * The operation that corrects a field of a document, with what stood before. Refused for a field that the matter does not
 * have (`item-not-found`) and a value that the field does not take (`call-invalid`).
 */
export function describing(
  context: MatterContext,
  document: DocumentSummary,
  change: DescriptionChange,
): Result<OperationDraft> {
  if (change.field !== 'custom') {
    return success({ type: 'document.describe', body: withFormer(document, change) });
  }
  const field = readItems(context.reader, 'field', change.custom)[0];
  if (field === undefined) {
    return failure(
      'item-not-found',
      'The matter does not have this field any more; it may have been removed. Nothing was changed.',
    );
  }
  const { name, type } = field.fields;
  if (change.value !== null && !fitsFieldType(change.value, type)) {
    return failure('call-invalid', `The field “${name}” takes ${takenByType[type]}. Nothing was changed.`);
  }
  return success({
    type: 'document.field',
    body: {
      document: document.id,
      field: change.custom,
      value: change.value,
      was: document.fields[change.custom] ?? null,
    },
  });
}

const takenByType: Readonly<Record<CustomFieldType, string>> = {
  text: 'a line of text',
  date: 'a date',
  number: 'a number',
  'yes-no': 'yes or no',
};

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

function withFormer(
  document: DocumentSummary,
  change: Exclude<DescriptionChange, { readonly field: 'custom' }>,
): DocumentChange {
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
    case 'received':
      return {
        document: document.id,
        field: change.field,
        value: change.value,
        was: document[change.field],
      };
    case 'publisher':
    case 'author':
    case 'recipients':
    case 'provider':
    case 'providerReference':
    case 'custodian':
    case 'receivedHow':
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
