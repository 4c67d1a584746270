import { resolve } from 'node:path';
import { changeWords, shortened } from '../../../shared/pack/index.ts';
import { command, confirmed, listed } from '../command.ts';
import { findPack } from '../find-pack.ts';
import { withMatter } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { counted, textTable } from '../text-table.ts';

/** `compare-packs`: says what differs between two packs of a matter's record. */
export const comparePacks = command({
  name: 'compare-packs',
  summary: 'Says which documents and passages two packs add, leave out, move to other pages or change.',
  arguments: { matter: 'one', earlier: 'one', later: 'one' },
  options: { out: { kind: 'text', value: 'FILE', help: 'write it as a PDF instead of printing it' } },
  remarks: [
    'Packs are named by id or title, as “packs” lists them. Each is gathered again at its own state of the matter; no folder is needed.',
    'A passage is the same where it is the same words at the same place of the same document.',
  ],
  example: 'compare-packs Harrow.matter "Hearing bundle" "Hearing bundle, May" --out changes.pdf',
  perform: async (given, surroundings) => {
    const { out } = given.options;
    if (out === '') return wrongCall('Name the file to write with --out.');
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const earlier = await findPack(matter, given.arguments.earlier);
      if (!earlier.ok) return earlier;
      const later = await findPack(matter, given.arguments.later);
      if (!later.ok) return later;
      const packs = { earlier: earlier.value.id, later: later.value.id };
      if (out !== undefined) {
        const written = await matter.askAtLength((task) =>
          matter.ask('exportComparison', { task, path: resolve(out), ...packs }),
        );
        if (!written.ok) return written;
        const { path, pages, sha256 } = written.value;
        return confirmed(
          { ok: true, file: path, pages, sha256 },
          `Wrote ${path}: ${counted(pages, 'page')}.`,
        );
      }
      const compared = await matter.askAtLength((task) => matter.ask('comparePacks', { task, ...packs }));
      if (!compared.ok) return compared;
      const { differences, warnings } = compared.value;
      return listed(compared.value, [
        ...textTable(
          differences.map(({ change, of, citation, words, before, after }) => [
            `${changeWords[change].toLowerCase()} ${of}`,
            citation,
            before === '' || after === '' ? before + after : `${before} → ${after}`,
            shortened(words).replaceAll('\n', ' '),
          ]),
        ),
        ...warnings,
        differences.length === 0
          ? 'Both hold the same documents and passages, on pages of the same numbers.'
          : `${counted(differences.length, 'difference')}.`,
      ]);
    });
  },
});
