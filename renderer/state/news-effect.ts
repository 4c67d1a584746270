import type { MatterNews, ServiceCallName } from '../../shared/contract/index.ts';
import type { DocumentSummary, PassageMark } from '../../shared/model/index.ts';
import { marksOfColumns } from '../../shared/model/index.ts';
import { mergeMarks } from './merge-marks.ts';
import { shareStructure } from './share-structure.ts';

/** What news of the matter mean for an answer: it stands, it is known anew without asking, or it has to be asked for again. */
export type NewsEffect =
  | { readonly kind: 'stands' }
  | { readonly kind: 'known'; readonly value: unknown }
  | { readonly kind: 'ask' };

/** An answer as the cache keeps it. */
export interface KeptAnswer {
  readonly name: ServiceCallName;
  /** The document that was asked about, where it was one. */
  readonly documentId: string | null;
  /** Undefined while it was not answered. */
  readonly value: unknown;
}

const stands: NewsEffect = { kind: 'stands' };
const ask: NewsEffect = { kind: 'ask' };

/**
 * Judges an answer by what changed. What the news tell themselves is taken from them: the matter as a whole, the documents'
 * descriptions and counts, and passages one by one, so that a tag costs the same however many passages a document has.
 */
export function newsEffect(answer: KeptAnswer, news: MatterNews): NewsEffect {
  const { name, documentId, value } = answer;
  if (name === 'matterState') return known(shareStructure(value, news.state));
  if (news.everything) return ask;
  if (documentId !== null && news.documents.length > 0 && !news.documents.includes(documentId)) return stands;
  switch (name) {
    case 'listNotes':
    case 'listDrafts':
    case 'listLinks':
    case 'listItems':
    case 'listReviewers':
      return news.notes ? ask : stands;
    case 'listDocuments':
      return value === undefined ? ask : summariesEffect(value as readonly DocumentSummary[], news.summaries);
    case 'recognitionState':
      return news.texts.length > 0 ? ask : stands;
    case 'readDocument':
      return textEffect(answer, news);
    case 'listMarks':
      return marksEffect(answer, news);
    default:
      return ask;
  }
}

function known(value: unknown): NewsEffect {
  return { kind: 'known', value };
}

function summariesEffect(listed: readonly DocumentSummary[], summaries: MatterNews['summaries']): NewsEffect {
  if (summaries === null) return ask;
  if (summaries.length === 0) return stands;
  const now = new Map(summaries.map((summary) => [summary.id, summary]));
  const ids = new Set(listed.map(({ id }) => id));
  if (summaries.some(({ id }) => !ids.has(id))) return ask;
  return known(listed.map((document) => shareStructure(document, now.get(document.id) ?? document)));
}

function textEffect({ documentId, value }: KeptAnswer, news: MatterNews): NewsEffect {
  if (news.documents.length === 0) return stands;
  const summary = news.summaries?.find(({ id }) => id === documentId);
  if (summary === undefined || value === undefined || news.texts.includes(summary.id)) return ask;
  return known(shareStructure(value, { ...value, document: summary }));
}

function marksEffect({ documentId, value }: KeptAnswer, news: MatterNews): NewsEffect {
  if (news.passages === null || value === undefined) return ask;
  const told = news.passages.find((passages) => passages.documentId === documentId);
  if (told === undefined) return stands;
  const change = { changed: marksOfColumns(told.columns), gone: told.gone };
  return known(mergeMarks(value as readonly PassageMark[], change));
}
