import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { withMatter } from '../matter-at-work.ts';

/** `withdraw`: takes a document out of use. */
export const withdraw = command({
  name: 'withdraw',
  summary: 'Takes a document out of use; its URN stays taken and its passages stay on record.',
  arguments: { matter: 'one', urn: 'one' },
  options: { reason: { kind: 'text', value: 'TEXT', help: 'why; stays on the record' } },
  example: 'withdraw Harrow.matter HAR000012 --reason "Sent to us by mistake"',
  perform: async (given, surroundings) => {
    const reason = given.options.reason?.trim() ?? '';
    if (reason === '') return wrongCall('A document is withdrawn for a reason: say it with --reason.');
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const document = await findDocument(matter, given.arguments.urn);
      if (!document.ok) return document;
      const withdrawn = await matter.ask('withdrawDocuments', { documentIds: [document.value.id], reason });
      if (!withdrawn.ok) return withdrawn;
      return confirmed({ ok: true }, `${document.value.urn} was withdrawn. “undo” puts it back into use.`);
    });
  },
});
