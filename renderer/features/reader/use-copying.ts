import type { ClipboardEvent } from 'react';
import { citationOf } from '../../../shared/text/index.ts';
import { quoteForCopying } from './copy-text.ts';
import type { Interval } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';

/** The citation of what is selected, chosen or at the caret, and what copying from the text puts on the clipboard. */
export function useCopying(
  reading: ReaderDocument,
  span: Interval | null,
  caret: number,
): { readonly citation: string; readonly onCopy: (event: ClipboardEvent) => void } {
  const { document, text, blocks, printedLines } = reading;
  const source = { urn: document.urn, blocks, printedLines };
  const citation = citationOf(source, span?.start ?? caret, span?.end ?? caret);
  return {
    citation,
    onCopy: (event) => {
      if (span === null) return;
      event.preventDefault();
      const copied = quoteForCopying(text.slice(span.start, span.end), citation, document);
      event.clipboardData.setData('text/plain', copied.plain);
      event.clipboardData.setData('text/html', copied.rich);
    },
  };
}
