import type { Operation } from '../../shared/model/index.ts';
import { newestOperations, readableOperation, type ReadableDatabase } from '../store/index.ts';

/** The newest operations whose bodies are still here, newest first. */
export function newestReadableOperations(database: ReadableDatabase, limit: number): readonly Operation[] {
  return newestOperations(database, limit)
    .map(readableOperation)
    .filter((operation) => operation !== null);
}
