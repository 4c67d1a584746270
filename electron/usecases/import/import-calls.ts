import { success, type Result } from '../../../shared/base/index.ts';
import type { importCalls, ImportReport } from '../../../shared/contract/index.ts';
import { readImportBatches } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import type { SessionCalls } from '../matter-session.ts';
import { compareDocuments, findNearDuplicates } from '../near-duplicates.ts';
import { countSources } from './count-sources.ts';
import { importFiles, leaveImport, resumeImport } from './import-documents.ts';
import { exportImportReport, readImport } from './import-report.ts';
import { exportLoadFile, loadMetadata } from './load-file.ts';
import { planImport } from './plan-import.ts';

/** The calls about imports, load files and near-duplicates; `imported` is told of each import that has come to its end. */
export function importCallsOf(
  context: MatterContext,
  imported: (report: Result<ImportReport>) => void,
): Pick<SessionCalls, keyof typeof importCalls> {
  const telling = async (ended: Promise<Result<ImportReport>>): Promise<Result<ImportReport>> => {
    const report = await ended;
    imported(report);
    return report;
  };
  return {
    importFiles: ({ task, ...request }) => telling(importFiles(context, task, request)),
    countSources: ({ task, paths }) =>
      context.tasks.run(task, async (signal) => success(await countSources(paths, signal))),
    planImport: ({ task, paths }) => planImport(context, task, paths),
    listImports: () =>
      Promise.resolve(success(readImportBatches(context.reader, (id) => context.imports.has(id)))),
    resumeImport: ({ task, batchId }) => telling(resumeImport(context, task, batchId)),
    leaveImport: ({ batchId }) => Promise.resolve(leaveImport(context, batchId)),
    readImport: ({ batchId }) => Promise.resolve(readImport(context, batchId)),
    exportImportReport: ({ batchId, path }) => exportImportReport(context, batchId, path),
    pauseTask: ({ task, paused }) => {
      context.tasks.setPaused(task, paused);
      return Promise.resolve(success(null));
    },
    loadMetadata: ({ path, expected }) => loadMetadata(context, path, expected),
    exportLoadFile: ({ path, batchId }) => exportLoadFile(context, path, batchId),
    findNearDuplicates: ({ task, threshold }) => findNearDuplicates(context, task, threshold),
    compareDocuments: ({ task, documentId, otherId }) => compareDocuments(context, task, documentId, otherId),
  };
}
