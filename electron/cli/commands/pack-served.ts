import { command, confirmed } from '../command.ts';
import { findPack } from '../find-pack.ts';
import { withMatter } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';

/** `pack-served`: records that a pack was handed over. */
export const packServed = command({
  name: 'pack-served',
  summary: 'Records that a pack was handed over: to whom, what for, and on which day.',
  arguments: { matter: 'one', pack: 'one' },
  options: {
    to: { kind: 'texts', value: 'NAME', help: 'who got it; may be repeated' },
    purpose: { kind: 'text', value: 'TEXT', help: 'what for' },
    date: { kind: 'text', value: 'DAY', help: 'the day, as 2019-03-11; today by default' },
  },
  remarks: ['The pack is named by id or title, as “packs” lists it. The record changes no byte of it.'],
  example:
    'pack-served Harrow.matter "Hearing bundle" --to "Counsel to the inquiry" --purpose "Hearing of 9 May"',
  perform: async (given, surroundings) => {
    const { to, purpose = '', date } = given.options;
    if (to.length === 0) return wrongCall('Name who got the pack with --to.');
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(date)) {
      return wrongCall('--date is a day, such as 2019-03-11.');
    }
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const pack = await findPack(matter, given.arguments.pack);
      if (!pack.ok) return pack;
      const day = date ?? new Date(surroundings.session.clock()).toISOString().slice(0, 10);
      const made = await matter.ask('recordHandOver', { pack: pack.value.id, recipients: to, purpose, day });
      if (!made.ok) return made;
      return confirmed(
        { ok: true, pack: pack.value.id, recipients: to, purpose, day },
        `Recorded that “${pack.value.title}” was handed over to ${to.join(', ')}.`,
      );
    });
  },
});
