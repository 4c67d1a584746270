import { restoreFromFile } from '../../usecases/backups/restore-from-file.ts';
import { command, confirmed } from '../command.ts';

/** `restore`: puts a backup in a matter's place. */
export const restore = command({
  name: 'restore',
  summary: 'Restores a matter from a backup; a matter that is there is kept under another name.',
  arguments: { backup: 'one', matter: 'one' },
  options: {},
  remarks: [
    'The restored file is checked before it gets its name: every page, the log’s chains, every source and text by its SHA-256.',
  ],
  example: 'restore /media/stick/Harrow.matter Harrow.matter',
  perform: async (given, { session, interrupted, passphrases }) => {
    const passphrase = await passphrases.given();
    if (!passphrase.ok) return passphrase;
    const restored = await restoreFromFile(
      {
        from: given.arguments.backup,
        to: given.arguments.matter,
        unlock: passphrase.value === null ? null : { kind: 'passphrase', passphrase: passphrase.value },
        surroundings: session,
      },
      {
        onProgress: (progress) => {
          session.emit('progress', { task: 'restore', label: 'Restoring', ...progress, unit: 'megabytes' });
        },
        signal: interrupted,
      },
    );
    if (!restored.ok) return restored;
    const { file, damagedKeptAs } = restored.value;
    return confirmed(
      { ok: true, file, ...(damagedKeptAs === null ? {} : { keptAs: damagedKeptAs }) },
      [
        `Restored ${file}.`,
        ...(damagedKeptAs === null ? [] : [`What was there is kept as ${damagedKeptAs}.`]),
      ].join(' '),
    );
  },
});
