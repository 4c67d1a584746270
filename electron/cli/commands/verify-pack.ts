import { resolve } from 'node:path';
import { verifyPackAlone } from '../../usecases/verify.ts';
import { command } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { verificationOutcome } from '../views/verification-outcome.ts';

/** `verify-pack`: checks a pack. */
export const verifyPack = command({
  name: 'verify-pack',
  summary: 'Checks a pack: every file, every hash, every quote; ends with 1 unless all of it holds.',
  arguments: { folder: 'one' },
  options: {
    matter: { kind: 'text', value: 'M', help: 'look for quotes in this matter’s texts, too' },
  },
  remarks: [
    'A quote is found, not found, or its source is not supplied: a pack without full texts needs --matter to be checked whole.',
  ],
  example: 'verify-pack pack-1 --matter Harrow.matter',
  perform: async (given, surroundings) => {
    const folder = resolve(given.arguments.folder);
    const { matter: path } = given.options;
    if (path === undefined) {
      const checked = await verifyPackAlone(folder, surroundings.interrupted);
      return checked.ok ? verificationOutcome(checked.value) : checked;
    }
    return withMatter(surroundings, path, 'read', async (matter) => {
      const checked = await matter.askAtLength((task) => matter.ask('verifyPack', { task, folder }));
      return checked.ok ? verificationOutcome(checked.value) : checked;
    });
  },
});
