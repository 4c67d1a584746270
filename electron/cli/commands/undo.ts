import { command, confirmed, type Command } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';

/** `undo`: undoes the newest act of this reviewer on this replica. */
export const undo = turning(
  'undo',
  'Undoes your newest act on this copy of the matter; the undo is on the record, too.',
);

/** `redo`: does again what was undone last. */
export const redo = turning(
  'redo',
  'Does again what you undid last, as long as nothing else was done since.',
);

function turning(name: 'undo' | 'redo', summary: string): Command {
  return command({
    name,
    summary,
    arguments: { matter: 'one' },
    options: {},
    remarks: ['What a colleague changed since stays as it is and is listed as kept.'],
    example: `${name} Harrow.matter`,
    perform: async (given, surroundings) =>
      withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
        const turned = await matter.ask(name, {});
        if (!turned.ok) return turned;
        const { undone, kept } = turned.value;
        const sentence = `${name === 'undo' ? 'Undid' : 'Did again'}: ${undone}.`;
        return confirmed({ ok: true, undone, kept }, [sentence, ...kept].join('\n'));
      }),
  });
}
