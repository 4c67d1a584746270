import { command, confirmed } from '../command.ts';
import { findPassage } from '../find-passage.ts';
import { withMatter } from '../matter-at-work.ts';

/** `delete-passage`: deletes a passage with its tags. */
export const deletePassage = command({
  name: 'delete-passage',
  summary: 'Deletes a passage; the source is untouched, and “undo” brings it back.',
  arguments: { matter: 'one', passage: 'one' },
  options: {},
  remarks: ['A passage is named by its id, or by a beginning of it that no other id has.'],
  example: 'delete-passage Harrow.matter 0190a1b2',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const passage = await findPassage(matter, given.arguments.passage);
      if (!passage.ok) return passage;
      const deleted = await matter.ask('deletePassage', { passageId: passage.value.id });
      if (!deleted.ok) return deleted;
      return confirmed({ ok: true }, `Deleted the passage ${passage.value.citation}.`);
    }),
});
