import { failure, success, type Result } from '../../shared/base/index.ts';
import type { Connection } from './connection.ts';
import { currentVersion, migrations, type Migration } from './migrations/index.ts';

/** Marks a file as a matter (SQLite `application_id`): "Glos" in ASCII. */
export const matterApplicationId = 0x476c_6f73;

/** What form a matter has. */
export type MatterForm = { readonly kind: 'current' } | { readonly kind: 'older'; readonly version: number };

/** Tells whether an open file is a matter this version can use, without changing it. */
export function readMatterForm(connection: Connection): Result<MatterForm> {
  return formOf(Number(connection.setting('application_id')), Number(connection.setting('user_version')));
}

/** The form that a database's two marks stand for, or why it cannot be used (`not-a-matter`, `matter-too-new`). */
export function formOf(applicationId: number, version: number): Result<MatterForm> {
  if (applicationId !== matterApplicationId) {
    return failure(
      'not-a-matter',
      'This file is a database, but not a Glossator matter. Nothing in it was changed. Choose a file whose name ends in .matter.',
    );
  }
  if (version > currentVersion) {
    return failure(
      'matter-too-new',
      `This matter was last used with a newer version of Glossator (form ${version}; this version knows forms up to ${currentVersion}). Nothing in it was changed. Open it with the newer version.`,
    );
  }
  return success(version === currentVersion ? { kind: 'current' } : { kind: 'older', version });
}

/**
 * Brings an empty or older file to the current form, each step in a transaction of its own: a step that fails leaves the
 * file at the step before.
 */
export function migrate(
  connection: Connection,
  from: number,
  steps: readonly Migration[] = migrations,
): void {
  for (const step of steps) {
    if (step.version <= from) continue;
    connection.writeAside(() => {
      connection.runScript(step.sql);
      connection.runScript(`PRAGMA application_id = ${matterApplicationId}`);
      connection.runScript(`PRAGMA user_version = ${step.version}`);
    });
  }
}
