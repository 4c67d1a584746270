import type { Operation } from '../../shared/model/index.ts';
import { indexDocument, unindexText } from './block-index.ts';
import type { WriteTx } from './database.ts';
import { indexNote } from './note-index.ts';
import { indexSubject } from './operation-subjects.ts';

/** Brings the derived search indexes in line with what operations changed, each document and note once. */
export function indexOperations(tx: WriteTx, operations: readonly Operation[]): void {
  const documents = new Set<string>();
  const notes = new Set<string>();
  for (const operation of operations) indexSubject(tx, operation);
  for (const operation of operations) {
    switch (operation.type) {
      case 'document.read':
        unindexText(tx, operation.body.document, operation.body.was.textSha256);
        documents.add(operation.body.document);
        break;
      case 'document.import':
      case 'document.withdraw':
      case 'block.furniture':
        documents.add(operation.body.document);
        break;
      case 'note.create':
      case 'note.edit':
      case 'note.attach':
      case 'note.delete':
      case 'note.restore':
        notes.add(operation.body.note);
        break;
      default:
        break;
    }
  }
  for (const document of documents) indexDocument(tx, document);
  for (const note of notes) indexNote(tx, note);
}
