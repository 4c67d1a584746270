import { resolve } from 'node:path';
import { assertNever, failure, type Result } from '../../../shared/base/index.ts';
import type { ImportedChild, ImportItem, ImportReport } from '../../../shared/contract/index.ts';
import type { ImportPlan } from '../../../shared/model/index.ts';
import { command, listed, type Command, type Outcome } from '../command.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { counted, textTable } from '../text-table.ts';

const importSources = command({
  name: 'import',
  summary: 'Imports files and, recursively, folders and ZIP archives, with a report for each file.',
  arguments: { matter: 'one', path: 'many' },
  options: {
    'dry-run': {
      kind: 'flag',
      help: 'only say what would be imported; every file is read, nothing is written',
    },
    report: { kind: 'text', value: 'FILE', help: 'write the report as CSV, too' },
    'load-file': { kind: 'text', value: 'FILE', help: 'write a load file of what was imported' },
    provider: { kind: 'text', value: 'NAME', help: 'who provided the sources' },
    prefix: {
      kind: 'text',
      value: 'ABC',
      help: 'the letters that the URNs begin with; remembered for the provider',
    },
  },
  remarks: [
    'Files are taken in the order given and inside folders by name. The same bytes a second time are a duplicate: the report names the document they repeat, and the new place is recorded as a further copy.',
    'The members of a ZIP archive are documents of their own, named by the archive’s path and theirs. What has no reader is kept sealed.',
    'Ends with 1 where a file could not be imported; the others are imported nevertheless. Ctrl+C keeps what was imported before; import-resume goes on.',
  ],
  example: 'import Harrow.matter statements/ "Review of 2018.html"',
  perform: async (given, surroundings) => {
    const { provider, prefix, 'dry-run': isDry } = given.options;
    if (prefix !== undefined && !/^[A-Z]{2,6}$/u.test(prefix)) {
      return wrongCall('--prefix is two to six capital letters, such as HAR. Nothing was imported.');
    }
    const paths = given.arguments.path.map((path) => resolve(path));
    return withMatter(surroundings, given.arguments.matter, isDry ? 'read' : 'write', async (matter) => {
      if (isDry) {
        const plan = await matter.askAtLength((task) => matter.ask('planImport', { task, paths }));
        return plan.ok ? planOutcome(plan.value) : plan;
      }
      const report = await matter.askAtLength((task) =>
        matter.ask('importFiles', {
          task,
          paths,
          ...(provider === undefined ? {} : { provider }),
          ...(prefix === undefined ? {} : { prefix }),
        }),
      );
      return report.ok ? written(matter, report.value, given.options) : report;
    });
  },
});

const resumeImport = command({
  name: 'import-resume',
  summary: 'Goes on with the last import that was interrupted or cancelled, where it was.',
  arguments: { matter: 'one' },
  options: {
    report: { kind: 'text', value: 'FILE', help: 'write the report of the whole import as CSV, too' },
    'load-file': { kind: 'text', value: 'FILE', help: 'write a load file of the whole import' },
  },
  remarks: [
    'What became of each path is recorded with its document, so no path is imported twice and none is left out.',
  ],
  example: 'import-resume Harrow.matter',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const imports = await matter.ask('listImports', {});
      if (!imports.ok) return imports;
      const last = imports.value.find(({ state }) => state === 'unfinished' || state === 'stopped');
      if (last === undefined) {
        return failure('item-not-found', 'No import of this matter waits to go on. Nothing was done.');
      }
      const report = await matter.askAtLength((task) =>
        matter.ask('resumeImport', { task, batchId: last.id }),
      );
      return report.ok ? written(matter, report.value, given.options) : report;
    }),
});

/** The commands that bring sources in. */
export const importCommands: readonly Command[] = [importSources, resumeImport];

async function written(
  matter: MatterAtWork,
  report: ImportReport,
  files: { readonly report: string | undefined; readonly 'load-file': string | undefined },
): Promise<Result<Outcome>> {
  const { batch: batchId } = report;
  if (batchId !== null) {
    if (files.report !== undefined) {
      const made = await matter.ask('exportImportReport', { batchId, path: resolve(files.report) });
      if (!made.ok) return made;
    }
    if (files['load-file'] !== undefined) {
      const made = await matter.ask('exportLoadFile', { batchId, path: resolve(files['load-file']) });
      if (!made.ok) return made;
    }
  }
  return { ok: true, value: outcomeOf(report) };
}

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

function planOutcome(plan: ImportPlan): Result<Outcome> {
  const { files, bytes, types, duplicates, failures, failed, passedOver, documents, cancelled } = plan;
  return listed({ ok: !cancelled, dryRun: true, ...plan }, [
    ...textTable(
      types.map((type) => [
        type.extension === '' ? 'no extension' : `.${type.extension}`,
        counted(type.files, 'file'),
        `${type.bytes.toLocaleString('en-GB')} bytes`,
        type.sealed === 0 ? '' : `${type.sealed.toLocaleString('en-GB')} to be sealed without a text`,
      ]),
    ),
    ...failed.map(({ path, message }) => `${path}: ${message}`),
    `${counted(files, 'file')} (${bytes.toLocaleString('en-GB')} bytes): ${counted(documents, 'document')} would be made, ${counted(duplicates, 'duplicate')}, ${failures} cannot be read, ${passedOver} passed over. Nothing was imported.`,
    ...(cancelled ? ['Looking was cancelled before its end.'] : []),
  ]);
}
