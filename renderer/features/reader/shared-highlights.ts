/** A highlight of the page that several documents on the screen put their own ranges into. */
interface SharedHighlight {
  readonly highlight: Highlight;
  holders: number;
}

const shared = new Map<string, SharedHighlight>();

/**
 * The page's highlight of a name, registered when the first document asks for it. Each document adds and takes away its own
 * ranges only; every holding ends with `releaseHighlight`.
 */
export function holdHighlight(name: string, priority: number): Highlight {
  const known = shared.get(name);
  const held = known ?? { highlight: new Highlight(), holders: 0 };
  held.holders += 1;
  held.highlight.priority = priority;
  if (known === undefined) {
    shared.set(name, held);
    CSS.highlights.set(name, held.highlight);
  }
  return held.highlight;
}

/** Ends one holding; the highlight goes from the page with the last. */
export function releaseHighlight(name: string): void {
  const held = shared.get(name);
  if (held === undefined) return;
  held.holders -= 1;
  if (held.holders > 0) return;
  shared.delete(name);
  CSS.highlights.delete(name);
}
