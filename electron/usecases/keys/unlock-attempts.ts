import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

/** How often a wrong passphrase was given for a key, one after another, and when last. */
export interface FailedAttempts {
  readonly failures: number;
  readonly lastAtMs: number;
}

const longestWaitMs = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: one second after the first wrong passphrase, twice as long after
 * each further one, a minute at most. A clock that was set back lengthens no wait beyond the whole of it.
 */
export function waitBeforeAttempt(attempts: FailedAttempts | null, nowMs: number): number {
  if (attempts === null || attempts.failures === 0) return 0;
  const wait = Math.min(1_000 * 2 ** (attempts.failures - 1), longestWaitMs);
  const passed = Math.max(nowMs - attempts.lastAtMs, 0);
  return Math.max(wait - passed, 0);
}

/** The wrong attempts at a key that this machine remembers, or null. */
export function readAttempts(profileFolder: string, keyId: string): FailedAttempts | null {
  try {
    const value: unknown = JSON.parse(readFileSync(attemptsFile(profileFolder, keyId), 'utf8'));
    return isFailedAttempts(value) ? value : null;
  } catch {
    return null;
  }
}

/** Remembers wrong attempts, so that closing the application does not shorten the wait. */
export async function rememberAttempts(
  profileFolder: string,
  keyId: string,
  attempts: FailedAttempts,
): Promise<void> {
  await writeFileAtomically(attemptsFile(profileFolder, keyId), JSON.stringify(attempts));
}

function attemptsFile(profileFolder: string, keyId: string): string {
  return join(profileFolder, 'attempts', `${keyId}.json`);
}

function isFailedAttempts(value: unknown): value is FailedAttempts {
  if (typeof value !== 'object' || value === null) return false;
  const { failures, lastAtMs } = value as Record<string, unknown>;
  return Number.isSafeInteger(failures) && Number(failures) >= 0 && Number.isSafeInteger(lastAtMs);
}
