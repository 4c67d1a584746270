import { customFieldTypes } from '../../../shared/model/index.ts';
import { command, confirmed, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { textTable } from '../text-table.ts';

/** `fields`: lists the matter's own fields. */
const fields = command({
  name: 'fields',
  summary: 'Lists the fields that documents of this matter have beside those of every matter.',
  arguments: { matter: 'one' },
  options: {},
  example: 'fields Harrow.matter',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const items = await matter.ask('listItems', { kind: 'field' });
      if (!items.ok) return items;
      const views = items.value.flatMap((item) =>
        item.kind === 'field' ? [{ id: item.id, name: item.fields.name, type: item.fields.type }] : [],
      );
      return listed(views, [...textTable(views.map(({ name, type }) => [name, type]))]);
    }),
});

/** `field add`: gives documents of the matter a further field. */
const add = command({
  name: 'field add',
  summary: 'Gives the documents of this matter a further field.',
  arguments: { matter: 'one', name: 'one' },
  options: { type: { kind: 'text', value: 'TYPE', help: `${customFieldTypes.join(', ')} (default: text)` } },
  example: 'field add Harrow.matter "Box number" --type number',
  perform: async (given, surroundings) => {
    const type = customFieldTypes.find((other) => other === (given.options.type ?? 'text'));
    if (type === undefined)
      return wrongCall(`--type is one of ${customFieldTypes.join(', ')}. Nothing was added.`);
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const name = given.arguments.name.trim();
      const made = await matter.ask('createItem', { item: { kind: 'field', fields: { name, type } } });
      if (!made.ok) return made;
      return confirmed({ ok: true, id: made.value.id, name, type }, `Documents now have the field ${name}.`);
    });
  },
});

/** The commands about the matter's own fields. */
export const fieldCommands = [fields, add] as const;
