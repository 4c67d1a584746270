import { command, listed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { findThemeIds } from '../find-theme.ts';
import { withMatter } from '../matter-at-work.ts';
import { passageLines, passageViews } from '../views/passage-view.ts';

/** `passages`: lists passages. */
export const passages = command({
  name: 'passages',
  summary: 'Lists passages with their themes and notes, in order of URN and position.',
  arguments: { matter: 'one' },
  options: {
    theme: {
      kind: 'texts',
      value: 'T',
      help: 'only those with this theme; may be repeated, any of them counts',
    },
    document: { kind: 'text', value: 'URN', help: 'only those of this document' },
  },
  remarks: ['Those of withdrawn documents are listed only with --document.'],
  example: 'passages Harrow.matter --theme TR',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const { theme, document: urn } = given.options;
      const themeIds = await findThemeIds(matter, theme);
      if (!themeIds.ok) return themeIds;
      const document = urn === undefined ? null : await findDocument(matter, urn);
      if (document?.ok === false) return document;
      const found = await matter.ask('listPassages', {
        ...(document === null ? {} : { documentId: document.value.id }),
        ...(theme.length === 0 ? {} : { themeIds: [...themeIds.value] }),
      });
      if (!found.ok) return found;
      const views = await passageViews(matter, found.value);
      return views.ok ? listed(views.value, views.value.flatMap(passageLines)) : views;
    }),
});
