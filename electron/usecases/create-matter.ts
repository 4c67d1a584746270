import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failure, identifierSource, success, type Result } from '../../shared/base/index.ts';
import { builtInThemes, type OperationDraft } from '../../shared/model/index.ts';
import {
  documentTexts,
  failureOfDatabaseError,
  migrate,
  openConnection,
  openWriteGate,
  readChainHead,
} from '../store/index.ts';
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
  readonly surroundings: SessionSurroundings;
}

/**
 * Creates a matter with the four built-in themes and never overwrites a file (`matter-exists`). The file appears under
 * its name only when it is whole.
 */
export async function createMatter(options: NewMatter): Promise<Result<{ readonly matter: string }>> {
  const { surroundings } = options;
  const path = resolve(options.path);
  if (!/^[A-Z]{2,6}$/u.test(options.prefix)) {
    return failure(
      'call-invalid',
      'A URN prefix is two to six capital letters, such as HAR. Nothing was created.',
    );
  }
  if (existsSync(path)) return alreadyThere(path);
  if (!existsSync(dirname(path))) return notThere();
  const newIdentifier = identifierSource(surroundings.clock, surroundings.random);
  const matter = newIdentifier();
  const replica = newIdentifier();
  const key = await machineKey(surroundings);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const connection = openConnection({
      path: temporary,
      access: 'create',
      sqliteBinding: surroundings.sqliteBinding,
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
      await rename(temporary, path);
      if (head !== null) {
        await rememberReplica(surroundings.profileFolder, {
          matter,
          head,
          open: false,
          file: fileIdentity(path),
        });
      }
      await rememberReviewerName(surroundings.profileFolder, reviewerName);
      return success({ matter });
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
  }
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
