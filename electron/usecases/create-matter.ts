import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failure, identifierSource, success, type Result } from '../../shared/base/index.ts';
import { builtInThemes, type OperationDraft } from '../../shared/model/index.ts';
import type { DataKey } from '../crypto/index.ts';
import {
  documentTexts,
  failureOfDatabaseError,
  migrate,
  openConnection,
  openWriteGate,
  probeMatterFile,
  readChainHead,
} from '../store/index.ts';
import { renameDurably } from '../files/rename-durably.ts';
import { keyFilePath, writeKeyFile } from './keys/key-files.ts';
import { newKey, type NewKey } from './keys/new-key.ts';
import { fileIdentity, rememberReplica } from './known-replicas.ts';
import { lastReviewerName, rememberReviewerName } from './last-reviewer.ts';
import { machineKey } from './machine-key.ts';
import type { SessionSurroundings } from './matter-session.ts';
import { signHeadOf } from './sign-head.ts';

/** What a new matter is made from. */
export interface NewMatter {
  readonly path: string;
  readonly title: string;
  /** Leads every URN: two to six capital letters. */
  readonly prefix: string;
  readonly reviewerName?: string;
  /** Encrypts the matter; without one it is plain, which is a person's deliberate choice. */
  readonly passphrase?: string;
  readonly surroundings: SessionSurroundings;
}

/** A matter that was made; the key of an encrypted one is the caller's to use and to erase. */
export interface CreatedMatter {
  readonly matter: string;
  readonly key: DataKey | null;
}

/**
 * Creates a matter with the four built-in themes and never overwrites a file (`matter-exists`). The file appears under
 * its name only when it is whole.
 */
export async function createMatter(options: NewMatter): Promise<Result<CreatedMatter>> {
  const { surroundings } = options;
  const path = resolve(options.path);
  if (!/^[A-Z]{2,6}$/u.test(options.prefix)) {
    return failure(
      'call-invalid',
      'A URN prefix is two to six capital letters, such as HAR. Nothing was created.',
    );
  }
  const place = checkPlaceOfNewMatter(path);
  if (!place.ok) return place;
  const newIdentifier = identifierSource(surroundings.clock, surroundings.random);
  const matter = newIdentifier();
  const replica = newIdentifier();
  const key = await machineKey(surroundings);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`;
  const protection =
    options.passphrase === undefined
      ? null
      : await newKey(options.passphrase, surroundings.random, surroundings.passphraseCost ?? null);
  let made = false;
  try {
    const connection = openConnection({
      path: temporary,
      access: 'create',
      sqliteBinding: surroundings.sqliteBinding,
      key: protection?.key ?? null,
    });
    try {
      migrate(connection, 0);
      const reviewer = newIdentifier();
      const reviewerName = options.reviewerName ?? lastReviewerName(surroundings.profileFolder);
      const gate = openWriteGate({
        connection,
        replica,
        clock: surroundings.clock,
        newIdentifier,
        texts: documentTexts(connection.reader),
        onWritten: () => undefined,
      });
      gate.write([
        {
          reviewer,
          undoes: null,
          operations: [
            { type: 'matter.create', body: { matter, title: options.title, prefix: options.prefix } },
            { type: 'replica.begin', body: { suffix: null, startedFrom: [] } },
            { type: 'replica.key', body: { publicKey: key.publicKey } },
            { type: 'reviewer.name', body: { reviewer, name: reviewerName } },
            ...builtInThemes.map((theme, position): OperationDraft => ({
              type: 'theme.create',
              body: {
                theme: newIdentifier(),
                name: theme.name,
                code: theme.code,
                colour: theme.colour,
                definition: '',
                parent: null,
                position,
              },
            })),
          ],
        },
      ]);
      signHeadOf(connection, matter, replica, key, surroundings.clock);
      const head = readChainHead(connection.reader, replica);
      connection.close();
      if (existsSync(path)) {
        await rm(temporary, { force: true });
        return alreadyThere(path);
      }
      if (protection !== null) await keepKey(temporary, path, protection, surroundings.profileFolder);
      await renameDurably(temporary, path);
      if (head !== null) {
        await rememberReplica(surroundings.profileFolder, {
          matter,
          head,
          open: false,
          file: fileIdentity(path),
        });
      }
      await rememberReviewerName(surroundings.profileFolder, reviewerName);
      made = true;
      return success({ matter, key: protection?.key ?? null });
    } finally {
      connection.close();
    }
  } catch (error) {
    await Promise.all(['', '-wal', '-shm'].map((ending) => rm(`${temporary}${ending}`, { force: true })));
    const known = failureOfDatabaseError(error);
    if (known !== null) {
      return known.code === 'permission-denied' ? notThere() : { ok: false, failure: known };
    }
    throw error;
  } finally {
    if (!made) protection?.key.erase();
  }
}

/** Whether a new matter may be made there: no file of its name nor of its key's, and a folder to lie in. */
export function checkPlaceOfNewMatter(path: string): Result<null> {
  if (existsSync(path)) return alreadyThere(path);
  if (!existsSync(dirname(path))) return notThere();
  return existsSync(keyFilePath(path)) ? keyAlreadyThere(path) : success(null);
}

/** The key is kept, here and in the profile, before the matter has its name: a matter without its key could not be opened. */
async function keepKey(
  temporary: string,
  path: string,
  protection: NewKey,
  profileFolder: string,
): Promise<void> {
  const probed = probeMatterFile(temporary);
  if (!probed.ok || !probed.value.encrypted)
    throw new Error('A new matter is not encrypted as it should be.');
  await writeKeyFile(path, protection.fileFor(probed.value.mark), profileFolder);
}

function keyAlreadyThere(path: string): ReturnType<typeof failure> {
  return failure(
    'matter-exists',
    `There already is a key file at ${keyFilePath(path)}, whose matter is not beside it. It was left as it is, and nothing was created. Choose another name.`,
  );
}

function notThere(): ReturnType<typeof failure> {
  return failure(
    'permission-denied',
    'The matter could not be created there. Check that the folder exists and that you may write in it.',
  );
}

function alreadyThere(path: string): ReturnType<typeof failure> {
  return failure(
    'matter-exists',
    `There already is a file at ${path}. It was left as it is. Choose another name, or open that matter.`,
  );
}
