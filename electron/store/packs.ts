import type { OperationBodies, PackChoices, PackRecord, Receipt } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';
import { readReviewerNames } from './reviewers.ts';

/** The packs built from this matter, newest first. */
export function readPacks(database: ReadableDatabase): readonly PackRecord[] {
  const names = readReviewerNames(database);
  return database
    .all<{
      id: string;
      choices: string;
      receipt: string;
      sums_sha256: string;
      folder_name: string;
      pages: number;
      passages: number;
      reviewer: string;
      at_ms: number;
    }>('SELECT * FROM pack WHERE made_order IS NOT NULL ORDER BY made_order DESC')
    .map((row) => {
      const choices = JSON.parse(row.choices) as PackChoices;
      return {
        id: row.id,
        title: choices.title,
        builtAtMs: row.at_ms,
        reviewer: names.get(row.reviewer) ?? row.reviewer,
        choices,
        receipt: JSON.parse(row.receipt) as Receipt,
        sumsSha256: row.sums_sha256,
        folderName: row.folder_name,
        pages: row.pages,
        passages: row.passages,
      };
    });
}

/** The record of a build as it stands in the log. */
export interface PackBuild {
  readonly replica: string;
  readonly replicaSeq: number;
  readonly body: OperationBodies['pack.build'];
}

/** The builds on the record, in order of arrival; what was purged of them is not there. */
export function readPackBuilds(database: ReadableDatabase): readonly PackBuild[] {
  return database
    .all<{ replica: string; replica_seq: number; body: string }>(
      "SELECT replica, replica_seq, body FROM operation WHERE type = 'pack.build' AND body IS NOT NULL ORDER BY seq",
    )
    .map((row) => ({
      replica: row.replica,
      replicaSeq: row.replica_seq,
      body: JSON.parse(row.body) as PackBuild['body'],
    }));
}
