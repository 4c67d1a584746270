import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

/** The name of the reviewer who last worked on this machine; before the first, the name of the system's account. */
export function lastReviewerName(profileFolder: string): string {
  try {
    const value: unknown = JSON.parse(readFileSync(reviewerFile(profileFolder), 'utf8'));
    if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string') {
      if (value.name.trim() !== '') return value.name;
    }
  } catch {
    return accountName();
  }
  return accountName();
}

/** Remembers the reviewer's name for the next start. */
export async function rememberReviewerName(profileFolder: string, name: string): Promise<void> {
  await writeFileAtomically(reviewerFile(profileFolder), JSON.stringify({ name }));
}

function accountName(): string {
  try {
    return userInfo().username || 'Reviewer';
  } catch {
    return 'Reviewer';
  }
}

function reviewerFile(profileFolder: string): string {
  return join(profileFolder, 'reviewer.json');
}
