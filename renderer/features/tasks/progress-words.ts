import type { Progress } from '../../../shared/contract/index.ts';
import { countWords, numberWords, sizeWords } from '../../ui/words.ts';

const oneOf = {
  files: 'file',
  documents: 'document',
  pages: 'page',
  operations: 'operation',
  checks: 'check',
  passages: 'passage',
  steps: 'step',
  megabytes: 'megabyte',
} as const;

/** How far work is and how long it may take yet, in words; the time is guessed only once there is something to go by. */
export function progressWords(progress: Progress | null, elapsedMs: number): string {
  if (progress === null) return '';
  const { done, total } = progress;
  if (total === null) return countWords(done, oneOf[progress.unit]);
  const count = `${numberWords(done)} of ${countWords(total, oneOf[progress.unit])}`;
  const far = progress.bytes === undefined ? count : `${count}, ${bytesWords(progress.bytes)}`;
  if (done === 0 || done >= total || elapsedMs < 3_000) return far;
  // Files differ in size: where bytes are known, they say better how long it takes.
  const share = progress.bytes === undefined ? done / total : progress.bytes.done / progress.bytes.total;
  return share > 0 && share < 1 ? `${far}, ${leftWords((elapsedMs / share) * (1 - share))}` : far;
}

function bytesWords({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${sizeWords(done)} of ${sizeWords(total)}`;
}

function leftWords(leftMs: number): string {
  const seconds = leftMs / 1_000;
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 90) return `about ${String(Math.round(seconds / 10) * 10)} seconds left`;
  return `about ${countWords(Math.round(seconds / 60), 'minute')} left`;
}
