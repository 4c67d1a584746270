import type { Operation } from '../../shared/model/index.ts';
import { indexDocument } from './block-index.ts';
import type { WriteTx } from './database.ts';
import { indexNote } from './note-index.ts';

/** Brings the derived search indexes in line with what an operation changed. */
export function indexOperation(tx: WriteTx, operation: Operation): void {
  switch (operation.type) {
    case 'document.import':
    case 'document.withdraw':
    case 'block.furniture':
      indexDocument(tx, operation.body.document);
      return;
    case 'note.create':
    case 'note.edit':
    case 'note.delete':
    case 'note.restore':
      indexNote(tx, operation.body.note);
      return;
    default:
      return;
  }
}
