import { success } from '../../../shared/base/index.ts';
import type { importCalls } from '../../../shared/contract/index.ts';
import { readImportBatches } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import type { SessionCalls } from '../matter-session.ts';
import { compareDocuments, findNearDuplicates } from '../near-duplicates.ts';
import { importFiles, leaveImport, resumeImport } from './import-documents.ts';
import { exportImportReport, readImport } from './import-report.ts';
import { exportLoadFile, loadMetadata } from './load-file.ts';
import { planImport } from './plan-import.ts';

/** The calls about imports, load files and near-duplicates. */
export function importCallsOf(context: MatterContext): Pick<SessionCalls, keyof typeof importCalls> {
  return {
    importFiles: ({ task, ...request }) => importFiles(context, task, request),
    planImport: ({ task, paths }) => planImport(context, task, paths),
    listImports: () =>
      Promise.resolve(success(readImportBatches(context.reader, (id) => context.imports.has(id)))),
    resumeImport: ({ task, batchId }) => resumeImport(context, task, batchId),
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
