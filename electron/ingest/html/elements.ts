import type { DefaultTreeAdapterTypes } from 'parse5';

/** An element of a parsed page. */
export type Element = DefaultTreeAdapterTypes.Element;

/** A node of a parsed page. */
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** True for an element; a template's content is no child of it and never walked. */
export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** True for a text node. */
export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** The value of an attribute, or null; names are in lower case. */
export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** One step of a walk: into a node, or out of an element. */
export type WalkStep =
  { readonly kind: 'enter'; readonly node: Node } | { readonly kind: 'leave'; readonly node: Element };

/**
 * Walks a tree in the order of the page without recursion, so that no depth of nesting overflows the stack.
 *
 * `visit` gives false on entering an element whose inside is not to be walked; it is then not left either.
 */
export function walk(roots: readonly Node[], visit: (step: WalkStep) => boolean): void {
  const steps: WalkStep[] = roots.map((node) => ({ kind: 'enter', node }) as const).reverse();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const goesIn = visit(step);
    if (step.kind === 'leave' || !goesIn || !isElement(step.node)) continue;
    steps.push({ kind: 'leave', node: step.node });
    const { childNodes } = step.node;
    for (let at = childNodes.length - 1; at >= 0; at -= 1) {
      const node = childNodes[at];
      if (node !== undefined) steps.push({ kind: 'enter', node });
    }
  }
}

/** The words of an element and all inside it, white space joined, at most 400 characters. */
export function textOf(element: Element): string {
  let words = '';
  walk([element], ({ kind, node }) => {
    if (kind === 'enter' && isText(node) && words.length < 2000) words += node.value;
    return words.length < 2000;
  });
  return words.replace(/\s+/gu, ' ').trim().slice(0, 400);
}
