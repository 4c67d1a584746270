import { columnsOfMarks } from '../../shared/model/index.ts';
import type { MatterNews } from '../../shared/contract/index.ts';
import { readDocuments, readPassageMarks } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';

/** What changed since the windows were told last. */
export interface Touched {
  /** A document's passages, notes or description changed. */
  readonly add: (document: string) => void;
  /** Its blocks changed, or whether it is in use. */
  readonly addText: (document: string) => void;
  /** A passage was made, tagged, moved or deleted. */
  readonly addPassage: (document: string, passage: string) => void;
  /** Notes or links, or what they stand on, may have changed. */
  readonly addNotes: () => void;
  /** Any document's passages may have changed. */
  readonly addAll: () => void;
  /** What was added since it was taken last, as it stands in the matter now. */
  readonly take: (context: MatterContext) => Omit<MatterNews, 'state'>;
}

/** How many documents and passages are told one by one; of more than that, windows read the lists anew. */
const fewDocuments = 20;
const fewPassages = 500;

/** Nothing touched yet. */
export function touchedSet(): Touched {
  const documents = new Set<string>();
  const texts = new Set<string>();
  const passages = new Map<string, Set<string>>();
  let notes = false;
  let everything = false;
  return {
    add: (document) => {
      documents.add(document);
    },
    addText: (document) => {
      documents.add(document);
      texts.add(document);
    },
    addPassage: (document, passage) => {
      documents.add(document);
      passages.set(document, (passages.get(document) ?? new Set()).add(passage));
    },
    addNotes: () => {
      notes = true;
    },
    addAll: () => {
      everything = true;
    },
    take: (context) => {
      const news = {
        documents: [...documents],
        everything,
        texts: [...texts],
        summaries:
          everything || documents.size === 0 || documents.size > fewDocuments
            ? null
            : readDocuments(context.reader, context.passages, [...documents]),
        passages: everything ? null : passagesNow(context, passages),
        notes: notes || everything,
      };
      for (const touched of [documents, texts, passages]) touched.clear();
      notes = false;
      everything = false;
      return news;
    },
  };
}

function passagesNow(
  context: MatterContext,
  touched: ReadonlyMap<string, ReadonlySet<string>>,
): MatterNews['passages'] {
  let count = 0;
  for (const passages of touched.values()) count += passages.size;
  if (count > fewPassages) return null;
  return [...touched].map(([documentId, passages]) => {
    const marks = readPassageMarks(context.reader, documentId, { passages: [...passages] });
    const standing = new Set(marks.map((mark) => mark.id));
    return {
      documentId,
      columns: columnsOfMarks(marks),
      gone: [...passages].filter((passage) => !standing.has(passage)),
    };
  });
}
