import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { textTable } from '../text-table.ts';
import { documentRow, documentView } from '../views/document-view.ts';
import { reviewView } from '../views/review-view.ts';

/** `documents`: lists the documents in use. */
export const documents = command({
  name: 'documents',
  summary: 'Lists the documents in use, in order of URN.',
  arguments: { matter: 'one' },
  options: {
    withdrawn: { kind: 'flag', help: 'list withdrawn documents, too; with --json each then has "withdrawn"' },
    review: { kind: 'flag', help: 'with --json, give progress and decisions, too' },
  },
  remarks: ['Columns: URN, date, kind, passages, title.'],
  example: 'documents Harrow.matter --json',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const all = await matter.ask('listDocuments', {});
      if (!all.ok) return all;
      const { withdrawn, review } = given.options;
      const shown = all.value.filter((document) => withdrawn || document.withdrawn === null);
      return listed(
        shown.map((document) => ({
          ...documentView(document),
          ...(review ? reviewView(document) : {}),
          ...(withdrawn ? { withdrawn: document.withdrawn?.reason ?? null } : {}),
        })),
        textTable(shown.map(documentRow)),
      );
    }),
});
