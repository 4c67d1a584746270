import { attributeOf, isElement, isText, walk, type Element, type Node } from './elements.ts';

/** What is known of a page before its text is taken out: measured in one walk. */
export interface PageSurvey {
  /** Every element in the order of the page, hidden ones included. */
  readonly elements: readonly Element[];
  /** Elements that are furniture of the page, by what they are, their role, their class or their links. */
  readonly furniture: ReadonlySet<Element>;
  /** Tables that lay the page out rather than hold data: their cells hold blocks. */
  readonly layoutTables: ReadonlySet<Element>;
}

interface Measures {
  letters: number;
  linkLetters: number;
  links: number;
  paragraphs: number;
}

const furnitureElements = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'button',
  'select',
  'menu',
  'textarea',
  'fieldset',
]);

const furnitureRoles = new Set(
  'navigation banner contentinfo search complementary form dialog alertdialog menu menubar toolbar tablist'.split(
    ' ',
  ),
);

const furnitureClasses = new Set(
  (
    'nav navbar navigation menu breadcrumb breadcrumbs share sharing sharebar social cookie cookies consent advert advertisement ' +
    'adverts ad ads adsense sponsored promo related newsletter subscribe subscription comments respond footer sidebar toolbar ' +
    'pagination pager skip login signup popup modal masthead donate donation'
  ).split(' '),
);

const neverFurniture = new Set(['html', 'body', 'main', 'article', 'h1', 'td', 'tr', 'tbody', 'table']);

/**
 * Measures a page from its root: letters, links, and which elements are furniture or only layout.
 *
 * A header is the page's, and furniture, where it stands outside an article and does not hold the only main heading.
 */
export function surveyPage(roots: readonly Node[]): PageSurvey {
  const elements: Element[] = [];
  const measures = new Map<Element, Measures>();
  const path: Element[] = [];
  const layoutTables = new Set<Element>();
  const tables: { readonly table: Element; paragraphs: number }[] = [];
  const inArticles = new Set<Element>();
  let headings = 0;
  let aroundHeading: ReadonlySet<Element> = new Set();
  let links = 0;
  let articles = 0;
  walk(roots, (step) => {
    if (step.kind === 'leave') {
      path.pop();
      if (step.node.tagName === 'a') links -= 1;
      if (isArticle(step.node)) articles -= 1;
      if (step.node.tagName === 'table') tables.pop();
      addUp(measures, step.node, path.at(-1));
      return true;
    }
    const { node } = step;
    const parent = path.at(-1);
    if (isText(node)) {
      const known = parent === undefined ? undefined : measures.get(parent);
      const letters = node.value.replace(/\s+/gu, '').length;
      if (known !== undefined) {
        known.letters += letters;
        if (links > 0) known.linkLetters += letters;
      }
      return true;
    }
    if (!isElement(node)) return false;
    elements.push(node);
    if (node.tagName === 'script' || node.tagName === 'style') return false;
    measures.set(node, {
      letters: 0,
      linkLetters: 0,
      links: node.tagName === 'a' ? 1 : 0,
      paragraphs: node.tagName === 'p' ? 1 : 0,
    });
    path.push(node);
    const table = tables.at(-1);
    if (
      table !== undefined &&
      /^(?:h[1-6]|div|section|article|ul|ol|table|form|blockquote|p)$/u.test(node.tagName)
    ) {
      table.paragraphs += node.tagName === 'p' || node.tagName === 'div' ? 1 : 3;
      const cells = table.table.childNodes.length;
      if (table.paragraphs > Math.max(2, cells)) layoutTables.add(table.table);
    }
    if (node.tagName === 'a') links += 1;
    if (node.tagName === 'header' && articles > 0) inArticles.add(node);
    if (isArticle(node)) articles += 1;
    if (node.tagName === 'h1') {
      headings += 1;
      aroundHeading = headings === 1 ? new Set(path) : new Set();
    }
    if (node.tagName === 'table') tables.push({ table: node, paragraphs: 0 });
    if (node.tagName === 'table' && /^(?:presentation|none)$/u.test(attributeOf(node, 'role') ?? ''))
      layoutTables.add(node);
    return true;
  });
  const total = roots.reduce(
    (sum, root) => sum + (isElement(root) ? (measures.get(root)?.letters ?? 0) : 0),
    0,
  );
  const isOwnHeader = (element: Element): boolean => inArticles.has(element) || aroundHeading.has(element);
  const furniture = new Set(
    elements.filter((element) => isFurniture(element, measures.get(element), total, isOwnHeader)),
  );
  return { elements, furniture, layoutTables };
}

function addUp(
  measures: ReadonlyMap<Element, Measures>,
  element: Element,
  parent: Element | undefined,
): void {
  const own = measures.get(element);
  const above = parent === undefined ? undefined : measures.get(parent);
  if (own === undefined || above === undefined) return;
  above.letters += own.letters;
  above.linkLetters += own.linkLetters;
  above.links += own.links;
  above.paragraphs += own.paragraphs;
}

function isFurniture(
  element: Element,
  measured: Measures | undefined,
  total: number,
  isOwnHeader: (element: Element) => boolean,
): boolean {
  if (neverFurniture.has(element.tagName) || measured === undefined || measured.letters === 0) return false;
  const large = measured.letters * 2 > total;
  if (element.tagName === 'header') return !large && !isOwnHeader(element);
  if (furnitureElements.has(element.tagName)) return !(large && measured.paragraphs > 2);
  if (furnitureRoles.has(attributeOf(element, 'role') ?? '')) return !large;
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`
    .slice(0, 400)
    .toLowerCase();
  if (!large && names.split(/[^a-z]+/u).some((name) => furnitureClasses.has(name))) return true;
  const list = element.tagName === 'ul' || element.tagName === 'ol' || element.tagName === 'p';
  return (
    list &&
    measured.links >= 3 &&
    measured.linkLetters * 10 >= measured.letters * 9 &&
    measured.letters < measured.links * 60
  );
}

function isArticle(element: Element): boolean {
  return element.tagName === 'article' || element.tagName === 'main';
}
