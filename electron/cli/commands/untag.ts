import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findPassage } from '../find-passage.ts';
import { findTheme } from '../find-theme.ts';
import { withMatter } from '../matter-at-work.ts';

/** `untag`: takes a theme off a passage. */
export const untag = command({
  name: 'untag',
  summary: 'Takes a theme off a passage; the passage itself stays.',
  arguments: { matter: 'one', passage: 'one' },
  options: { theme: { kind: 'text', value: 'T', help: 'the theme by code, id, name or Parent/Name' } },
  remarks: ['A passage is named by its id, or by a beginning of it that no other id has.'],
  example: 'untag Harrow.matter 0190a1b2 --theme TR',
  perform: async (given, surroundings) => {
    const named = given.options.theme;
    if (named === undefined) return wrongCall('Name the theme to take off with --theme.');
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const passage = await findPassage(matter, given.arguments.passage);
      if (!passage.ok) return passage;
      const theme = await findTheme(matter, named);
      if (!theme.ok) return theme;
      const untagged = await matter.ask('untagPassage', {
        passageId: passage.value.id,
        themeId: theme.value.id,
        removeBare: false,
      });
      if (!untagged.ok) return untagged;
      return confirmed({ ok: true }, `Took ${theme.value.code} off ${passage.value.citation}.`);
    });
  },
});
