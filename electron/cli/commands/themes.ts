import type { Result } from '../../../shared/base/index.ts';
import { command, listed, type Outcome } from '../command.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { textTable } from '../text-table.ts';
import { themeRow, themesInUse, themeView } from '../views/theme-view.ts';

/** `themes`: lists the theme tree. */
export const themes = command({
  name: 'themes',
  summary: 'Lists the themes in use, in the order of the tree.',
  arguments: { matter: 'one' },
  options: {
    all: {
      kind: 'flag',
      help: 'list retired and merged themes, too; with --json each then has "retired" and "mergedInto"',
    },
  },
  remarks: ['Columns: code, passages, name. In JSON "parent" is the id of the theme it stands under.'],
  example: 'themes Harrow.matter',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', (matter) =>
      themeTree(matter, given.options.all),
    ),
});

/** The theme tree as it stands; every command that changes it gives it, too. */
export async function themeTree(matter: MatterAtWork, all: boolean): Promise<Result<Outcome>> {
  const found = await matter.ask('listThemes', {});
  if (!found.ok) return found;
  const shown = all ? found.value : themesInUse(found.value);
  return listed(
    shown.map((theme) => ({
      ...themeView(theme),
      ...(all ? { retired: theme.retired, mergedInto: theme.mergedInto } : {}),
    })),
    textTable(shown.map((theme) => themeRow(theme, found.value))),
  );
}
