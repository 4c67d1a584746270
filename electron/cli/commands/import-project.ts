import { resolve } from 'node:path';
import type { ProjectImportReport } from '../../../shared/model/index.ts';
import { command } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { counted, textTable } from '../text-table.ts';

/** `import-project`: brings in what a REFI-QDA project or codebook holds. */
export const importProject = command({
  name: 'import-project',
  summary: 'Brings in a REFI-QDA project (.qdpx) or codebook (.qdc): codes, texts, passages, notes.',
  arguments: { matter: 'one', file: 'one' },
  options: { 'dry-run': { kind: 'flag', help: 'only say what would come of it' } },
  remarks: [
    'Codes are matched with themes by identifier, else by name and place; texts with documents by what they say.',
    'Nothing that stands is changed, and what is there is not made again. The report says all that is not taken over.',
    'Exit 1 where a source was left out or the work was cancelled; the others are imported.',
  ],
  example: 'import-project Harrow.matter interviews.qdpx --dry-run',
  perform: async (given, surroundings) => {
    const isDry = given.options['dry-run'];
    return withMatter(surroundings, given.arguments.matter, isDry ? 'read' : 'write', async (matter) => {
      const path = resolve(given.arguments.file);
      const ask = (expected: string | null): ReturnType<typeof matter.ask<'importProject'>> =>
        matter.askAtLength((task) => matter.ask('importProject', { task, path, expected }));
      const looked = await ask(null);
      if (!looked.ok) return looked;
      const done = isDry ? looked : await ask(looked.value.sha256);
      if (!done.ok) return done;
      const report = done.value;
      const isWhole = !report.cancelled && report.sources.every(({ result }) => result !== 'left out');
      return {
        ok: true,
        value: {
          json: { ok: isWhole, imported: !isDry, ...report },
          text: reportText(report),
          kind: isDry ? 'listing' : 'confirmation',
          exitCode: isWhole ? 0 : 1,
        },
      };
    });
  },
});

function reportText({ themes, sources, notes, lost, cancelled }: ProjectImportReport): string {
  const rows = [
    ...themes.map(({ path, result }) => ['theme', result, path]),
    ...sources.map(({ name, result, urn, passages, sentence }) => [
      'source',
      result,
      `${urn === null ? '' : `${urn} `}${name}: ${sentence ?? counted(passages, 'passage')}`,
    ]),
  ];
  const lines = [
    ...textTable(rows),
    `${counted(notes, 'note')}.`,
    ...lost,
    ...(cancelled ? ['The import was cancelled: what is listed was done, the rest was not.'] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
