import type { DocumentSummary } from '../../../shared/model/index.ts';
import { documentDateWords } from '../../ui/words.ts';

/** A quote as it is put on the clipboard. */
export interface CopiedQuote {
  readonly plain: string;
  /** The same as HTML, every sign of the quote escaped. */
  readonly rich: string;
}

/** A quote with its citation in the line below: `{HAR000012 ¶14}, Title of the document, 12 September 2017`. */
export function quoteForCopying(quote: string, citation: string, document: DocumentSummary): CopiedQuote {
  const source = `${citation}, ${document.title}, ${documentDateWords(document.date, 'long')}`;
  const paragraphs = quote.split('\n').map(escapeForHtml).join('<br>');
  return {
    plain: `${quote}\n${source}`,
    rich: `<blockquote>${paragraphs}</blockquote><p>${escapeForHtml(source)}</p>`,
  };
}

/** Puts text on the clipboard by the one way that needs no permission: as the answer to a copy event. False where refused. */
export function copyText(plain: string): boolean {
  const answer = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', plain);
  };
  window.addEventListener('copy', answer, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    window.removeEventListener('copy', answer, { capture: true });
  }
}

function escapeForHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
