import { canonicalJson } from '../../shared/base/index.ts';
import {
  decisionQuestions,
  type Decision,
  type DecisionAnswer,
  type DecisionQuestion,
  type DocumentTag,
  type ProgressState,
  type ReviewerProgress,
  type Settlement,
  type StandingDecision,
} from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';
import { readReviewerNames } from './reviewers.ts';
import { readThemeTree } from './theme-tree.ts';

/** What reviewing has said of documents, by document id. */
export interface ReviewOfDocuments {
  readonly tags: (document: string) => readonly DocumentTag[];
  readonly progress: (document: string) => readonly ReviewerProgress[];
  readonly decisions: (document: string) => Readonly<Record<DecisionQuestion, StandingDecision>>;
}

interface ProgressRow {
  readonly document: string;
  readonly reviewer: string;
  readonly begun_at_ms: number | null;
  readonly state: ProgressState | null;
  readonly state_at_ms: number | null;
}

interface DecisionRow {
  readonly document: string;
  readonly question: DecisionQuestion;
  readonly reviewer: string;
  readonly answer: DecisionAnswer | null;
  readonly reason: string | null;
  readonly answered_at_ms: number;
  readonly answer_order: string;
}

interface SettlementRow {
  readonly document: string;
  readonly question: DecisionQuestion;
  readonly answer: DecisionAnswer | null;
  readonly reason: string | null;
  readonly settled_over: string | null;
}

/** Reads what reviewing has said of all documents, or of those named, in one query a table. */
export function readReview(database: ReadableDatabase, only?: readonly string[]): ReviewOfDocuments {
  const filter = only === undefined ? 'TRUE' : 'document IN (SELECT value FROM json_each(?))';
  const values = only === undefined ? [] : [JSON.stringify(only)];
  const names = readReviewerNames(database);
  const nameOf = (reviewer: string): string => names.get(reviewer) ?? reviewer;
  const progress = groupBy(
    database.all<ProgressRow>(`SELECT * FROM progress WHERE ${filter}`, ...values),
    (row) => row.document,
  );
  const decisions = groupBy(
    database.all<DecisionRow>(
      `SELECT * FROM decision WHERE answer IS NOT NULL AND ${filter} ORDER BY answer_order DESC`,
      ...values,
    ),
    (row) => `${row.document} ${row.question}`,
  );
  const settlements = new Map(
    database
      .all<SettlementRow>(`SELECT * FROM settlement WHERE ${filter}`, ...values)
      .map((row) => [`${row.document} ${row.question}`, row] as const),
  );
  const tags = readDocumentTags(database, filter, values);
  return {
    tags: (document) => tags.get(document) ?? [],
    progress: (document) =>
      (progress.get(document) ?? [])
        .map((row) => ({
          reviewer: nameOf(row.reviewer),
          state: row.state ?? 'reading',
          atMs: row.state_at_ms ?? row.begun_at_ms ?? 0,
        }))
        .sort((a, b) => b.atMs - a.atMs || (a.reviewer < b.reviewer ? -1 : 1)),
    decisions: (document) => {
      const on = (question: DecisionQuestion): StandingDecision =>
        standingDecision(
          decisions.get(`${document} ${question}`) ?? [],
          settlements.get(`${document} ${question}`) ?? null,
          nameOf,
        );
      return { relevance: on(decisionQuestions[0]), privilege: on(decisionQuestions[1]) };
    },
  };
}

/** The operations that gave the standing tags of a document with a theme or a theme merged into it. */
export function readDocumentTagTokens(
  database: ReadableDatabase,
  document: string,
  theme: string,
): readonly { readonly operation: string; readonly reviewer: string }[] {
  const { successors } = readThemeTree(database);
  const end = successors.get(theme) ?? theme;
  return database
    .all<{ operation: string; theme: string; reviewer: string }>(
      'SELECT operation, theme, reviewer FROM document_tag WHERE document = ? AND covered = 0 ORDER BY op_order',
      document,
    )
    .filter((tag) => (successors.get(tag.theme) ?? tag.theme) === end);
}

