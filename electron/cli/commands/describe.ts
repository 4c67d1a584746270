import { success, type Result } from '../../../shared/base/index.ts';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { descriptionFieldWords, documentKinds, type DescribedText } from '../../../shared/model/index.ts';
import { readCustomField } from '../read-custom-field.ts';
import { readDocumentDate } from '../read-document-date.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { withMatter } from '../matter-at-work.ts';
import { documentView, urnsById } from '../views/document-view.ts';
import { fieldsView } from '../views/fields-view.ts';

type Correction = InputOf<ServiceCalls['describeDocument']>['change'];

/** The options that take a line of text, with the field each sets. */
const textOptions = {
  publisher: 'publisher',
  author: 'author',
  recipients: 'recipients',
  provider: 'provider',
  'provider-reference': 'providerReference',
  custodian: 'custodian',
  'received-how': 'receivedHow',
} as const satisfies Readonly<Record<string, DescribedText>>;

type TextOption = keyof typeof textOptions;

/** `describe`: corrects what was detected of a document, and says how it came. */
export const describe = command({
  name: 'describe',
  summary: 'Corrects what was detected of a document at import, and says how it came to the matter.',
  arguments: { matter: 'one', urn: 'one' },
  options: {
    title: { kind: 'text', value: 'T', help: 'the title' },
    date: { kind: 'text', value: 'DATE', help: '2013-12-20, 2018-04, 2018, or none' },
    publisher: { kind: 'text', value: 'NAME', help: 'the publisher, or none' },
    author: { kind: 'text', value: 'NAME', help: 'the author or sender, or none' },
    recipients: { kind: 'text', value: 'NAMES', help: 'whom it is addressed to, or none' },
    kind: { kind: 'text', value: 'KIND', help: documentKinds.join(', ') },
    provider: { kind: 'text', value: 'NAME', help: 'who handed it over, or none' },
    'provider-reference': { kind: 'text', value: 'TEXT', help: 'the provider’s own reference, or none' },
    custodian: { kind: 'text', value: 'NAME', help: 'who held it before, or none' },
    received: { kind: 'text', value: 'DATE', help: 'when it was received, written like --date' },
    'received-how': { kind: 'text', value: 'TEXT', help: 'how it was received, or none' },
    field: {
      kind: 'texts',
      value: 'NAME=VALUE',
      help: 'a value of one of the matter’s own fields; nothing after = takes it away',
    },
  },
  example: 'describe Harrow.matter HAR000012 --date 2018-04 --kind "official report"',
  perform: async (given, surroundings) => {
    const corrections = correctionsOf(given.options);
    if (!corrections.ok) return corrections;
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const found = await findDocument(matter, given.arguments.urn);
      if (!found.ok) return found;
      const documentId = found.value.id;
      const fields = await matter.ask('listItems', { kind: 'field' });
      if (!fields.ok) return fields;
      const changes: Correction[] = [...corrections.value];
      for (const named of given.options.field) {
        const change = readCustomField(named, fields.value);
        if (!change.ok) return change;
        changes.push(change.value);
      }
      const described = await matter.ask('describeDocuments', {
        changes: changes.map((change) => ({ documentId, change })),
      });
      if (!described.ok) return described;
      const document = await findDocument(matter, given.arguments.urn);
      if (!document.ok) return document;
      const all = await matter.ask('listDocuments', {});
      if (!all.ok) return all;
      const view = documentView(document.value, urnsById(all.value));
      return confirmed(
        given.options.field.length === 0
          ? view
          : { ...view, fields: fieldsView(document.value, fields.value) },
        `${document.value.urn} was described anew.`,
      );
    });
  },
});

function correctionsOf(
  given: Readonly<Record<TextOption | 'title' | 'date' | 'received' | 'kind', string | undefined>> & {
    readonly field: readonly string[];
  },
): Result<readonly Correction[]> {
  const corrections: Correction[] = [];
  if (given.title !== undefined) {
    if (given.title.trim() === '') return wrongCall('--title needs a title. Nothing was changed.');
    corrections.push({ field: 'title', value: given.title.trim() });
  }
  for (const field of ['date', 'received'] as const) {
    const text = given[field];
    if (text === undefined) continue;
    const date = readDocumentDate(`--${field}`, text.trim());
    if (!date.ok) return date;
    corrections.push({ field, value: date.value });
  }
  for (const option of Object.keys(textOptions) as TextOption[]) {
    const value = given[option];
    if (value !== undefined) corrections.push({ field: textOptions[option], value: noneOf(value.trim()) });
  }
  if (given.kind !== undefined) {
    const kind = documentKinds.find((other) => other === given.kind?.trim().toLowerCase());
    if (kind === undefined)
      return wrongCall(`--kind is one of ${documentKinds.join(', ')}. Nothing was changed.`);
    corrections.push({ field: 'kind', value: kind });
  }
  if (corrections.length === 0 && given.field.length === 0) {
    return wrongCall(
      'Say what is to be corrected, as with --title, --date, --author, --kind, --provider or --field.',
    );
  }
  for (const correction of corrections) {
    if (typeof correction.value === 'string' && correction.value.length > 1_000) {
      const what = correction.field === 'custom' ? 'field' : descriptionFieldWords[correction.field];
      return wrongCall(`The ${what} takes up to 1,000 characters. Nothing was changed.`);
    }
  }
  return success(corrections);
}

function noneOf(value: string): string | null {
  return value === '' || value.toLowerCase() === 'none' ? null : value;
}
