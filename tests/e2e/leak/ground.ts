import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createMatter } from '../../../electron/usecases/create-matter.ts';
import { quickPassphraseCost, testSurroundings } from '../../store/matter-fixture.ts';
import { type RunningApplication, startApplication } from '../application.ts';
import { kept } from './canaries.ts';
import { type Find, type Look, lookFor } from './look-for.ts';

/** The machine of one person, as far as an application can leave something on it. */
export interface Ground {
  readonly folder: string;
  readonly profile: string;
  readonly matter: string;
  /** A second folder for backups, as on a stick. */
  readonly stick: string;
  /** What the person asked for in plain: the sources they hold, packs, exports. Not looked through with the rest. */
  readonly asked: string;
  readonly sources: readonly string[];
  readonly start: () => Promise<RunningApplication>;
  /** Looks everywhere but where something in plain was asked for; finds name places by their path within the folder. */
  readonly look: (words: readonly string[]) => Look;
  readonly lookAsked: (words: readonly string[]) => Look;
}

/** Makes a home, a temporary folder, a profile in its usual place, and an empty matter: encrypted where a passphrase is given. */
export async function ground(passphrase: string | null): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'glossator-leak-'));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  const home = at('home');
  const profile = join(home, '.config', 'Glossator');
  const stick = join(home, 'stick');
  const asked = at('asked');
  const environment = {
    HOME: home,
    USERPROFILE: home,
    TMPDIR: at('temporary'),
    TEMP: at('temporary'),
    TMP: at('temporary'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_RUNTIME_DIR: at('runtime'),
  };
  for (const made of [join(home, 'Documents'), profile, stick, asked, at('temporary')]) {
    mkdirSync(made, { recursive: true });
  }
  mkdirSync(at('runtime'), { mode: 0o700 });
  const matter = join(home, 'Documents', 'Held.matter');
  const made = await createMatter({
    path: matter,
    title: kept.matterTitle.words,
    prefix: 'TAR',
    reviewerName: 'Ada Quill',
    ...(passphrase === null ? {} : { passphrase }),
    surroundings: {
      ...testSurroundings(profile),
      clock: Date.now,
      passphraseCost: quickPassphraseCost,
    },
  });
  if (!made.ok) throw new Error(made.failure.message);
  made.value.key?.erase();
  const within = ({ file, ...found }: Find): Find => ({ ...found, file: relative(folder, file) });
  const look = (words: readonly string[], places: readonly string[]): Look => {
    const { finds, ...seen } = lookFor(words, places);
    return { finds: finds.map(within), ...seen };
  };
  return {
    folder,
    profile,
    matter,
    stick,
    asked,
    sources: writeSources(asked),
    start: () => startApplication({ profile, arguments: [matter], env: environment }),
    look: (words) =>
      look(words, [
        ...readdirSync(folder)
          .map((name) => at(name))
          .filter((path) => path !== asked),
        ...sharedMemory,
      ]),
    lookAsked: (words) => look(words, [asked]),
  };
}

/** Where Chromium makes files that its processes share; those of a process that was killed stay. Linux only. */
const sharedMemory: readonly string[] = process.platform === 'linux' ? ['/dev/shm'] : [];

function writeSources(folder: string): readonly string[] {
  const { title, quote, unread, hidden, sourceName } = kept;
  const letter = join(folder, sourceName.words);
  writeFileSync(letter, `${title.words}\n\nDear Sir,\n\n${quote.words}. ${unread.words}.\n`);
  const page = join(folder, 'page.html');
  writeFileSync(
    page,
    `<!doctype html><html><head><title>The ice</title><!-- ${hidden.words} --></head><body><h1>The ice</h1><p>Nobody came.</p></body></html>`,
  );
  const refused = join(folder, kept.refusedFile.words);
  // Empty, and so the one kind of file that is refused instead of being kept sealed.
  writeFileSync(refused, '');
  return [letter, page, refused];
}
