import { resolve } from 'node:path';
import { command, confirmed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { withMatter } from '../matter-at-work.ts';

/** `original`: writes a document's sealed bytes into a file. */
export const original = command({
  name: 'original',
  summary: 'Writes a document’s bytes, as they were imported, into a file.',
  arguments: { matter: 'one', urn: 'one', file: 'one' },
  options: {},
  remarks: [
    'A file of that name is replaced. The bytes are checked against their SHA-256 as they leave and as they stand in the file.',
  ],
  example: 'original Harrow.matter HAR000012 letter.docx',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const found = await findDocument(matter, given.arguments.urn);
      if (!found.ok) return found;
      const path = resolve(given.arguments.file);
      const saved = await matter.ask('saveOriginal', { documentId: found.value.id, path });
      if (!saved.ok) return saved;
      const { bytes, sha256 } = saved.value;
      const { urn } = found.value;
      return confirmed(
        { ok: true, urn, file: saved.value.path, bytes, sha256 },
        `Wrote ${bytes} bytes of ${urn} to ${saved.value.path}, SHA-256 ${sha256}.`,
      );
    }),
});
