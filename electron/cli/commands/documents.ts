import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { textTable } from '../text-table.ts';
import { fieldsView } from '../views/fields-view.ts';
import { documentRow, documentView, urnsById } from '../views/document-view.ts';
import { tombstoneRow, tombstoneView } from '../views/tombstone-view.ts';
import { reviewView } from '../views/review-view.ts';

/** `documents`: lists the documents in use. */
export const documents = command({
  name: 'documents',
  summary: 'Lists the documents in use, in order of URN.',
  arguments: { matter: 'one' },
  options: {
    withdrawn: { kind: 'flag', help: 'list withdrawn documents, too; with --json each then has "withdrawn"' },
    purged: { kind: 'flag', help: 'list purged documents, too; with --json each then has "purged"' },
    fields: { kind: 'flag', help: 'with --json, give the values of the matter’s own fields, too' },
    review: { kind: 'flag', help: 'with --json, give progress and decisions, too' },
  },
  remarks: ['Columns: URN, date, kind, passages, title.'],
  example: 'documents Harrow.matter --json',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const all = await matter.ask('listDocuments', {});
      if (!all.ok) return all;
      const purges = await matter.ask('listPurges', {});
      if (!purges.ok) return purges;
      const { withdrawn, purged, review, fields } = given.options;
      const named = fields ? await matter.ask('listItems', { kind: 'field' }) : null;
      if (named?.ok === false) return named;
      const stones = purged ? purges.value.purged : [];
      const shown = all.value.filter((document) => withdrawn || document.withdrawn === null);
      const urns = urnsById(all.value);
      const views = shown.map((document) => ({
        ...documentView(document, urns),
        path: document.path,
        ...(review ? reviewView(document) : {}),
        ...(named === null ? {} : { fields: fieldsView(document, named.value) }),
        ...(withdrawn ? { withdrawn: document.withdrawn?.reason ?? null } : {}),
        ...(purged ? { purged: false } : {}),
      }));
      return listed(
        inOrderOfUrn([...views, ...stones.map(tombstoneView)], ({ urn }) => urn),
        [
          ...textTable(
            inOrderOfUrn([...shown.map(documentRow), ...stones.map(tombstoneRow)], ([urn]) => urn ?? ''),
          ),
        ],
      );
    }),
});

function inOrderOfUrn<Value>(values: readonly Value[], urnOf: (value: Value) => string): readonly Value[] {
  return values.toSorted((one, other) => (urnOf(one) < urnOf(other) ? -1 : 1));
}
