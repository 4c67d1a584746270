import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutCoreDumps } from '../../../scripts/process/without-core-dumps.mjs';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { matterPage } from '../matter-page.ts';
import { chooseFromMenu, serviceProcesses } from '../shell.ts';
import { processesFrom, type RunningProcess } from './running-processes.ts';

let application: RunningApplication;
let mainProcess: number;
let folder: string;

/** A program that starts Electron as `npm start` does: allowed no core dumps. */
async function startingProgram(): Promise<{ readonly executable?: string }> {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (process.platform !== 'linux' || electron === undefined) return {};
  const executable = join(folder, 'electron-as-started');
  const words = [...withoutCoreDumps, electron].map((word) => `'${word}'`);
  await writeFile(executable, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
  return { executable };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-processes-'));
  application = await startApplication(await startingProgram());
  await matterPage(application.window).documentRow('MVI000001').waitFor();
  const opened = application.app.waitForEvent('window');
  await chooseFromMenu(application.app, 'new-window');
  await matterPage(await opened)
    .documentRow('MVI000001')
    .waitFor();
  mainProcess = await application.app.evaluate(() => process.pid);
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

attachLogsToFailures();

describe('the pages’ processes', () => {
  it('are locked in by the system, and nothing switched the sandbox off', async () => {
    const { pages, switches } = await application.app.evaluate(({ webContents }) => ({
      pages: webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
      switches: process.argv,
    }));
    expect(pages.length).toBe(2);
    expect(switches).not.toContain('--no-sandbox');
    if (process.platform !== 'linux') return;
    const running = processesFrom(mainProcess);
    expect(running.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
    const locked = pages.map((page) => {
      const found = running.find(({ id }) => id === page);
      return { noNewPrivileges: found?.status('NoNewPrivs'), seccomp: found?.status('Seccomp') };
    });
    expect(locked).toEqual(pages.map(() => ({ noNewPrivileges: '1', seccomp: '2' })));
  });

  it('have settings of which none is laxer than Electron’s own', async () => {
    const settings = await application.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        // Electron's types leave it out.
        .map((contents) => contents as unknown as { readonly getLastWebPreferences: () => object })
        .map((contents) => contents.getLastWebPreferences()),
    );
    const strict = {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
    };
    expect(settings).toEqual([expect.objectContaining(strict), expect.objectContaining(strict)]);
    for (const one of settings) expect(one).not.toHaveProperty('nodeIntegrationInWorker', true);
  });

  it('have no Node and nothing of Electron’s but the bridge, in no frame', async () => {
    const found = await application.window.evaluate(() => {
      const forbidden = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'];
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow;
      const bridge = Reflect.get(globalThis, 'glossator') as Record<string, unknown>;
      const seen = {
        names: [...forbidden, '__dirname', 'setImmediate'].filter((name) => name in globalThis),
        inFrame: [...forbidden, '__dirname', 'setImmediate', 'glossator'].filter(
          (name) => inner !== null && name in inner,
        ),
        frames: frames.length,
        bridge: Object.entries(bridge).map(([name, value]) => [name, typeof value]),
        secure: isSecureContext,
        origin,
      };
      frame.remove();
      return seen;
    });
    expect(found).toEqual({
      names: [],
      inFrame: [],
      frames: 1,
      bridge: [['pathForFile', 'function']],
      secure: true,
      origin: 'glossator://app',
    });
  });

  it('cannot reach into the bridge or change it', async () => {
    const reached = await application.window.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'glossator') as { readonly pathForFile: (file: File) => string };
      const heard: string[] = [];
      // A page in one world with the preload would be called by it through what it changed here.
      const original = Object.getOwnPropertyDescriptor(Function.prototype, 'call');
      Reflect.set(Function.prototype, 'call', function (this: unknown) {
        heard.push(typeof this);
      });
      const path = bridge.pathForFile(new File(['x'], '/etc/passwd'));
      if (original !== undefined) Object.defineProperty(Function.prototype, 'call', original);
      return {
        path,
        heard,
        replaced: Reflect.set(globalThis, 'glossator', 'mine') || Reflect.set(bridge, 'pathForFile', 'mine'),
        // The constructor of a function from the isolated world would make functions there.
        sameWorld: bridge.pathForFile instanceof Function,
      };
    });
    expect(reached).toEqual({ path: '', heard: [], replaced: false, sameWorld: true });
  });
});

describe.runIf(process.platform === 'linux')('a core dump', () => {
  it('would hold no memory of any process of the application, and no reporter waits for one', async () => {
    const file = join(folder, 'long.txt');
    // Long enough that the process that reads it is met while it reads.
    await writeFile(file, 'The ferry left late that night and nobody was told.\n\n'.repeat(40_000));
    const met = new Map<number, RunningProcess>();
    const meet = (): boolean => {
      for (const running of processesFrom(mainProcess)) met.set(running.id, running);
      return [...met.values()].some(({ command }) => command.includes('max-old-space-size'));
    };
    await dropFiles(application.window, [file]);
    await expect.poll(meet, { interval: 20 }).toBe(true);
    const services = await serviceProcesses(application.app);
    await application.window.getByText('Imported 1 document.').first().waitFor();
    const processes = [...met.values()];
    expect(processes.map(({ id }) => id)).toEqual(expect.arrayContaining([mainProcess, ...services]));
    for (const kind of ['--type=renderer', '--type=zygote', '--type=utility']) {
      expect(processes.some(({ command }) => command.includes(kind))).toBe(true);
    }
    expect(processes.filter(({ coreDumpFilter }) => coreDumpFilter !== 0)).toEqual([]);
    expect([...new Set(processes.flatMap(({ coreDumpLimits }) => coreDumpLimits))]).toEqual(['0']);
    expect(processes.filter(({ command }) => /crashpad|breakpad-handler/.test(command))).toEqual([]);
  });
});