/** What one reviewer has said of a document's progress and questions, as undo needs it. */
export function readOwnReview(
  database: ReadableDatabase,
  document: string,
  reviewer: string,
): {
  readonly begun: boolean;
  readonly state: ProgressState | null;
  readonly answer: (question: DecisionQuestion) => {
    readonly answer: DecisionAnswer | null;
    readonly reason: string;
  };
} {
  const progress = database.get<ProgressRow>(
    'SELECT * FROM progress WHERE document = ? AND reviewer = ?',
    document,
    reviewer,
  );
  return {
    begun: progress !== undefined,
    state: progress?.state ?? null,
    answer: (question) => {
      const row = database.get<DecisionRow>(
        'SELECT * FROM decision WHERE document = ? AND question = ? AND reviewer = ?',
        document,
        question,
        reviewer,
      );
      return { answer: row?.answer ?? null, reason: row?.reason ?? '' };
    },
  };
}

/** Every reviewer's standing answer to a question about a document, as a settlement names them. */
export function readStandingAnswers(
  database: ReadableDatabase,
  document: string,
  question: DecisionQuestion,
): readonly string[] {
  return answersOf(
    database.all<DecisionRow>(
      'SELECT * FROM decision WHERE document = ? AND question = ? AND answer IS NOT NULL',
      document,
      question,
    ),
  );
}

/** What was settled on a question, or nothing. */
export function readSettlement(
  database: ReadableDatabase,
  document: string,
  question: DecisionQuestion,
): Settlement {
  const row = database.get<SettlementRow>(
    'SELECT * FROM settlement WHERE document = ? AND question = ?',
    document,
    question,
  );
  return {
    answer: row?.answer ?? null,
    reason: row?.reason ?? '',
    over: JSON.parse(row?.settled_over ?? '[]') as readonly string[],
  };
}

function answersOf(rows: readonly DecisionRow[]): readonly string[] {
  return rows.map((row) => `${row.reviewer} ${row.answer ?? ''}`).sort();
}

function standingDecision(
  rows: readonly DecisionRow[],
  settlement: SettlementRow | null,
  nameOf: (reviewer: string) => string,
): StandingDecision {
  const decisions = rows.flatMap((row): readonly Decision[] =>
    row.answer === null
      ? []
      : [
          {
            reviewer: nameOf(row.reviewer),
            answer: row.answer,
            reason: row.reason ?? '',
            atMs: row.answered_at_ms,
          },
        ],
  );
  if (
    settlement !== null &&
    settlement.answer !== null &&
    settlement.settled_over === canonicalJson(answersOf(rows))
  ) {
    return { state: 'settled', answer: settlement.answer, reason: settlement.reason ?? '', decisions };
  }
  const [first] = decisions;
  if (first === undefined) return { state: 'undecided', answer: null, reason: '', decisions };
  return decisions.every((decision) => decision.answer === first.answer)
    ? { state: 'agreed', answer: first.answer, reason: first.reason, decisions }
    : { state: 'disagreed', answer: null, reason: '', decisions };
}

function readDocumentTags(
  database: ReadableDatabase,
  filter: string,
  values: readonly string[],
): ReadonlyMap<string, readonly DocumentTag[]> {
  const rows = database.all<{ document: string; theme: string; reviewer: string; at_ms: number }>(
    `SELECT document, theme, reviewer, at_ms FROM document_tag
     WHERE covered = 0 AND document IS NOT NULL AND ${filter} ORDER BY op_order`,
    ...values,
  );
  if (rows.length === 0) return new Map();
  const tree = readThemeTree(database);
  const position = new Map(tree.displayOrder.map((id, index) => [id, index] as const));
  const tags = new Map<string, DocumentTag[]>();
  for (const row of rows) {
    const themeId = tree.successors.get(row.theme) ?? row.theme;
    const list = tags.get(row.document) ?? [];
    tags.set(row.document, list);
    if (list.some((tag) => tag.themeId === themeId && tag.reviewer === row.reviewer)) continue;
    list.push({ themeId, reviewer: row.reviewer, atMs: row.at_ms });
  }
  for (const list of tags.values()) {
    list.sort((a, b) => (position.get(a.themeId) ?? 0) - (position.get(b.themeId) ?? 0));
  }
  return tags;
}

function groupBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
