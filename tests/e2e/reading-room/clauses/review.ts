import type { Clause } from './clause.ts';

const review = 'tests/e2e/reading-room/review.test.ts';
const people = 'tests/e2e/reading-room/people.test.ts';

/** Running the review: themes, decisions, batches, second reviews, people, events. */
export const clauses: readonly Clause[] = [
  {
    clause: '1.10',
    test: review,
    name: 'progress is kept for each reviewer and counted on the overview',
    off: {
      file: 'renderer/features/review/review-counts.ts',
      find: 'reviewer === null ? furthest(document) : progressOf(document, reviewer)',
      replace: 'furthest(document)',
    },
  },
  {
    clause: '11.1',
    test: review,
    name: 'a whole document is tagged by keys where it is read, several in the library, and the library lists them by it',
    off: {
      file: 'renderer/features/review/whole-themes.tsx',
      find: 'onTheme={(theme) => void setTheme(documents, theme, !on.includes(theme))}',
      replace: 'onTheme={() => undefined}',
    },
  },
  {
    clause: '11.2',
    test: review,
    name: 'relevance and privilege are decided by keys with a reason, shown with who and why, and taken back by undo',
    off: {
      file: 'renderer/features/review/document-actions.ts',
      find: 'perform: parts.onDecide',
      replace: 'perform: () => undefined',
    },
  },
  {
    clause: '11.2',
    test: review,
    name: 'several documents are decided in one act from the library, which lists them by what was decided',
    off: {
      file: 'electron/usecases/review-documents.ts',
      find: 'for (const documentId of new Set(documentIds)) {',
      replace: 'for (const documentId of documentIds.slice(0, 1)) {',
    },
  },
  {
    clause: '11.2',
    test: review,
    name: 'a privileged document stays out of a pack, which says so',
    off: {
      file: 'shared/model/review.ts',
      find: 'export function isWithheld(privilege: StandingDecision): boolean {',
      replace:
        'export function isWithheld(privilege: StandingDecision): boolean {\n  if (privilege.decisions.length >= 0) return false;',
    },
  },
  {
    clause: '11.3',
    test: review,
    name: 'batches are made by a rule, given to reviewers, read one document after another, and deleted with undo',
    off: {
      file: 'renderer/features/review/use-batch-acts.ts',
      find: 'fields: { ...batch, reviewer: reviewer.id }',
      replace: 'fields: { ...batch, reviewer: null }',
    },
  },
  {
    clause: '11.3',
    test: review,
    name: 'a batch is made of what is selected in the library, which lists documents by their batch',
    off: {
      file: 'renderer/features/library/library-filter.ts',
      find: "(batch === 'all' || batched.has(document.id) === (batch !== 'none'))",
      replace: 'batched.size >= 0',
    },
  },
  {
    clause: '11.4',
    test: review,
    name: 'a sample of what a reviewer has read is read again by another, and what differs is listed and settled',
    off: {
      file: 'electron/usecases/second-review.ts',
      find: "return { documentId, urn, title, state: 'compared', differences };",
      replace:
        "return { documentId, urn, title, state: 'compared', differences: differences.slice(differences.length) };",
    },
  },
  {
    clause: '11.5',
    test: people,
    name: 'people and organisations are found in the text by every name, whatever the capitals and accents',
    off: {
      file: 'renderer/features/review/person-terms.ts',
      find: '[fields.name, ...fields.aliases]',
      replace: '[fields.name]',
    },
  },
  {
    clause: '11.5',
    test: people,
    name: 'the reader lists who is named in the document, with a way to each place',
    off: {
      file: 'renderer/features/review/document-actions.ts',
      find: 'perform: parts.onPeople',
      replace: 'perform: () => undefined',
    },
  },
  {
    clause: '11.6',
    test: review,
    name: 'a passage carries the date of the event it tells of, and passages are listed in order of it',
    off: {
      file: 'renderer/features/reader/event-date.tsx',
      find: "void act('setPassageEvent', { passageId: passage.id, date }, said);",
      replace: 'void [act, said];',
    },
  },
];
