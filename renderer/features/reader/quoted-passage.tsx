import type { JSX, MouseEvent } from 'react';
import type { CopiedQuote } from '../../../shared/pack/index.ts';
import type { Passage } from '../../../shared/model/index.ts';
import { graphemeBoundaryAtOrBefore } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { copyQuote, giveQuote } from '../../state/copy-text.ts';
import { notify } from '../../state/notices.ts';
import { matchesShortcut } from '../../state/shortcut.ts';
import { useQuery } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { quoteOfSpan } from './use-copying.ts';

/** The quote on a card: pressed, it is chosen; dragged into another program or copied, it goes with its citation. */
export function QuotedPassage(props: {
  readonly passage: Passage;
  /** With Shift it is picked out beside others, or no longer. */
  readonly onChoose: (pick: boolean) => void;
}): JSX.Element {
  const { passage } = props;
  const quote = usePassageQuote(passage);
  return (
    <button
      type="button"
      className="reader-card-quote"
      data-takes-focus=""
      draggable
      onClick={(event: MouseEvent) => props.onChoose(event.shiftKey)}
      onDragStart={(event) => {
        if (quote === null) return;
        giveQuote(event.dataTransfer, quote());
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onKeyDown={(event) => {
        if (quote === null || !matchesShortcut('Ctrl+C', event.nativeEvent)) return;
        event.preventDefault();
        event.stopPropagation();
        copyAndSay(quote(), passage.citation);
      }}
    >
      <span dir="auto">{beginningOf(passage.quote)}</span>
    </button>
  );
}

/** More than a card has lines for, in UTF-16 code units: a passage of megabytes would be laid out in vain. */
const longestShown = 1_500;

function beginningOf(quote: string): string {
  if (quote.length <= longestShown) return quote;
  return `${quote.slice(0, graphemeBoundaryAtOrBefore(quote, longestShown))}…`;
}

/** Copies a passage with its citation, from its card. */
export function CopyPassage({ passage }: { readonly passage: Passage }): JSX.Element {
  const quote = usePassageQuote(passage);
  return (
    <IconlessButton
      disabled={quote === null}
      onClick={() => {
        if (quote !== null) copyAndSay(quote(), passage.citation);
      }}
    >
      Copy
    </IconlessButton>
  );
}

/** Copies a quote and says so. */
export function copyAndSay(quote: CopiedQuote, citation: string): void {
  if (copyQuote(quote)) announce(`Copied the quote with ${citation}.`);
  else notify({ sentence: 'The quote could not be copied: the clipboard refused it.', tone: 'warning' });
}

/** Makes the quote when it is wanted; null while the document is being read. */
function usePassageQuote(passage: Passage): (() => CopiedQuote) | null {
  const reading = useQuery('readDocument', { documentId: passage.documentId }).value;
  return reading === undefined ? null : () => quoteOfSpan(reading, passage);
}
