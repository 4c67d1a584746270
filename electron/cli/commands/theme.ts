import type { Result } from '../../../shared/base/index.ts';
import { paletteColours } from '../../../shared/model/index.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, type Command, type CommandSurroundings, type Outcome } from '../command.ts';
import { findTheme } from '../find-theme.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { readCount } from '../read-count.ts';
import { themeTree } from './themes.ts';

const namedBy = 'A theme is named by its code, its id, its name, or Parent/Name.';
const givesTree = 'Gives the theme tree as it is afterwards.';

const add = command({
  name: 'theme add',
  summary: 'Adds a theme at the end of its siblings.',
  arguments: { matter: 'one', name: 'one' },
  options: {
    parent: { kind: 'text', value: 'T', help: 'the theme to put it under' },
    code: {
      kind: 'text',
      value: 'CC',
      help: 'one to eight letters or digits; made from the name by default',
    },
    colour: { kind: 'text', value: 'COLOUR', help: paletteColours.join(', ') },
    definition: { kind: 'text', value: 'TEXT', help: 'what belongs under it' },
  },
  remarks: [namedBy, givesTree],
  example: 'theme add Harrow.matter "Night staffing" --parent Leadership --code NS',
  perform: async (given, surroundings) => {
    const { code, definition } = given.options;
    const colour = paletteColours.find((other) => other === given.options.colour);
    if (given.options.colour !== undefined && colour === undefined) {
      return wrongCall(`--colour is one of ${paletteColours.join(', ')}. Nothing was added.`);
    }
    return changeThemes(surroundings, given.arguments.matter, async (matter) => {
      const parent = await parentNamed(matter, given.options.parent);
      if (!parent.ok) return parent;
      return matter.ask('addTheme', {
        name: given.arguments.name,
        parent: parent.value,
        ...(code === undefined ? {} : { code }),
        ...(colour === undefined ? {} : { colour }),
        ...(definition === undefined ? {} : { definition }),
      });
    });
  },
});

const rename = command({
  name: 'theme rename',
  summary: 'Gives a theme another name; its tags stay.',
  arguments: { matter: 'one', theme: 'one', name: 'one' },
  options: {},
  remarks: [namedBy, givesTree],
  example: 'theme rename Harrow.matter LE "Leadership and oversight"',
  perform: async (given, surroundings) =>
    changeTheme(surroundings, given.arguments, (matter, themeId) =>
      matter.ask('writeTheme', { themeId, field: 'name', text: given.arguments.name }),
    ),
});

const move = command({
  name: 'theme move',
  summary: 'Puts a theme under another one, or to the top of the tree.',
  arguments: { matter: 'one', theme: 'one' },
  options: {
    parent: { kind: 'text', value: 'T', help: 'the theme to put it under; without it, the top of the tree' },
    position: {
      kind: 'text',
      value: 'N',
      help: 'its place among its new siblings from 1; the last by default',
    },
  },
  remarks: [namedBy, givesTree],
  example: 'theme move Harrow.matter NS --parent Culture --position 1',
  perform: async (given, surroundings) => {
    const place = readCount('position', given.options.position, 1, 1_000_000);
    if (!place.ok) return place;
    return changeTheme(surroundings, given.arguments, async (matter, themeId) => {
      const parent = await parentNamed(matter, given.options.parent);
      if (!parent.ok) return parent;
      const all = await matter.ask('listThemes', {});
      if (!all.ok) return all;
      const siblings = all.value.filter(
        (theme) => theme.parent === parent.value && theme.mergedInto === null && theme.id !== themeId,
      );
      const position = Math.min(place.value - 1, siblings.length);
      return matter.ask('moveThemes', { themeIds: [themeId], parent: parent.value, position });
    });
  },
});

const merge = command({
  name: 'theme merge',
  summary: 'Merges a theme into another: its tags count for the other from now on.',
  arguments: { matter: 'one', theme: 'one', into: 'one' },
  options: {},
  remarks: [namedBy, givesTree],
  example: 'theme merge Harrow.matter NS Leadership',
  perform: async (given, surroundings) =>
    changeTheme(surroundings, given.arguments, async (matter, themeId) => {
      const into = await findTheme(matter, given.arguments.into);
      return into.ok ? matter.ask('mergeThemes', { themeIds: [themeId], into: into.value.id }) : into;
    }),
});

const retire = command({
  name: 'theme retire',
  summary: 'Takes a theme out of what is offered for new tags; the tags it has stay.',
  arguments: { matter: 'one', theme: 'one' },
  options: { back: { kind: 'flag', help: 'offer it again' } },
  remarks: [namedBy, givesTree],
  example: 'theme retire Harrow.matter NS',
  perform: async (given, surroundings) =>
    changeTheme(surroundings, given.arguments, (matter, themeId) =>
      matter.ask('retireThemes', { themeIds: [themeId], retired: !given.options.back }),
    ),
});

/** The commands that change the theme tree. */
export const themeCommands: readonly Command[] = [add, rename, move, merge, retire];

async function changeThemes(
  surroundings: CommandSurroundings,
  path: string,
  change: (matter: MatterAtWork) => Promise<Result<unknown>>,
): Promise<Result<Outcome>> {
  return withMatter(surroundings, path, 'write', async (matter) => {
    const changed = await change(matter);
    if (!changed.ok) return changed;
    const tree = await themeTree(matter, false);
    return tree.ok ? { ok: true, value: { ...tree.value, kind: 'confirmation' } } : tree;
  });
}

async function changeTheme(
  surroundings: CommandSurroundings,
  named: { readonly matter: string; readonly theme: string },
  change: (matter: MatterAtWork, themeId: string) => Promise<Result<unknown>>,
): Promise<Result<Outcome>> {
  return changeThemes(surroundings, named.matter, async (matter) => {
    const theme = await findTheme(matter, named.theme);
    return theme.ok ? change(matter, theme.value.id) : theme;
  });
}

async function parentNamed(matter: MatterAtWork, named: string | undefined): Promise<Result<string | null>> {
  if (named === undefined) return { ok: true, value: null };
  const parent = await findTheme(matter, named);
  return parent.ok ? { ok: true, value: parent.value.id } : parent;
}
