import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress } from '../../../electron/main/own-address.ts';
import { checkout, sandboxed } from '../application.ts';
import { matterPage } from '../matter-page.ts';
import {
  packageApplication,
  type PackagedApplication,
  startPackage,
  suitToTestRuntime,
} from './packaged-application.ts';
import { packagedFiles, type PackagedFiles } from './packaged-files.ts';
import { processesFrom } from './running-processes.ts';

interface Description {
  readonly dependencies?: Readonly<Record<string, string>>;
}

describe.runIf(process.platform === 'linux')('the packaged application', () => {
  let folder: string;
  let packaged: PackagedApplication;
  let inside: PackagedFiles;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-packaged-'));
    packaged = await packageApplication(join(folder, 'output'));
    inside = await packagedFiles(packaged.archive);
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every fuse as it should be', async () => {
    const wire = await getCurrentFuseWire(packaged.program);
    const fuses = Object.fromEntries(
      Object.entries(FuseV1Options)
        .filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number')
        // The wire holds a digit for each.
        .map(([name, option]) => [name, String.fromCharCode(wire[option] ?? 0)]),
    );
    expect(fuses).toEqual({
      RunAsNode: '0',
      EnableCookieEncryption: '1',
      EnableNodeOptionsEnvironmentVariable: '0',
      EnableNodeCliInspectArguments: '0',
      EnableEmbeddedAsarIntegrityValidation: '1',
      OnlyLoadAppFromAsar: '1',
      LoadBrowserProcessSpecificV8Snapshot: '0',
      GrantFileProtocolExtraPrivileges: '0',
    });
  });

  it('holds the application and what it needs, and nothing of how it was made or tested', async () => {
    const paths = inside.files.map(({ path }) => path);
    const tops = new Set(paths.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
    const foreign = /\.map$|\.d\.[cm]?ts$|\.(test|spec)\.|(^|\/)(tests?|__tests__)\/|(vitest|eslint)/;
    expect(paths.filter((path) => foreign.test(path))).toEqual([]);
    expect(await readdir(join(packaged.folder, 'resources'))).toEqual(['app.asar', 'app.asar.unpacked']);
    expect(existsSync(join(packaged.folder, 'resources', 'default_app.asar'))).toBe(false);
  });

  it('lacks no package that it or one of its packages needs', async () => {
    const held = new Set(
      inside.files.flatMap(
        ({ path }) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
      ),
    );
    const own = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as Description;
    const needed = [
      own,
      ...[...inside.descriptions.values()].map((text) => JSON.parse(text) as Description),
    ].flatMap(({ dependencies }) => Object.keys(dependencies ?? {}));
    expect([...new Set(needed)].filter((name) => !held.has(name) && !name.startsWith('@types/'))).toEqual([]);
  });

  it('has its native modules where the system can load them, for SQLite and for passphrases', () => {
    const native = inside.files.filter(({ path }) => path.endsWith('.node'));
    expect(native.filter(({ unpacked }) => !unpacked)).toEqual([]);
    const unpacked = native.map(({ path }) => join(`${packaged.archive}.unpacked`, path)).filter(existsSync);
    expect(unpacked.length).toBe(native.length);
    for (const module of [`better-sqlite3/prebuilds/linux-${process.arch}.node`, '@node-rs/argon2-linux-']) {
      expect(native.filter(({ path }) => path.includes(module)).length).toBeGreaterThan(0);
    }
  });

  it('opens the sample matter, and is neither turned into a plain Node nor opened to a debugger by its surroundings', async () => {
    await suitToTestRuntime(packaged);
    const planted = join(folder, 'planted.cjs');
    const ran = join(folder, 'ran');
    await writeFile(planted, `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '');\n`);
    const running = await startPackage(packaged, {
      switches: ['--inspect=0'],
      env: {
        GLOSSATOR_PROFILE: join(folder, 'profile'),
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: `--require=${planted}`,
        // Another page and another module than its own.
        ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/',
        GLOSSATOR_SQLITE_BINDING: join(folder, 'nothing.node'),
      },
    });
    try {
      await matterPage(running.window).documentRow('MVI000001').waitFor();
      const processes = processesFrom(running.processId);
      const pages = processes.filter(({ command }) => command.includes('--type=renderer'));
      expect({
        address: running.window.url(),
        planted: existsSync(ran),
        debugger: /Debugger listening/.test(running.written()),
        pages: pages.map((page) => page.status('Seccomp')),
        dumped: processes.filter(({ coreDumpFilter }) => coreDumpFilter !== 0),
      }).toEqual({
        address: pageAddress,
        planted: false,
        debugger: false,
        pages: [sandboxed ? '2' : '0'],
        dumped: [],
      });
    } finally {
      await running.end();
    }
  });
});
