import { assertNever, failure, success, type Result } from '../../../shared/base/index.ts';
import type { MeasuredPages } from '../../../shared/pack/index.ts';
import { dataKey, sha256Hex, type DataKey } from '../../crypto/index.ts';
import { buildPackFolder } from '../../pack/build-pack-folder.ts';
import { previewPages } from '../../pack/preview-pages.ts';
import { verifyPackFolder } from '../../pack/verify-pack-folder.ts';
import {
  documentTexts,
  failureOfDatabaseError,
  openConnection,
  passageIndex,
  readCanonicalText,
  readChunks,
  readMatter,
  storeChecks,
  type CheckAgainst,
  type Connection,
} from '../../store/index.ts';
import { performBackup } from '../backups/perform-backup.ts';
import { gatherSelection } from '../gather-selection.ts';
import { comparePacksOfRecord } from './compare-packs.ts';
import { compareTexts } from './compare-texts.ts';
import { exportExchange } from './export-exchange.ts';
import { exportHistory } from './export-history.ts';
import { choicesOfExport, exportReport } from './export-report.ts';
import { gatherPack, presentState } from './gather-pack.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { answerAfterScan } from '../perform-search.ts';
import { measuring, previewPackOf } from './preview-pack-of.ts';
import { planSuperseding } from './plan-superseding.ts';
import type { Job, JobOutcomes, JobProgress, JobSurroundings, PackOutcome, WorkerStart } from './jobs.ts';

/** Does a job on a read-only connection of its own; expected failures are values. */
export async function performJob(
  start: WorkerStart,
  surroundings: JobSurroundings,
): Promise<Result<JobOutcomes[Job['kind']]>> {
  const { path, sqliteBinding, job } = start;
  const key = start.key === null ? null : dataKey(Buffer.from(start.key.buffer));
  let connection: Connection | null = null;
  try {
    connection = openConnection({ path, access: 'read', sqliteBinding, key });
    return await performJobOver(connection, { path, key, sqliteBinding }, job, surroundings);
  } catch (error) {
    const known = failureOfDatabaseError(error);
    if (known !== null) return { ok: false, failure: known };
    throw error;
  } finally {
    connection?.close();
    key?.erase();
  }
}

/** The file that a job's connection is open to. */
export interface JobFile {
  readonly path: string;
  readonly key: DataKey | null;
  readonly sqliteBinding: string | undefined;
}

/** Does a job over a connection that is already open; the database's errors are the caller's to put into words. */
export async function performJobOver(
  connection: Connection,
  file: JobFile,
  job: Job,
  surroundings: JobSurroundings,
): Promise<Result<JobOutcomes[Job['kind']]>> {
  const { sqliteBinding } = file;
  const { onProgress, signal } = surroundings;
  const matter = readMatter(connection.reader);
  if (matter === null) return failure('matter-damaged', 'The matter’s first entries are missing.');
  switch (job.kind) {
    case 'build-pack':
      return await buildPack(connection, matter.id, job, sqliteBinding, surroundings);
    case 'preview-pack': {
      const held = new Map(job.held);
      const selection = gatherPack(connection, matter.id, job, null, sqliteBinding, held);
      if (!selection.ok) return selection;
      const previewed = await previewPackOf(selection.value, job, surroundings);
      return previewed.ok ? success({ ...previewed.value, held }) : previewed;
    }
    case 'preview-pages': {
      const selection = gatherPack(connection, matter.id, job, null, sqliteBinding);
      if (!selection.ok) return selection;
      const { preparePages } = surroundings;
      return await previewPages(selection.value.selection, { page: job.page, signal, preparePages });
    }
    case 'verify-matter':
      return await verifyMatter(connection, matter.id, job, sqliteBinding, onProgress, signal);
    case 'verify-pack': {
      const { reader } = connection;
      return await verifyPackFolder(job.folder, {
        canonicalText: (_urn, textSha256) => readCanonicalText(reader, textSha256),
      });
    }
    case 'export-report': {
      const choices = choicesOfExport(job.themes);
      const gathered = gatherSelection(presentState(connection, matter.id, job), choices);
      return gathered.ok ? await exportReport(gathered.value, job.format, onProgress, signal) : gathered;
    }
    case 'export-exchange': {
      const { reader } = connection;
      const { applicationVersion, choices } = job;
      const texts = documentTexts(reader);
      const state = { database: reader, texts, passages: passageIndex(reader), applicationVersion };
      return await exportExchange(state, choices, onProgress, signal);
    }
    case 'export-history':
      return await exportHistory(connection, matter.id, job, onProgress, signal);
    case 'compare-packs':
      return await comparePacksOfRecord(connection, matter.id, job, sqliteBinding, onProgress, signal);
    case 'back-up':
      return await performBackup({ connection, ...file }, job, { onProgress, signal });
    case 'plan-superseding':
      return await planSuperseding(connection, job, onProgress, signal);
    case 'near-duplicates':
      return await nearDuplicates(connection.reader, job.threshold, onProgress, signal);
    case 'compare-texts':
      return compareTexts(connection.reader, job.document, job.other);
    case 'search':
      return await answerAfterScan(
        {
          reader: connection.reader,
          texts: documentTexts(connection.reader),
          passages: passageIndex(connection.reader),
          reviewer: job.reviewer,
          readAtOneState: connection.readAtOneState,
        },
        job.request,
        (done, total) => {
          onProgress({ done, total });
        },
        signal,
      );
    default:
      return assertNever(job, 'kind of job');
  }
}

async function buildPack(
  connection: Connection,
  matter: string,
  job: Job & { readonly kind: 'build-pack' },
  sqliteBinding: string | undefined,
  { onProgress, signal, preparePages }: JobSurroundings,
): Promise<Result<PackOutcome>> {
  const gathered = connection.readAtOneState(() =>
    gatherPack(connection, matter, job, job.receipt, sqliteBinding),
  );
  if (!gathered.ok) return gathered;
  const { selection, warnings, findings, beside } = gathered.value;
  const measured = new Map<string, MeasuredPages>();
  const built = await buildPackFolder(selection, {
    folder: job.folder,
    onProgress: (done, total) => {
      onProgress({ done, total });
    },
    signal,
    preparePages: measuring(selection, measured, preparePages),
    known: { findings, beside, measured },
    readOriginal: (sha256) => {
      const bytes = Buffer.concat([...readChunks(connection.reader, sha256)]);
      return sha256Hex(bytes) === sha256 ? bytes : null;
    },
  });
  if (!built.ok) return built;
  return success({
    ...built.value,
    warnings: [...warnings, ...built.value.warnings],
    passages: selection.passages.length,
    receipt: selection.receipt,
  });
}

async function verifyMatter(
  connection: Connection,
  matter: string,
  against: CheckAgainst,
  sqliteBinding: string | undefined,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<JobOutcomes['verify-matter']>> {
  const checks = storeChecks(connection, matter, against, sqliteBinding);
  const done = [];
  for (const check of checks) {
    if (signal.aborted) return failure('cancelled', 'The check was cancelled; nothing was changed.');
    done.push(check.run());
    onProgress({ done: done.length, total: checks.length });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return success({ ok: done.every((check) => check.ok), checks: done });
}
