import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { isElement, walk, type Element } from './elements.ts';

/**
 * Finds the article in a page: the elements that hold it, by their places in the order of the page (as `surveyPage` lists them),
 * or null where the page has none or is too large to look.
 */
export type FindArticle = (html: string) => ReadonlySet<number> | null;

/** Pages beyond this are not looked at: what finds the article compares each element with those around it. */
const longestPage = 3_000_000;
const mostElements = 20_000;
const deepest = 300;

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
  let tooDeep = false;
  walk(copy.childNodes, ({ kind, node }) => {
    if (!isElement(node)) return false;
    depth += kind === 'enter' ? 1 : -1;
    if (depth > deepest) tooDeep = true;
    if (kind === 'enter') {
      mark(node, elements);
      elements += 1;
    }
    if (node.tagName !== 'script' && node.tagName !== 'style') return true;
    if (kind === 'enter') depth -= 1;
    return false;
  });
  if (tooDeep || elements > mostElements) return null;
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
  element.attrs = element.attrs.filter(({ name }) => name !== placeName);
  element.attrs.push({ name: placeName, value: String(place) });
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
