import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { textTable } from '../text-table.ts';

/** `near-duplicates`: lists documents whose texts are alike. */
export const nearDuplicates = command({
  name: 'near-duplicates',
  summary: 'Lists groups of documents in use whose texts are alike; nothing is merged.',
  arguments: { matter: 'one' },
  options: {
    threshold: {
      kind: 'text',
      value: 'N',
      help: 'from 0.6 to 1: how much of two texts is the same; 0.7 unless given',
    },
  },
  remarks: [
    'What is compared are runs of five words: those that both texts have against those that either has.',
  ],
  example: 'near-duplicates Harrow.matter --threshold 0.8',
  perform: async (given, surroundings) => {
    const threshold = Number(given.options.threshold ?? '0.7');
    if (!(threshold >= 0.6 && threshold <= 1)) return wrongCall('--threshold is a number from 0.6 to 1.');
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const found = await matter.askAtLength((task) => matter.ask('findNearDuplicates', { task, threshold }));
      if (!found.ok) return found;
      const { groups, compared } = found.value;
      const rows = groups.flatMap(({ documents }, index) =>
        documents.map(({ urn, title, similarity }) => [
          `group ${index + 1}`,
          urn,
          `${Math.floor(similarity * 100)} %`,
          title,
        ]),
      );
      return listed({ ok: true, threshold, compared, groups }, [
        ...textTable(rows),
        `${groups.length} groups among ${compared} documents.`,
      ]);
    });
  },
});
