import { accessSync, constants } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { failure, type Result } from '../../shared/base/index.ts';
import { takeMatterLock, type MatterLock } from '../store/index.ts';
import { lastReviewerName } from './last-reviewer.ts';
import type { SessionSurroundings } from './matter-session.ts';

/**
 * Takes the right to write a matter, or says in words why it can only be read here: its file or its folder is protected, or
 * somebody else has it open (`matter-in-use`).
 */
export function takeWriteAccess(
  path: string,
  reviewerName: string | undefined,
  surroundings: SessionSurroundings,
  onSharedStorage: boolean,
): Result<MatterLock> {
  if (!isWritable(dirname(path))) return folderProtected();
  if (!isWritable(path)) {
    return failure(
      'read-only',
      'The matter’s file is write-protected, so this matter can only be read. Nothing was changed. To work in it, take the protection off the file, or copy it and open the copy.',
    );
  }
  return takeMatterLock(
    path,
    {
      reviewer: reviewerName ?? lastReviewerName(surroundings.profileFolder),
      machine: hostname(),
      sinceMs: surroundings.clock(),
    },
    surroundings.sqliteBinding,
    onSharedStorage,
  );
}

/** Whether the folder of a matter may be written to, as far as the system says without trying; Windows says so of every folder. */
export function isFolderWritable(path: string): boolean {
  return isWritable(dirname(path));
}

/** The refusal of a matter in a folder that may not be written to. */
export function folderProtected(): ReturnType<typeof failure> {
  return failure(
    'permission-denied',
    'The folder of this matter is write-protected. Glossator makes small files beside a matter while it is open, even only to read it, so it cannot be opened there. Nothing was changed. Copy the matter into a folder of your own and open the copy.',
  );
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
