/** Passages by document in the order of its text, kept in line one by one; a document is sorted at the next question. */
export interface PlacedPassages<Entry extends PassagePlace> {
  readonly add: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  /** The documents that have passages. */
  readonly documents: () => readonly string[];
  /** In ascending order of start, then of end, then of making. */
  readonly ofDocument: (document: string) => readonly Entry[];
}

/** Where a passage is. */
export interface PassagePlace {
  readonly id: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
}

/** An empty collection. */
export function placedPassages<Entry extends PassagePlace>(): PlacedPassages<Entry> {
  const byDocument = new Map<string, Map<string, Entry>>();
  const sorted = new Map<string, readonly Entry[]>();
  return {
    add: (entry) => {
      sorted.delete(entry.document);
      const standing = byDocument.get(entry.document);
      if (standing === undefined) byDocument.set(entry.document, new Map([[entry.id, entry]]));
      else standing.set(entry.id, entry);
    },
    remove: (entry) => {
      sorted.delete(entry.document);
      const standing = byDocument.get(entry.document);
      standing?.delete(entry.id);
      if (standing?.size === 0) byDocument.delete(entry.document);
    },
    documents: () => [...byDocument.keys()],
    ofDocument: (document) => {
      const known = sorted.get(document);
      if (known !== undefined) return known;
      const made = [...(byDocument.get(document)?.values() ?? [])].sort(
        (a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1),
      );
      sorted.set(document, made);
      return made;
    },
  };
}
