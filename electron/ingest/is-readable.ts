import { formatReaders } from './format-readers.ts';
import type { SourceBytes } from './reading.ts';
import { readsAsText } from './read-source.ts';

/** Whether a reader is there for a source, by its first bytes and its name; whether it can read it through is not known yet. */
export function isReadable(source: SourceBytes): boolean {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase() ?? '';
  return readsAsText(extension) || formatReaders.some((format) => format.recognises(source, extension));
}
