import type { Block } from '../model/index.ts';
import { blockLabel, type CitableDocument } from './citation.ts';

/** A citation taken apart: the document's reference, and the place in it as written, or null where it names the whole. */
export interface CitationParts {
  readonly urn: string;
  readonly place: string | null;
}

const citationPattern = /^\{([A-Z]{2,6}\d{6}(?:-[A-Z]{1,4})?)(?:(\/\d+(?:-\d+)?))?(?: ([^{}\n]{1,120}))?\}$/;
const placePattern = /^(?:¶\d+(?:–\d+)?|paras? \S+|(?:.+ )?rows? \d+(?:–\d+)?|\d+:\d+(?:-\d+(?::\d+)?)?)$/;

/**
 * Takes a citation apart; null where it is none. A bare number is a block, since few keyboards have a ¶: `{HAR000012 14}`
 * is `{HAR000012 ¶14}`.
 */
export function citationParts(citation: string): CitationParts | null {
  const [, urn, pages, written] = citationPattern.exec(citation) ?? [];
  if (urn === undefined) return null;
  if (written === undefined) return { urn, place: pages ?? null };
  const place = /^\d+(?:[–-]\d+)?$/.test(written) ? `¶${written.replace('-', '–')}` : written;
  return placePattern.test(place) ? { urn, place } : null;
}

/** The span of the canonical text that a place names (`¶14`, `¶14–16`, `para 4.12`, `14:3-9`, `/3`, `Costs row 7`), or null where it is not there. */
export function citedSpan(
  document: Omit<CitableDocument, 'urn'>,
  place: string,
): { readonly start: number; readonly end: number } | null {
  const lines = /^(\d+):(\d+)(?:-(?:(\d+):)?(\d+))?$/.exec(place);
  if (lines !== null) {
    const [, page = '', line = '', lastPage = page, lastLine = line] = lines;
    const find = (onPage: string, number: string) =>
      document.printedLines.find((one) => one.page === Number(onPage) && one.line === Number(number));
    const first = find(page, line);
    const last = find(lastPage, lastLine);
    if (first !== undefined && last !== undefined) return { start: first.start, end: last.end };
  }
  const onPages = /^\/(\d+)(?:-(\d+))?$/.exec(place);
  if (onPages !== null) {
    const [, from = '', to = from] = onPages;
    const first = document.pages[Number(from) - 1];
    const last = document.pages[Number(to) - 1];
    return first === undefined || last === undefined || last.end <= first.start
      ? null
      : { start: first.start, end: last.end };
  }
  const inRows = /^(?:(.+) )?rows? (\d+)(?:–(\d+))?$/.exec(place);
  if (inRows !== null) {
    const [, sheet = null, from = '', to = from] = inRows;
    const rowOf = (row: string): Block | undefined =>
      document.blocks.find(
        ({ own }) => own?.kind === 'row' && own.row === Number(row) && own.sheet === sheet,
      );
    const first = rowOf(from);
    const last = rowOf(to);
    return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
  }
  const [from = '', to = from] = place.replace(/^¶|^paras? /, '').split('–');
  const blockOf = (label: string): Block | undefined =>
    place.startsWith('¶')
      ? document.blocks[Number(label) - 1]
      : document.blocks.find((block) => block.own !== null && blockLabel(block) === label);
  const first = blockOf(from);
  const last = blockOf(to);
  return first === undefined || last === undefined || last.end < first.start
    ? null
    : { start: first.start, end: last.end };
}
