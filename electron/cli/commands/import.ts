import { resolve } from 'node:path';
import { assertNever } from '../../../shared/base/index.ts';
import type { ImportedChild, ImportItem, ImportReport } from '../../../shared/contract/index.ts';
import { command, type Outcome } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { counted, textTable } from '../text-table.ts';

/** `import`: imports files and folders. */
export const importSources = command({
  name: 'import',
  summary: 'Imports files and, recursively, folders, with a report for each file.',
  arguments: { matter: 'one', path: 'many' },
  options: {},
  remarks: [
    'Files are taken in the order given and inside folders by name. The same bytes a second time are a duplicate: the report names the document they repeat, and the new place is recorded as a further copy.',
    'Ends with 1 where a file could not be imported; the others are imported nevertheless. Ctrl+C keeps what was imported before.',
  ],
  example: 'import Harrow.matter statements/ "Review of 2018.html"',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const paths = given.arguments.path.map((path) => resolve(path));
      const report = await matter.askAtLength((task) => matter.ask('importFiles', { task, paths }));
      return report.ok ? { ok: true, value: outcomeOf(report.value) } : report;
    }),
});

const cancelledSentence =
  'The import was cancelled. What the report lists as imported stays in the matter, whole; nothing else was kept.';

function outcomeOf({ items, cancelled }: ImportReport): Outcome {
  const failed = items.filter((item) => item.result === 'failed').length;
  const ok = failed === 0 && !cancelled;
  const count = (result: ImportItem['result']): number =>
    items.filter((item) => item.result === result).length;
  const lines = [
    ...textTable(items.map(rowOf)),
    ...items.flatMap((item) => item.warnings.map((warning) => `${item.path}: ${warning}`)),
    `${counted(count('imported'), 'document')} imported, ${counted(count('duplicate'), 'duplicate')}, ${failed} failed.`,
    ...(cancelled ? [cancelledSentence] : []),
  ];
  return {
    json: {
      ok,
      ...(cancelled ? { code: 'cancelled', message: cancelledSentence } : {}),
      items: items.map(viewOf),
    },
    text: lines.map((line) => `${line}\n`).join(''),
    kind: ok ? 'confirmation' : 'listing',
    exitCode: ok ? 0 : 1,
  };
}

function viewOf(item: ImportItem): object {
  const { path, result, warnings } = item;
  switch (item.result) {
    case 'imported':
      return {
        path,
        result,
        urn: item.urn,
        title: item.title,
        warnings,
        ...(item.sealed === undefined ? {} : { sealed: item.sealed }),
        ...(item.family === undefined ? {} : { family: item.family.map(childView) }),
      };
    case 'duplicate':
      return { path, result, urn: item.urn, title: item.title, warnings };
    case 'failed':
      return { path, result, code: item.code, message: item.message, warnings };
    default:
      return assertNever(item, 'result of an import');
  }
}

function childView({ urn, title, fileName, warnings, sealed }: ImportedChild): object {
  return { urn, title, fileName, warnings, ...(sealed === undefined ? {} : { sealed }) };
}

function rowOf(item: ImportItem): readonly string[] {
  switch (item.result) {
    case 'imported':
      return item.sealed === undefined
        ? ['imported', item.urn, item.path, item.title]
        : ['sealed', item.urn, item.path, item.sealed.message];
    case 'duplicate':
      return ['duplicate', item.urn, item.path, `same bytes as ${item.urn}`];
    case 'failed':
      return ['failed', '', item.path, item.message];
    default:
      return assertNever(item, 'result of an import');
  }
}
