import { dateInWords, type DocumentDate } from '../model/index.ts';

/** A quote as it goes into another program: by the clipboard, or dropped there. */
export interface CopiedQuote {
  readonly plain: string;
  /** The same as HTML, every sign of the source escaped. */
  readonly rich: string;
}

/**
 * A quote with its citation in the line below: `{HAR000012 ¶14}, Title of the document, 12 September 2017`. `parts` are what
 * it holds of each block: a paragraph each. `remark` is said below it: what tracked changes the quote contains.
 */
export function quoteForCopying(
  parts: readonly string[],
  citation: string,
  source: { readonly title: string; readonly date: DocumentDate | null },
  remark: string | null = null,
): CopiedQuote {
  const date = dateInWords(source.date, 'long');
  const paragraphs = parts.map((part) => `<p>${escapedForHtml(part).replaceAll('\n', '<br>')}</p>`);
  return {
    plain: `${parts.join('\n\n')}\n${citation}, ${source.title}, ${date}${remark === null ? '' : `\n${remark}`}`,
    rich: `<blockquote>${paragraphs.join('')}</blockquote><p>${escapedForHtml(citation)}, <cite>${escapedForHtml(source.title)}</cite>, ${date}</p>${remark === null ? '' : `<p>${escapedForHtml(remark)}</p>`}`,
  };
}

/** A text as HTML that shows it letter for letter. */
export function escapedForHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
