import { basename, resolve } from 'node:path';
import { createMatter } from '../../usecases/create-matter.ts';
import { wrongCall } from '../read-arguments.ts';
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
    'no-passphrase': { kind: 'flag', help: 'leave the matter unencrypted, as all matters still are' },
  },
  example: 'new Harrow.matter --title "The Harrow Inquiry" --prefix HAR --no-passphrase',
  perform: async (given, { session, reviewerName }) => {
    const path = resolve(given.arguments.matter);
    const title = (given.options.title ?? basename(path).replace(/\.matter$/iu, '')).trim();
    if (title === '' || title.length > 1_000) {
      return wrongCall('--title needs a title of one to 1,000 characters. Nothing was created.');
    }
    const prefix = (given.options.prefix ?? usualPrefix).toUpperCase();
    const created = await createMatter({
      path,
      title,
      prefix,
      surroundings: session,
      ...(reviewerName === undefined ? {} : { reviewerName }),
    });
    if (!created.ok) return created;
    return confirmed(
      { ok: true, matter: created.value.matter, title },
      `Created “${title}” at ${path}. Its documents will be ${prefix}000001 and so on.`,
    );
  },
});
