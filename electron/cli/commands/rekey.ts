import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import { openMatter } from '../../usecases/open-matter.ts';
import { encryptMatter } from '../../usecases/keys/encrypt-matter.ts';
import { unlockMatter, type UnlockWith } from '../../usecases/keys/unlock-matter.ts';
import { command, confirmed, type CommandSurroundings } from '../command.ts';
import { readPassphraseFile } from '../passphrases.ts';
import { wrongCall } from '../read-arguments.ts';

/** `rekey`: gives a matter another passphrase, or encrypts a plain one. */
export const rekey = command({
  name: 'rekey',
  summary: 'Gives an encrypted matter another passphrase at once; encrypts a plain one.',
  arguments: { matter: 'one' },
  options: {
    'new-passphrase-file': { kind: 'text', value: 'FILE', help: 'holds the passphrase that it shall have' },
    'recovery-file': {
      kind: 'text',
      value: 'FILE',
      help: 'holds the four lines of the recovery sheet, where the passphrase is lost',
    },
  },
  remarks: [
    'No page is written anew for another passphrase, and the recovery sheet stays valid. Backups open with the passphrase that their key file knows.',
    'Encrypting a plain matter overwrites and removes the plain file.',
  ],
  example: 'rekey Harrow.matter --passphrase-file old.txt --new-passphrase-file new.txt',
  perform: async (given, surroundings) => {
    const path = resolve(given.arguments.matter);
    const next = await chosenPassphrase(given.options['new-passphrase-file'], surroundings);
    if (!next.ok) return next;
    const using = await unlockingWith(given.options['recovery-file'], surroundings);
    if (!using.ok) return using;
    const { session } = surroundings;
    if (using.value !== null) {
      const key = await unlockMatter(path, using.value, session);
      if (key.ok) {
        const opened = await openMatter({
          path,
          access: 'write',
          key: key.value,
          withSheet: true,
          surroundings: session,
        });
        if (!opened.ok) return opened;
        const changed = await opened.value.calls.changePassphrase({ present: null, next: next.value });
        await opened.value.close();
        return changed.ok
          ? confirmed({ ok: true, file: path }, 'The matter has another passphrase.')
          : changed;
      }
      if (key.failure.code !== 'call-invalid') return key;
    }
    const encrypted = await encryptMatter({ path, passphrase: next.value, surroundings: session });
    if (!encrypted.ok) return encrypted;
    const opened = await openMatter({
      path,
      access: 'write',
      key: encrypted.value.key,
      surroundings: session,
    });
    if (!opened.ok) return opened;
    await opened.value.replaceBackups('rekey');
    await opened.value.close();
    return confirmed({ ok: true, file: path }, 'The matter is encrypted, and the plain file is gone.');
  },
});

async function chosenPassphrase(
  file: string | undefined,
  surroundings: CommandSurroundings,
): Promise<Result<string>> {
  if (file !== undefined) return readPassphraseFile(file);
  const chosen = await surroundings.passphrases.asked();
  if (!chosen.ok) return chosen;
  return chosen.value === null
    ? wrongCall('Say which passphrase the matter shall have: --new-passphrase-file FILE.')
    : success(chosen.value);
}

async function unlockingWith(
  recoveryFile: string | undefined,
  surroundings: CommandSurroundings,
): Promise<Result<UnlockWith | null>> {
  if (recoveryFile !== undefined) {
    try {
      return success({ kind: 'recovery', typed: await readFile(resolve(recoveryFile), 'utf8') });
    } catch {
      return failure(
        'file-not-found',
        `The recovery sheet could not be read: there is no file ${resolve(recoveryFile)}, or you may not read it. Nothing was done.`,
      );
    }
  }
  const present = await surroundings.passphrases.present();
  if (!present.ok) return present;
  return success(present.value === null ? null : { kind: 'passphrase', passphrase: present.value });
}
