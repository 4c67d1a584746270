import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import {
  dateInWords,
  descriptionFieldWords,
  documentKinds,
  type DescribedText,
  type DocumentSummary,
  type Item,
} from '../../../shared/model/index.ts';
import { fieldValueWords, readFieldValue, unreadableDate } from '../../ui/custom-field-values.ts';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';

type Change = InputOf<ServiceCalls['describeDocument']>['change'];

/** A line of the sheet that describes many documents: what it is called, what they have there, and what a typed text makes. */
export interface SheetField {
  readonly id: string;
  readonly label: string;
  /** What it is called inside a sentence. */
  readonly words: string;
  /** The values to choose from, where it takes only certain ones. */
  readonly choices: readonly string[] | null;
  /** What a document has there, in words; empty for nothing. */
  readonly valueOf: (document: DocumentSummary) => string;
  /** What a typed text sets, or a sentence where it cannot be taken. */
  readonly read: (typed: string) => Change | { readonly problem: string };
}

/** What takes a value away from every document, where a field is not left as it is. */
export const takenAway = 'none';

const textLabels: readonly (readonly [DescribedText, string])[] = [
  ['author', 'Author or sender'],
  ['recipients', 'Recipients'],
  ['publisher', 'Publisher'],
  ['provider', 'Provider'],
  ['providerReference', 'Provider’s reference'],
  ['custodian', 'Custodian'],
  ['receivedHow', 'How received'],
];

/** The lines of the sheet, those of the matter's own fields last. */
export function sheetFields(own: readonly Item<'field'>[]): readonly SheetField[] {
  const text = new Map(textLabels.map(([field, label]) => [field, textField(field, label)] as const));
  const texts = (...fields: readonly DescribedText[]): readonly SheetField[] =>
    fields.flatMap((field) => text.get(field) ?? []);
  return [
    dateField('date', 'Date'),
    {
      id: 'kind',
      label: 'Kind',
      words: descriptionFieldWords.kind,
      choices: documentKinds,
      valueOf: (document) => document.kind,
      read: (typed) => {
        const value = documentKinds.find((kind) => kind === typed);
        return value === undefined ? { problem: 'Choose one of the kinds.' } : { field: 'kind', value };
      },
    },
    ...texts('author', 'recipients', 'publisher', 'provider', 'providerReference', 'custodian'),
    dateField('received', 'Received'),
    ...texts('receivedHow'),
    ...own.map(ownField),
  ];
}

function textField(field: DescribedText, label: string): SheetField {
  return {
    id: field,
    label,
    words: descriptionFieldWords[field],
    choices: null,
    valueOf: (document) => document[field] ?? '',
    read: (typed) => ({ field, value: isTakenAway(typed) ? null : typed.trim() }),
  };
}

function dateField(field: 'date' | 'received', label: string): SheetField {
  return {
    id: field,
    label,
    words: descriptionFieldWords[field],
    choices: null,
    valueOf: (document) => {
      const date = document[field];
      return date === null ? '' : dateInWords(date, 'long');
    },
    read: (typed) => {
      const value = isTakenAway(typed) ? null : parseDocumentDate(typed);
      return value === 'unreadable' ? { problem: unreadableDate } : { field, value };
    },
  };
}

function ownField({ id, fields: { name, type } }: Item<'field'>): SheetField {
  return {
    id,
    label: name,
    words: name,
    choices: type === 'yes-no' ? ['yes', 'no', takenAway] : null,
    valueOf: (document) => fieldValueWords(document.fields[id]),
    read: (typed) => {
      if (isTakenAway(typed)) return { field: 'custom', custom: id, value: null };
      const read = readFieldValue(type, typed);
      return 'problem' in read ? read : { field: 'custom', custom: id, value: read.value };
    },
  };
}

function isTakenAway(typed: string): boolean {
  return typed.trim().toLowerCase() === takenAway;
}

/** What documents have in a field, in words for the place where it is typed anew. */
export function standingWords(field: SheetField, documents: readonly DocumentSummary[]): string {
  const values = new Set(documents.map(field.valueOf));
  if (values.size > 1) return `${values.size} different values`;
  const [only = ''] = values;
  return only === '' ? 'nothing said' : only;
}

/** What a sheet makes of what was typed in it, by the fields' ids; lines left empty set nothing. */
export function readSheet(
  fields: readonly SheetField[],
  typed: Readonly<Record<string, string>>,
  documents: readonly DocumentSummary[],
): {
  readonly changes: readonly { readonly documentId: string; readonly change: Change }[];
  /** The fields that are set, in words. */
  readonly set: readonly string[];
  /** Documents that have another value now in one of the fields that are set. */
  readonly differ: number;
  readonly problems: Readonly<Record<string, string>>;
} {
  const changes: { readonly documentId: string; readonly change: Change }[] = [];
  const set: string[] = [];
  const differ = new Set<string>();
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const text = typed[field.id] ?? '';
    if (text.trim() === '') continue;
    const change = field.read(text);
    if ('problem' in change) {
      problems[field.id] = change.problem;
      continue;
    }
    set.push(field.words);
    for (const document of documents) {
      const standing = field.valueOf(document);
      if (standing !== '' && standing !== text.trim()) differ.add(document.id);
      changes.push({ documentId: document.id, change });
    }
  }
  return { changes, set, differ: differ.size, problems };
}
