import { z } from 'zod';
import type {
  ComparedTexts,
  ImportBatch,
  ImportPlan,
  LoadFileReport,
  NearDuplicates,
} from '../model/index.ts';
import { call } from './call.ts';
import type { ImportReport } from './outputs.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});
const paths = z.array(schema.path).min(1).max(100_000);
const batch = z.strictObject({ batchId: schema.identifier });
const task = z.strictObject({ task: schema.identifier });

/** How sources come into the matter: many at once, with what is known of them; and which of them are nearly the same. */
export const importCalls = {
  /**
   * Imports files and, recursively, folders and archives. With `provider`, its documents are recorded as provided by it; with
   * `prefix`, their URNs begin with these letters, which are remembered for the provider.
   */
  importFiles: call<ImportReport>()(
    task.extend({
      paths,
      provider: schema.line.min(1).optional(),
      prefix: schema.urnPrefix.optional(),
    }),
  ),
  /** How many files there are to import, an archive counting as one, and how many bytes they have; nothing is opened. */
  countSources: call<{ readonly files: number; readonly bytes: number }>()(task.extend({ paths })),
  /** What an import would do: every file is read and nothing is written. */
  planImport: call<ImportPlan>()(task.extend({ paths })),
  /** All imports, the newest first. */
  listImports: call<readonly ImportBatch[]>()(nothing),
  /** Goes on with an import that was interrupted or cancelled, with the first path of which nothing is recorded. */
  resumeImport: call<ImportReport>()(task.extend(batch.shape)),
  /** Leaves an import that was interrupted as it is; what it brought in stays. */
  leaveImport: call<null>()(batch),
  /** What became of every path of an import, with documents as they are called now. */
  readImport: call<ImportReport>()(batch),
  /** Writes the report of an import as CSV; a file that is there is replaced. */
  exportImportReport: call<{ readonly path: string; readonly rows: number }>()(
    batch.extend({ path: schema.path }),
  ),
  /** Lets a running import wait, or go on. */
  pauseTask: call<null>()(task.extend({ paused: z.boolean() })),

  /**
   * Sets what a load file (CSV) says of documents, in one act. With `expected` null it is only told what would come of it; else
   * it is the SHA-256 of the file as it was looked at, and a file that was changed since is refused.
   */
  loadMetadata: call<LoadFileReport>()(
    z.strictObject({ path: schema.path, expected: schema.sha256.nullable() }),
  ),
  /** Writes a load file of the documents in use, or of those that an import brought in; a file that is there is replaced. */
  exportLoadFile: call<{ readonly path: string; readonly documents: number }>()(
    z.strictObject({ path: schema.path, batchId: schema.identifier.optional() }),
  ),

  /** Groups of documents in use whose texts are alike: at least `threshold` of their runs of five words are the same. */
  findNearDuplicates: call<NearDuplicates>()(task.extend({ threshold: z.number().min(0.6).max(1) })),
  /** Where the texts of two documents differ. */
  compareDocuments: call<ComparedTexts>()(
    task.extend({ documentId: schema.identifier, otherId: schema.identifier }),
  ),
} as const;
