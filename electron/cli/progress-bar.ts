import type { Progress } from '../../shared/contract/index.ts';

/** The part of a stream that a progress bar writes to. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}

/** A progress bar in one line of a terminal. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  /** Takes the line away again, so that what comes next begins at the margin. */
  readonly clear: () => void;
}

const barWidth = 24;

/** A progress bar where the stream is a terminal and progress is wanted; otherwise it shows nothing. */
export function progressBar(stream: ProgressStream, wanted: boolean): ProgressBar {
  if (!wanted || stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  const draw = (line: string): void => {
    if (line === shown) return;
    shown = line;
    stream.write(`\r\u001b[K${line}`);
  };
  return {
    show: (progress) => {
      draw(progressLine(progress).slice(0, Math.max(0, (stream.columns ?? 80) - 1)));
    },
    clear: () => {
      draw('');
    },
  };
}

/** A state of long work in one line: `Building the pack [#####-------] 12 of 30 pages`. */
export function progressLine({ label, done, total, unit }: Progress): string {
  if (total === null || total === 0) return `${label}: ${done} ${unit}`;
  const filled = Math.min(barWidth, Math.floor((done / total) * barWidth));
  return `${label} [${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${done} of ${total} ${unit}`;
}
