import { failure, success, type Result } from '../../../shared/base/index.ts';
import {
  annotationsText,
  codebookText,
  lostOnExport,
  projectEntryName,
  projectText,
  sourceEntryName,
  type ExchangeMatter,
} from '../../../shared/exchange/index.ts';
import { ZipTooLarge, zipWriter } from '../../pack/shapes/zip-writer.ts';
import { gatherExchange, type ExchangeChoices, type ExchangedState } from '../exchange/gather-exchange.ts';
import type { ExchangeOutcome, JobProgress } from './jobs.ts';

/**
 * Writes what may leave of a matter in an open format. Fails with `pack-empty` where nothing is left to write, `cancelled`, and
 * `file-too-large` where the project would be larger than a plain ZIP file can be.
 */
export async function exportExchange(
  state: ExchangedState,
  choices: ExchangeChoices,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<ExchangeOutcome>> {
  const { format, names } = choices;
  const { matter, left } = gatherExchange(state, choices);
  const lost = lostOnExport(format, left, names);
  if (isEmpty(matter, choices)) {
    const what = { jsonld: 'no passage', qdpx: 'no document', qdc: 'no theme' }[format];
    return failure(
      'pack-empty',
      `There is ${what} that may leave, so nothing was written. ${lost.join(' ')}`,
    );
  }
  let contents: Result<string | Uint8Array>;
  if (format === 'jsonld') contents = success(annotationsText(matter));
  else if (format === 'qdc') contents = success(codebookText(matter));
  else contents = await projectArchive(matter, onProgress, signal);
  if (!contents.ok) return contents;
  const { passages, documents, themes, notes } = matter;
  return success({
    contents: contents.value,
    lost,
    passages: passages.length,
    documents: documents.length,
    themes: themes.length,
    notes: notes.length,
  });
}

function isEmpty({ passages, documents, themes }: ExchangeMatter, { format }: ExchangeChoices): boolean {
  if (format === 'qdc') return themes.length === 0;
  return format === 'jsonld' ? passages.length === 0 : documents.length === 0 && themes.length === 0;
}

async function projectArchive(
  matter: ExchangeMatter,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<Uint8Array>> {
  const zip = zipWriter();
  const pieces: Uint8Array[] = [];
  const add = (name: string, text: string): void => {
    pieces.push(...zip.add(name, Buffer.from(text, 'utf8'), 'text'));
  };
  const total = matter.documents.length;
  try {
    add(projectEntryName, projectText(matter));
    for (const [done, document] of matter.documents.entries()) {
      if (signal.aborted) {
        return failure('cancelled', 'Nothing was exported because the work was cancelled.');
      }
      onProgress({ done, total });
      add(sourceEntryName(document), document.text);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    if (error instanceof ZipTooLarge) return tooLarge;
    throw error;
  }
  pieces.push(zip.finish());
  return success(Buffer.concat(pieces));
}

const tooLarge = failure(
  'file-too-large',
  'The project would be larger than its kind of archive can be (4 GB or 65,535 files), so nothing was written. Export some themes at a time.',
);
