import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { keyFilePath } from '../../electron/usecases/keys/key-files.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { copyMatter, lockPath, migrations, openConnection, readMatter } from '../../electron/store/index.ts';
import {
  expectValue,
  matterFixture,
  quickFolder,
  quickPassphraseCost,
  type MatterFixture,
} from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

let fixture: MatterFixture;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
});

afterEach(() => {
  fixture.remove();
});

/** Names that some system takes for more than a name. Windows has fewer. */
const names: readonly (readonly [string, string])[] = [
  ['emoji', '👩🏽‍⚖️ inquiry 🕯️'],
  ['combining characters, not composed', 'Zoe\u0308 Fra\u0303n'],
  ['spaces at both ends', ' two  spaces '],
  ['apostrophes', "O'Brien's ‘case’ `x`"],
  ['what addresses escape', '50% of #3 & more;=%20%2F'],
  ['what begins a file address', 'file:case'],
  ['what begins an option', '--force'],
  ['right to left', 'قضية ملف'],
  ['300 characters in folders', join(...Array.from({ length: 3 }, (_, at) => String(at).repeat(100)))],
  ...(process.platform === 'win32'
    ? []
    : ([
        ['quotation marks and question marks', '"why?" <who|what> *'],
        ['a line break and a backslash', 'one\ntwo\\three'],
        ['a memory’s name', ':memory:'],
      ] as const)),
];

describe.each(names)('a path with %s', (_what, name) => {
  test('serves matters, sources and packs like every other', async () => {
    const folder = join(fixture.folder, name);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.slice(-20).replaceAll('/', '-')}.matter`);
    const { surroundings } = fixture;
    expectValue(await createMatter({ path, title: 'Odd', prefix: 'ODD', surroundings }));
    const source = join(folder, `${name.slice(-20).replaceAll('/', '-')}.txt`);
    writeFileSync(source, 'The lantern burned.');
    const session = await fixture.open({ path });
    expect(existsSync(lockPath(path))).toBe(true);
    const { items } = expectValue(await session.calls.importFiles({ task: 'import', paths: [source] }));
    expect(items).toMatchObject([{ path: source, result: 'imported' }]);
    const documentId = expectValue(await session.calls.listDocuments({}))[0]?.id ?? '';
    const themeIds = [expectValue(await session.calls.listThemes({}))[0]?.id ?? ''];
    expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 11, themeIds }));
    const place = {
      kind: 'exactly',
      folder: join(folder, `pack ${name.slice(-20).replaceAll('/', '-')}`),
    } as const;
    const built = await session.calls.buildPack({ task: 'pack', choices: packChoices(name), place });
    expect(expectValue(built).folder).toBe(place.folder);
    const checked = await session.calls.verifyPack({ task: 'check', folder: place.folder });
    expect(expectValue(checked).ok).toBe(true);
    const copy = join(folder, `copy ${name.slice(-20).replaceAll('/', '-')}.matter`);
    expect(expectValue(await session.calls.saveCopy({ path: copy })).path).toBe(copy);
    await session.close();
    const again = await fixture.open({ path: copy });
    expect(expectValue(await again.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await again.close();
    expect(readdirSync(fixture.folder).filter((other) => other.includes('.new'))).toEqual([]);
  });

  test('serves an encrypted matter, its key file, and a file attached under that name', async () => {
    const folder = join(fixture.folder, name);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'sealed.matter');
    const surroundings = { ...fixture.surroundings, passphraseCost: quickPassphraseCost };
    const passphrase = 'four plain words here';
    expectValue(await createMatter({ path, title: 'Odd', prefix: 'ODD', passphrase, surroundings }));
    expect(existsSync(keyFilePath(path))).toBe(true);
    const key = expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
    const to = join(folder, 'copied.matter');
    const copied = copyMatter({
      from: { path, key },
      to: { path: to, sqliteBinding: undefined, unfinished: true },
    });
    expect(readMatter(copied.reader)?.title).toBe('Odd');
    copied.close();
    await expectValue(await openMatter({ path, access: 'write', key, surroundings })).close();
  });

  test('serves a matter that is brought up to date, and the copy set aside', async () => {
    const folder = join(fixture.folder, name);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.slice(-20).replaceAll('/', '-')}.matter`);
    const older = openConnection({ path, access: 'create', sqliteBinding: undefined });
    older.runScript(
      `${migrations[0]?.sql ?? ''}; PRAGMA application_id = 0x476c6f73; PRAGMA user_version = 1`,
    );
    older.close();
    // A matter without its first entries is refused, but only after it was brought up to date.
    expect((await fixture.tryOpen({ path })).ok).toBe(false);
    expect(existsSync(`${path}.before-form-2`)).toBe(true);
    expect(fixture.look(({ setting }) => setting('user_version'))).toBe(migrations.length);
  });
});
