import type { ClipboardEvent, DragEvent } from 'react';
import type { CopiedQuote } from '../../../shared/pack/index.ts';
import { quoteForCopying } from '../../../shared/pack/index.ts';
import { changesInSpan, citationOf, spanParts } from '../../../shared/text/index.ts';
import { giveQuote } from '../../state/copy-text.ts';
import type { Interval } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';

/** How the text gives its quotes to other programs. */
export interface Copying {
  /** Of what is selected or chosen, else of where the caret is. */
  readonly citation: string;
  /** What is selected or chosen, with its citation; null where nothing is. */
  readonly quote: () => CopiedQuote | null;
  readonly hasQuote: boolean;
  readonly onCopy: (event: ClipboardEvent) => void;
  /** Dragging what is selected gives it away as copying does. */
  readonly onDragStart: (event: DragEvent) => void;
}

/** The citation of what is selected, chosen or at the caret, and what copying or dragging from the text gives away. */
export function useCopying(reading: ReaderDocument, span: Interval | null, caret: number): Copying {
  const { document, blocks, printedLines, pages } = reading;
  const source = { urn: document.urn, blocks, printedLines, pages };
  const citation = citationOf(source, span?.start ?? caret, span?.end ?? caret);
  const quote = (): CopiedQuote | null => (span === null ? null : quoteOfSpan(reading, span));
  return {
    citation,
    quote,
    hasQuote: span !== null,
    onCopy: (event) => {
      const copied = quote();
      if (copied === null) return;
      event.preventDefault();
      giveQuote(event.clipboardData, copied);
    },
    onDragStart: (event) => {
      const dragged = quote();
      if (dragged === null) return;
      giveQuote(event.dataTransfer, dragged);
      event.dataTransfer.effectAllowed = 'copy';
    },
  };
}

/** A span of a document as it goes into another program. */
export function quoteOfSpan(reading: ReaderDocument, { start, end }: Interval): CopiedQuote {
  const { document, text, blocks, printedLines, pages, marks } = reading;
  const citation = citationOf({ urn: document.urn, blocks, printedLines, pages }, start, end);
  const remark = changesInSpan(text, marks, start, end);
  return quoteForCopying(spanParts(text, blocks, start, end), citation, document, remark);
}
