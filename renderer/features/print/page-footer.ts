import { useEffect } from 'react';

/**
 * Has every printed page say at its foot who printed it when, and which page of how many it is. Through the CSSOM, since a
 * page's margin takes its words from a style alone.
 */
export function usePageFooter(words: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(
      `@page paper {
        @bottom-left { content: ${cssString(words)}; ${small} }
        @bottom-right { content: "Page " counter(page) " of " counter(pages); ${small} }
      }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((known) => known !== sheet);
    };
  }, [words]);
}

const small =
  "font: 8pt 'Inter Variable', Inter, sans-serif; font-feature-settings: 'calt' 0; color: #444; vertical-align: top; padding-top: 4mm;";

/** A text as a string of CSS. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;
}
