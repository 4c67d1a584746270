import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainHead } from '../../shared/model/index.ts';
import { containsHead, readChainHead, type ReadableDatabase } from '../store/index.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

/** What this machine's profile remembers of a matter: which replica it writes, and where its chain ended. */
export interface KnownReplica {
  readonly matter: string;
  readonly head: ChainHead;
  /** True while the matter is open, and after a crash: the chain may have grown beyond the head. */
  readonly open: boolean;
  readonly file: FileIdentity;
}

/** Tells one file from another, also after a crash. */
export interface FileIdentity {
  readonly path: string;
  readonly device: string;
  readonly inode: string;
}

/** The identity of a file as the system gives it. */
export function fileIdentity(path: string): FileIdentity {
  const status = statSync(path, { bigint: true });
  return { path, device: String(status.dev), inode: String(status.ino) };
}

/** What is remembered of a matter, or null. A note that cannot be read counts as none: a new replica begins, nothing is lost. */
export function readKnownReplica(profileFolder: string, matter: string): KnownReplica | null {
  let text: string;
  try {
    text = readFileSync(noteFile(profileFolder, matter), 'utf8');
  } catch {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isKnownReplica(value) && value.matter === matter ? value : null;
  } catch {
    return null;
  }
}

/** Remembers a matter's replica; durable when the promise resolves. */
export async function rememberReplica(profileFolder: string, known: KnownReplica): Promise<void> {
  await writeFileAtomically(noteFile(profileFolder, known.matter), JSON.stringify(known));
}

/**
 * Whether an opened file continues the replica this machine knows: its chain must end exactly where it ended here, or,
 * after a crash, be the same file grown further. Anything else is a copied or restored file, and begins a new replica; so
 * does a replica that never wrote anything, because its beginning and its suffix are not in the matter.
 */
export function continuesReplica(
  database: ReadableDatabase,
  known: KnownReplica | null,
  file: FileIdentity,
): boolean {
  if (known === null) return false;
  const head = readChainHead(database, known.head.replica);
  if (head === null) return false;
  if (!known.open) return head.length === known.head.length && head.hash === known.head.hash;
  return sameFile(known.file, file) && containsHead(database, known.head);
}

function sameFile(one: FileIdentity, other: FileIdentity): boolean {
  return one.device === other.device && one.inode === other.inode && one.path === other.path;
}

function noteFile(profileFolder: string, matter: string): string {
  return join(profileFolder, 'matters', `${matter.replace(/[^0-9a-zA-Z-]/gu, '')}.json`);
}

function isKnownReplica(value: unknown): value is KnownReplica {
  if (typeof value !== 'object' || value === null) return false;
  const { matter, head, open, file } = value as Record<string, unknown>;
  if (typeof matter !== 'string' || typeof open !== 'boolean') return false;
  if (typeof head !== 'object' || head === null || typeof file !== 'object' || file === null) return false;
  const { replica, length, hash } = head as Record<string, unknown>;
  const { path, device, inode } = file as Record<string, unknown>;
  return (
    typeof replica === 'string' &&
    typeof length === 'number' &&
    typeof hash === 'string' &&
    typeof path === 'string' &&
    typeof device === 'string' &&
    typeof inode === 'string'
  );
}
