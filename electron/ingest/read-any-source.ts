import { failure, success } from '../../shared/base/index.ts';
import { finishReading } from './finish-reading.ts';
import { formatReaders } from './format-readers.ts';
import { readSource } from './read-source.ts';
import type { ReadAnySource } from './reading.ts';

/**
 * Reads a source of any format: the first reader that recognises it by its first bytes and name, else the readers of text.
 *
 * The same bytes under the same name always give the same reading.
 */
export const readAnySource: ReadAnySource = async (source) => {
  if (source.bytes.byteLength === 0) return emptyFile;
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase() ?? '';
  const reader = formatReaders.find((format) => format.recognises(source, extension));
  if (reader === undefined) {
    // What finds articles is loaded only where there may be one.
    return /^x?html?$/u.test(extension)
      ? readSource(source, (await import('./html/find-article.ts')).findArticle)
      : readSource(source);
  }
  const read = await (await reader.load())(source);
  return read.ok ? success(finishReading(source, read.value)) : read;
};

const emptyFile = failure(
  'file-empty',
  'This file is empty. Nothing was imported. If it should hold text, ask for it again.',
);
