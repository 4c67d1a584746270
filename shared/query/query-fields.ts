import { decisionAnswers, documentKinds, progressStates } from '../model/index.ts';

/** Fields whose value is a text. */
export const queryFields = [
  'document',
  'kind',
  'publisher',
  'author',
  'recipient',
  'provider',
  'custodian',
  'reviewer',
  'status',
  'relevance',
  'privilege',
] as const;

/** One of the fields whose value is a text. */
export type QueryField = (typeof queryFields)[number];

/** Every name that, followed by a colon, begins a condition. */
export const conditionNames = ['theme', 'date', 'tagged', 'in', ...queryFields] as const;

/** One of the names that begin a condition. */
export type ConditionName = (typeof conditionNames)[number];

/** The places that `in:` can name. */
export const placesSearched = ['text', 'notes', 'passages'] as const;

/** One of the places that `in:` can name. */
export type PlaceSearched = (typeof placesSearched)[number];

const undecided = ['undecided', 'disagreed'] as const;

/**
 * The values of the fields that take only certain ones, in the spelling that queries are printed with; a hyphen may stand
 * for a space, and capitals for small letters.
 */
export const fieldValues: Readonly<Partial<Record<QueryField, readonly string[]>>> = {
  kind: documentKinds,
  status: progressStates,
  relevance: [...decisionAnswers.relevance, ...undecided],
  privilege: [...decisionAnswers.privilege, ...undecided],
};

/** An example of each condition, for the sentences that refuse one. */
export const conditionExamples: Readonly<Record<ConditionName, string>> = {
  theme: 'theme:TR or theme:"Staff training"',
  date: 'date:2013, date:2013-05 or date:2013..2015',
  tagged: 'tagged:yes or tagged:no',
  in: 'in:text, in:notes or in:passages',
  document: 'document:HAR000003',
  kind: 'kind:"press report"',
  publisher: 'publisher:"The Harrow Gazette"',
  author: 'author:Quill',
  recipient: 'recipient:Quill',
  provider: 'provider:"Fernlea Council"',
  custodian: 'custodian:"Records office"',
  reviewer: 'reviewer:"Ada Quill"',
  status: 'status:unread or status:set-aside',
  relevance: 'relevance:relevant',
  privilege: 'privilege:"not privileged"',
};
