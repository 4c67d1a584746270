import type { DefaultTreeAdapterTypes } from 'parse5';
import type { DescriptionHints } from '../describe/description-hints.ts';
import { attributeOf, textOf, type Element } from './elements.ts';

/** Names of `meta` elements that say the same thing, the most telling first. */
const names = {
  title: ['citation_title', 'dc.title', 'dcterms.title', 'og:title', 'twitter:title', 'headline'],
  date: [
    'article:published_time',
    'citation_publication_date',
    'datepublished',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'dcterms.created',
    'pubdate',
    'publish-date',
    'publication_date',
    'parsely-pub-date',
    'sailthru.date',
    'date',
  ],
  author: [
    'citation_author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'byl',
    'author',
    'article:author',
  ],
  publisher: [
    'og:site_name',
    'dc.publisher',
    'dcterms.publisher',
    'citation_publisher',
    'application-name',
    'publisher',
  ],
} as const;

/** What a page's `meta` elements, its `title`, its first `h1` and its `time` elements say about it; scripts are never read. */
export function pageHints(elements: readonly Element[]): DescriptionHints {
  const metas = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const name =
      attributeOf(element, 'name') ?? attributeOf(element, 'property') ?? attributeOf(element, 'itemprop');
    const content = attributeOf(element, 'content')?.trim();
    if (name !== null && content !== undefined && content !== '' && content.length <= 1000) {
      const key = name.toLowerCase();
      if (!metas.has(key)) metas.set(key, content);
    }
  }
  const first = (keys: readonly string[]): string | null => {
    const found = keys
      .map((key) => metas.get(key))
      .find((value) => value !== undefined && !/^https?:/u.test(value));
    return found ?? null;
  };
  const headings = elements.filter(({ tagName }) => tagName === 'h1').slice(0, 5);
  const heading = headings.map(textOf).find((words) => words !== '');
  const title = elements.find(({ tagName, parentNode }) => tagName === 'title' && isInHead(parentNode));
  const dated = elements.find(
    (element) => element.tagName === 'time' && attributeOf(element, 'datetime') !== null,
  );
  const byline = elements.find(
    (element) => attributeOf(element, 'rel') === 'author' || attributeOf(element, 'itemprop') === 'author',
  );
  return {
    title: first(names.title),
    heading: heading ?? null,
    pageTitle: title === undefined ? null : textOf(title),
    date: first(names.date),
    time: dated === undefined ? null : attributeOf(dated, 'datetime'),
    author: first(names.author) ?? (byline === undefined ? null : textOf(byline)),
    publisher: first(names.publisher),
  };
}

function isInHead(parent: DefaultTreeAdapterTypes.ParentNode | null): boolean {
  return parent !== null && 'tagName' in parent && parent.tagName === 'head';
}
