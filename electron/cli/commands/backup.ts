import { resolve } from 'node:path';
import { command, confirmed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';

/** `backup`: makes a backup of a matter. */
export const backup = command({
  name: 'backup',
  summary: 'Makes a backup of a matter: beside its earlier ones, or as one complete file.',
  arguments: { matter: 'one' },
  options: {
    out: { kind: 'text', value: 'FILE', help: 'one complete file, which opens as a matter as it is' },
  },
  remarks: [
    'Without --out, log and tables are copied and only those sources that no earlier backup has; it is opened and read before it counts.',
    'An encrypted matter’s backups are encrypted under the same key, and its key file lies beside them.',
  ],
  example: 'backup Harrow.matter --out /media/stick/Harrow.matter',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const { out } = given.options;
      const made = await matter.askAtLength((task) =>
        matter.ask('backUpNow', { task, ...(out === undefined ? {} : { file: resolve(out) }) }),
      );
      if (!made.ok) return made;
      const { file, warning } = made.value;
      const outcome = confirmed(
        { ok: true, file, ...(warning === null ? {} : { warning }) },
        [`Backed up into ${file}.`, ...(warning === null ? [] : [warning])].join('\n'),
      );
      return warning === null || !outcome.ok
        ? outcome
        : { ok: true, value: { ...outcome.value, exitCode: 1 } };
    }),
});
