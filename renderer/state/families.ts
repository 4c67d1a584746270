import type { DocumentSummary } from '../../shared/model/index.ts';

/** What came with which document, for lists that keep families together. */
export interface Families {
  readonly byId: ReadonlyMap<string, DocumentSummary>;
  /** False where every document came by itself. */
  readonly hasAny: boolean;
  /** What came with a document itself, in the order of the source. */
  readonly childrenOf: (id: string) => readonly DocumentSummary[];
  /** Everything that came with a document, at any depth, in the order of the source. */
  readonly below: (id: string) => readonly DocumentSummary[];
  /** The documents that a document came in, the outermost first; those purged since are not there. */
  readonly above: (document: DocumentSummary) => readonly DocumentSummary[];
}

const noChildren: readonly never[] = [];

/** The families among these documents. */
export function familiesOf(documents: readonly DocumentSummary[]): Families {
  const byId = new Map(documents.map((document) => [document.id, document] as const));
  const children = new Map<string, DocumentSummary[]>();
  for (const document of documents) {
    if (document.family === null) continue;
    const list = children.get(document.family.parent);
    if (list === undefined) children.set(document.family.parent, [document]);
    else list.push(document);
  }
  for (const list of children.values()) list.sort((one, other) => placeOf(one) - placeOf(other));
  const childrenOf = (id: string): readonly DocumentSummary[] => children.get(id) ?? noChildren;
  return {
    byId,
    hasAny: children.size > 0,
    childrenOf,
    below: (id) => {
      const found: DocumentSummary[] = [];
      const open = childrenOf(id).toReversed();
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        found.push(next);
        open.push(...childrenOf(next.id).toReversed());
      }
      return found;
    },
    above: (document) => {
      const found: DocumentSummary[] = [];
      let { family } = document;
      for (let parent = byId.get(family?.parent ?? ''); parent !== undefined && !found.includes(parent);) {
        found.unshift(parent);
        ({ family } = parent);
        parent = byId.get(family?.parent ?? '');
      }
      return found;
    },
  };
}

function placeOf({ family }: DocumentSummary): number {
  return family?.place ?? 0;
}
