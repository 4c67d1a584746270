import { success, type Result } from '../../../shared/base/index.ts';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { documentKinds, type DocumentDate, type DocumentKind } from '../../../shared/model/index.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { withMatter } from '../matter-at-work.ts';
import { documentView, urnsById } from '../views/document-view.ts';

type Correction = InputOf<ServiceCalls['describeDocument']>['change'];

/** `describe`: corrects what was detected of a document. */
export const describe = command({
  name: 'describe',
  summary: 'Corrects what was detected of a document at import.',
  arguments: { matter: 'one', urn: 'one' },
  options: {
    title: { kind: 'text', value: 'T', help: 'the title' },
    date: { kind: 'text', value: 'DATE', help: '2013-12-20, 2018-04, 2018, or none' },
    publisher: { kind: 'text', value: 'NAME', help: 'the publisher, or none' },
    author: { kind: 'text', value: 'NAME', help: 'the author, or none' },
    kind: { kind: 'text', value: 'KIND', help: documentKinds.join(', ') },
  },
  example: 'describe Harrow.matter HAR000012 --date 2018-04 --kind "official report"',
  perform: async (given, surroundings) => {
    const corrections = correctionsOf(given.options);
    if (!corrections.ok) return corrections;
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const found = await findDocument(matter, given.arguments.urn);
      if (!found.ok) return found;
      let document = found.value;
      for (const change of corrections.value) {
        const described = await matter.ask('describeDocument', { documentId: document.id, change });
        if (!described.ok) return described;
        document = described.value;
      }
      const all = await matter.ask('listDocuments', {});
      if (!all.ok) return all;
      return confirmed(documentView(document, urnsById(all.value)), `${document.urn} was described anew.`);
    });
  },
});

function correctionsOf(given: {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly publisher: string | undefined;
  readonly author: string | undefined;
  readonly kind: string | undefined;
}): Result<readonly Correction[]> {
  const corrections: Correction[] = [];
  if (given.title !== undefined) {
    if (given.title.trim() === '') return wrongCall('--title needs a title. Nothing was changed.');
    corrections.push({ field: 'title', value: given.title.trim() });
  }
  if (given.date !== undefined) {
    const date = documentDateOf(given.date.trim());
    if (!date.ok) return date;
    corrections.push({ field: 'date', value: date.value });
  }
  for (const field of ['publisher', 'author'] as const) {
    const value = given[field];
    if (value !== undefined) corrections.push({ field, value: noneOf(value.trim()) });
  }
  if (given.kind !== undefined) {
    const kind = documentKinds.find((other) => other === given.kind?.trim().toLowerCase());
    if (kind === undefined)
      return wrongCall(`--kind is one of ${documentKinds.join(', ')}. Nothing was changed.`);
    corrections.push({ field: 'kind', value: kind satisfies DocumentKind });
  }
  if (corrections.length === 0) {
    return wrongCall('Say what is to be corrected: --title, --date, --publisher, --author or --kind.');
  }
  const tooLong = corrections.find(({ value }) => typeof value === 'string' && value.length > 1_000);
  if (tooLong !== undefined)
    return wrongCall(`--${tooLong.field} takes up to 1,000 characters. Nothing was changed.`);
  return success(corrections);
}

function noneOf(value: string): string | null {
  return value === '' || value.toLowerCase() === 'none' ? null : value;
}

/** Reads a date as exact as it is given; one that no calendar has is refused. */
function documentDateOf(text: string): Result<DocumentDate | null> {
  if (noneOf(text) === null) return success(null);
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  const [, year = '', month, day] = parts ?? [];
  const refused = wrongCall(
    `“${text}” is no date that --date takes. Write 2013-12-20, 2018-04, 2018, or none. Nothing was changed.`,
  );
  if (parts === null) return refused;
  if (month === undefined) return success({ value: text, precision: 'year' });
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12) return refused;
  if (day === undefined) return success({ value: text, precision: 'month' });
  return Number(day) >= 1 && Number(day) <= daysInMonth
    ? success({ value: text, precision: 'day' })
    : refused;
}
