import { basename, resolve } from 'node:path';
import { success, type Result } from '../../../shared/base/index.ts';
import { createMatter } from '../../usecases/create-matter.ts';
import { wrongCall } from '../read-arguments.ts';
import type { Passphrases } from '../passphrases.ts';
import { command, confirmed } from '../command.ts';

/** Leads the URNs of a matter for which no prefix was chosen. */
const usualPrefix = 'DOC';

/** `new`: creates a matter. */
export const newMatter = command({
  name: 'new',
  summary: 'Creates a matter with the four themes; an existing file is never overwritten.',
  arguments: { matter: 'one' },
  options: {
    title: { kind: 'text', value: 'T', help: 'the matter’s title; the file’s name by default' },
    prefix: {
      kind: 'text',
      value: 'HAR',
      help: `two to six letters that lead every URN; ${usualPrefix} by default`,
    },
    'no-passphrase': { kind: 'flag', help: 'leave the matter unencrypted: who has the file can read it' },
  },
  remarks: [
    'A matter is encrypted under the passphrase in --passphrase-file, or under one typed at a terminal; --no-passphrase leaves it plain.',
    '“recovery-sheet” prints what opens it when the passphrase is lost.',
  ],
  example: 'new Harrow.matter --title "The Harrow Inquiry" --prefix HAR --no-passphrase',
  perform: async (given, { session, reviewerName, passphrases }) => {
    const path = resolve(given.arguments.matter);
    const title = (given.options.title ?? basename(path).replace(/\.matter$/iu, '')).trim();
    if (title === '' || title.length > 1_000) {
      return wrongCall('--title needs a title of one to 1,000 characters. Nothing was created.');
    }
    const prefix = (given.options.prefix ?? usualPrefix).toUpperCase();
    const passphrase = await chosenPassphrase(passphrases, given.options['no-passphrase']);
    if (!passphrase.ok) return passphrase;
    const created = await createMatter({
      path,
      title,
      prefix,
      surroundings: session,
      ...(passphrase.value === null ? {} : { passphrase: passphrase.value }),
      ...(reviewerName === undefined ? {} : { reviewerName }),
    });
    if (!created.ok) return created;
    created.value.key?.erase();
    return confirmed(
      { ok: true, matter: created.value.matter, title },
      `Created “${title}” at ${path}. Its documents will be ${prefix}000001 and so on.`,
    );
  },
});

/** The passphrase that the matter shall have, or null where it was said that it shall have none. */
async function chosenPassphrase(passphrases: Passphrases, none: boolean): Promise<Result<string | null>> {
  if (none) {
    return passphrases.named
      ? wrongCall('Give either --passphrase-file or --no-passphrase, not both. Nothing was created.')
      : success(null);
  }
  const chosen = await passphrases.chosen();
  if (!chosen.ok) return chosen;
  return chosen.value === null
    ? wrongCall(
        'Say how the matter is to be kept: --passphrase-file FILE encrypts it, --no-passphrase leaves it plain. Nothing was created.',
      )
    : chosen;
}
