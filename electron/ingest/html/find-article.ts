import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, parseFragment, serialize } from 'parse5';
import { isElement, isText, walk, type Element } from './elements.ts';

/**
 * Finds the article in a page: the elements that hold it, by their places in the order of the page (as `surveyPage` lists them),
 * or null where the page has none or is too large to look.
 */
export type FindArticle = (html: string) => ReadonlySet<number> | null;

/** Pages beyond this are not looked at: what finds the article compares each element with those around it. */
const longestPage = 1_500_000;
const mostElements = 8_000;
const mostWords = 1_000_000;
const deepest = 100;

/** What of a text or of an attribute is shown to what finds the article: enough to judge it by. */
const longestText = 3_000;
const longestAttribute = 200;

/** The attributes that it judges an element by. */
const judgedBy = /^(?:class|id|role|rel|href|itemprop|hidden|style|aria-hidden|aria-modal)$/u;

/** Elements that hold no part of an article: their insides are not shown to it. */
const emptied = /^(?:script|style|template|noscript|svg|math|select|textarea|title)$/u;

/** The least an article has, in characters. */
const leastArticle = 500;

/** The attribute that carries an element's place through what finds the article. */
const placeName = 'data-place-in-page';

/** Works on a copy of the page, which it takes apart; scripts are never run and nothing is fetched. */
export const findArticle: FindArticle = (html) => {
  if (html.length > longestPage) return null;
  const copy = parse(html);
  let elements = 0;
  let depth = 0;
  let words = 0;
  let tooDeep = false;
  const unseen: Element[] = [];
  walk(copy.childNodes, ({ kind, node }) => {
    if (isText(node)) {
      // Signs that HTML escapes would cut a text into as many pieces.
      node.value = node.value.slice(0, longestText).replace(/[&<>\u00a0]/gu, ' ');
      words += node.value.length;
      return false;
    }
    if (!isElement(node)) return false;
    depth += kind === 'enter' ? 1 : -1;
    if (depth > deepest) tooDeep = true;
    if (kind === 'leave') return true;
    mark(node, elements);
    elements += 1;
    if (emptied.test(node.tagName)) unseen.push(node);
    return !tooDeep;
  });
  if (tooDeep || elements > mostElements || words > mostWords) return null;
  // After the count, in which what lies in them has its places.
  unseen.forEach(empty);
  try {
    const { document } = parseHTML(serialize(copy));
    const places = new Set<number>();
    const article = new Readability<number>(document, {
      charThreshold: leastArticle,
      disableJSONLD: true,
      serializer: (root) => {
        if (isSearchable(root)) {
          for (const element of root.querySelectorAll(`[${placeName}]`))
            places.add(Number(element.getAttribute(placeName)));
        }
        return places.size;
      },
    }).parse();
    return article === null || (article.length ?? 0) < leastArticle ? null : places;
  } catch {
    // What it cannot take apart has no article that it could find; the page's own marks of furniture stand.
    return null;
  }
};

function mark(element: Element, place: number): void {
  element.attrs = element.attrs
    .filter(({ name }) => judgedBy.test(name))
    .map(({ name, value }) => ({ name, value: value.slice(0, longestAttribute) }));
  element.attrs.push({ name: placeName, value: String(place) });
}

function empty(element: Element): void {
  element.childNodes = [];
  if ('content' in element) element.content = parseFragment('');
}

/** What of the document's own elements is used here. */
interface Searchable {
  readonly querySelectorAll: (
    selector: string,
  ) => Iterable<{ readonly getAttribute: (name: string) => string | null }>;
}

function isSearchable(node: object): node is Searchable {
  return 'querySelectorAll' in node;
}
