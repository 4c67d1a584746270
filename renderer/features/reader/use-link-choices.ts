import { useMemo } from 'react';
import type { LinkEnd, Passage, PassageMark } from '../../../shared/model/index.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { countWords } from '../../ui/words.ts';

/** In a matter with more passages than this, those of other documents are looked for by their reference only. */
const fewPassages = 5_000;

/** How many passages are offered at once. */
const offered = 200;

/** What the other end of a link can be, and a sentence about where was looked, where one is needed. */
export interface LinkChoices {
  readonly choices: readonly LinkEnd[];
  readonly remark: string | null;
}

/** The passages of the document in which a link is made. */
export interface PassagesHere {
  readonly text: string;
  /** In order of position. */
  readonly passages: readonly PassageMark[];
  readonly describe: (mark: PassageMark) => Passage;
}

/** The passages that fit what is typed, those of this document first: each of the words stands in the quote or the citation. */
export function useLinkChoices(
  wanted: boolean,
  passage: LinkEnd,
  here: PassagesHere,
  query: string,
): LinkChoices {
  const total = useMatter()?.passages ?? 0;
  const named = /^\{?\s*(\p{L}+\d+(?:-\w+)?)/u.exec(query.trim())?.[1]?.toUpperCase() ?? null;
  const documents = useQuery('listDocuments', wanted && named !== null ? {} : null).value;
  const namedId = documents?.find(({ urn }) => urn.toUpperCase() === named)?.id ?? null;
  const readsAll = total <= fewPassages;
  const all = useQuery('listPassages', wanted && readsAll ? {} : null).value;
  const ofNamed = useQuery(
    'listPassages',
    wanted && !readsAll && namedId !== null ? { documentId: namedId } : null,
  ).value;
  return useMemo(() => {
    const fits = fitsQuery(query);
    const found: readonly (PassageMark | Passage)[] = [
      ...here.passages.filter(
        (mark) =>
          mark.id !== passage.passageId &&
          fits(here.text.slice(mark.start, mark.end), () => here.describe(mark).citation),
      ),
      ...(all ?? ofNamed ?? []).filter(
        (other) => other.documentId !== passage.documentId && fits(other.quote, () => other.citation),
      ),
    ];
    const hidden = found.length - offered;
    return {
      choices: found.slice(0, offered).map((mark) => endOf('quote' in mark ? mark : here.describe(mark))),
      remark:
        hidden > 0
          ? `${countWords(hidden, 'more passage')} would fit. Type more words.`
          : found.length === 0
            ? nothingFound(readsAll)
            : null,
    };
  }, [all, ofNamed, here, passage, query, readsAll]);
}

/** Whether a passage fits a query: each of its words stands in the quote or, with a digit in it, in the citation; capitals or not. */
export function fitsQuery(query: string): (quote: string, citation: () => string) => boolean {
  const words = query
    .toLowerCase()
    .replaceAll(/[{}¶]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (quote, citation) => {
    const text = quote.toLowerCase();
    return words.every(
      (word) => text.includes(word) || (/\d/u.test(word) && citation().toLowerCase().includes(word)),
    );
  };
}

/** A passage as the end of a link. */
export function endOf({ id, documentId, citation, quote }: Passage): LinkEnd {
  return { passageId: id, documentId, citation, quote };
}

function nothingFound(readsAll: boolean): string {
  return readsAll
    ? 'No passage of this matter has these words.'
    : 'No passage of this document has these words. For one of another document, begin with its reference, such as HAR000003.';
}
