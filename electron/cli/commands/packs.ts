import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { textTable } from '../text-table.ts';

/** `packs`: lists the packs that were built. */
export const packs = command({
  name: 'packs',
  summary: 'Lists the packs built from a matter, newest first, with their fingerprints.',
  arguments: { matter: 'one' },
  options: {},
  remarks: ['The fingerprint is the SHA-256 of the pack’s SHA256SUMS, which covers every byte of its files.'],
  example: 'packs Harrow.matter',
  perform: (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const found = await matter.ask('listPacks', {});
      if (!found.ok) return found;
      return listed(
        found.value.map(({ builtAtMs, choices: _, receipt: __, ...record }) => ({
          ...record,
          builtAt: new Date(builtAtMs).toISOString(),
        })),
        textTable(
          found.value.map(({ id, title, builtAtMs, pages, passages, sumsSha256 }) => [
            id,
            new Date(builtAtMs).toISOString(),
            `${String(passages)} passages`,
            `${String(pages)} pages`,
            sumsSha256,
            title,
          ]),
        ),
      );
    }),
});
