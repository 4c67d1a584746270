import { wrongCall } from '../read-arguments.ts';
import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';

/** `recovery-sheet`: prints what opens a matter without its passphrase. */
export const recoverySheet = command({
  name: 'recovery-sheet',
  summary:
    'Prints the key of an encrypted matter, to be kept on paper: it opens the matter without its passphrase.',
  arguments: { matter: 'one' },
  options: {},
  remarks: [
    'Whoever has these lines and the matter’s file can read the matter. They belong in a safe, not on a disk.',
  ],
  example: 'recovery-sheet Harrow.matter',
  perform: async (given, surroundings) => {
    const passphrase = await surroundings.passphrases.present();
    if (!passphrase.ok) return passphrase;
    if (passphrase.value === null)
      return wrongCall('The matter’s passphrase is needed: --passphrase-file FILE.');
    const known = passphrase.value;
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const sheet = await matter.ask('recoverySheet', { passphrase: known });
      if (!sheet.ok) return sheet;
      const { title, fileName, keyName, lines } = sheet.value;
      return listed(sheet.value, [`Recovery sheet of “${title}” (${fileName}), key ${keyName}`, ...lines]);
    });
  },
});
