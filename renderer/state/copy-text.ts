import type { CopiedQuote } from '../../shared/pack/index.ts';

/** Puts text on the clipboard by the one way that needs no permission: as the answer to a copy event. False where refused. */
export function copyText(plain: string): boolean {
  return answerCopying((data) => data.setData('text/plain', plain));
}

/** Puts a quote on the clipboard, rich and plain. False where refused. */
export function copyQuote(quote: CopiedQuote): boolean {
  return answerCopying((data) => giveQuote(data, quote));
}

/** Gives a quote to another program, which takes the form it can. */
export function giveQuote(data: DataTransfer, quote: CopiedQuote): void {
  data.setData('text/plain', quote.plain);
  data.setData('text/html', quote.rich);
}

function answerCopying(give: (data: DataTransfer) => void): boolean {
  const answer = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.clipboardData !== null) give(event.clipboardData);
  };
  // Chromium takes a copy where nothing is selected only if somebody says here that there will be something.
  const offer = (event: Event): void => event.preventDefault();
  window.addEventListener('beforecopy', offer, { capture: true });
  window.addEventListener('copy', answer, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    window.removeEventListener('beforecopy', offer, { capture: true });
    window.removeEventListener('copy', answer, { capture: true });
  }
}
