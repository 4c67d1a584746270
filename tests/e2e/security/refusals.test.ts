import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress } from '../../../electron/main/own-address.ts';
import { attachLogsToFailures, checkout, type RunningApplication, startApplication } from '../application.ts';
import { type ListeningServer, listeningServer } from '../listening-server.ts';

let application: RunningApplication;
let server: ListeningServer;

beforeAll(async () => {
  server = await listeningServer();
  application = await startApplication();
});

afterAll(async () => {
  await application.close();
  await server.close();
});

attachLogsToFailures();

/** Waits as long as a download that is let through takes to begin. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('a page that wants more', () => {
  it('is granted no permission', async () => {
    const outcomes = await application.window.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'clipboard-write',
        'persistent-storage',
        'screen-wake-lock',
        'idle-detection',
        'local-fonts',
        'window-management',
        'storage-access',
        'display-capture',
      ];
      const refused = async (ask: () => Promise<unknown>): Promise<string> => {
        const late = new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 2_000));
        return Promise.race([
          ask().then(
            (answer) => (answer === 'denied' || answer === false ? 'refused' : `granted ${String(answer)}`),
            () => 'refused',
          ),
          late,
        ]);
      };
      const asked: Record<string, () => Promise<unknown>> = {
        geolocation: () =>
          new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        notification: () => Notification.requestPermission(),
        media: () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
        screen: () => navigator.mediaDevices.getDisplayMedia(),
        clipboard: () => navigator.clipboard.readText(),
        midi: () => navigator.requestMIDIAccess({ sysex: true }),
        storage: () => navigator.storage.persist(),
        pointer: () => Promise.resolve(document.body.requestPointerLock()),
      };
      for (const [name, member] of [
        ['usb', 'requestDevice'],
        ['hid', 'requestDevice'],
        ['serial', 'requestPort'],
        ['bluetooth', 'requestDevice'],
      ] as const) {
        asked[name] = async () => {
          const api: unknown = Reflect.get(navigator, name);
          if (typeof api !== 'object' || api === null) throw new Error('There is no such thing here.');
          const chosen: unknown = await Reflect.apply(
            Reflect.get(api, member) as () => Promise<unknown>,
            api,
            [{ filters: [], acceptAllDevices: true }],
          );
          return Array.isArray(chosen) && chosen.length === 0 ? false : chosen;
        };
      }
      const states: Record<string, string> = {};
      for (const name of names) {
        states[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => (state === 'denied' ? 'refused' : state),
          () => 'refused',
        );
      }
      for (const [name, ask] of Object.entries(asked)) states[`asked for ${name}`] = await refused(ask);
      return Object.entries(states).filter(([, state]) => state !== 'refused');
    });
    expect(outcomes).toEqual([]);
  });

  it('downloads nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'glossator-downloads-'));
    await application.app.evaluate(({ app, session }, downloads) => {
      app.setPath('downloads', downloads);
      const ends: string[] = [];
      Reflect.set(globalThis, 'downloadEnds', ends);
      session.defaultSession.on('will-download', (event, item) => {
        item.setSavePath(`${downloads}/${item.getFilename()}`);
        ends.push(event.defaultPrevented ? 'refused' : 'let through');
      });
    }, folder);
    await application.window.evaluate((host) => {
      const addresses = [
        URL.createObjectURL(new Blob(['x'])),
        'data:text/plain,x',
        `http://${host}/file.txt`,
        'index.html',
      ];
      for (const address of addresses) {
        const link = document.createElement('a');
        link.href = address;
        link.download = 'taken.txt';
        document.body.append(link);
        link.click();
      }
    }, server.host);
    await breath();
    const ends = (await application.app.evaluate((): unknown =>
      Reflect.get(globalThis, 'downloadEnds'),
    )) as readonly string[];
    const files = await readdir(folder);
    await rm(folder, { recursive: true });
    expect({
      letThrough: ends.filter((end) => end !== 'refused'),
      files,
      visits: server.visits().connections,
    }).toEqual({
      letThrough: [],
      files: [],
      visits: 0,
    });
  });
});

describe('a server that asks something of the application', () => {
  it('is trusted with no certificate, given none, and told no password', async () => {
    const answers = await application.app.evaluate(({ app }) => {
      const given: Record<string, readonly unknown[]> = {};
      const ask = (event: string, answerAt: number): void => {
        let prevented = false;
        const answer = (...words: readonly unknown[]): void => {
          given[event] = [prevented, ...words];
        };
        // Electron passes what it hears on to the page that is concerned.
        const page = { emit: () => false };
        const rest: unknown[] = Array.from({ length: answerAt - 1 }, () => ({}));
        const preventDefault = (): void => {
          prevented = true;
        };
        Reflect.apply(Reflect.get(app, 'emit') as () => boolean, app, [
          event,
          { preventDefault },
          page,
          ...rest,
          answer,
        ]);
      };
      ask('certificate-error', 4);
      ask('select-client-certificate', 3);
      ask('login', 3);
      return given;
    });
    expect(answers).toEqual({
      'certificate-error': [true, false],
      'select-client-certificate': [true],
      login: [true],
    });
  });
});

describe('a window that is not the application’s own', () => {
  it('is given no port, though it shows the page and asks', async () => {
    const asks = `new Promise((resolve) => {
      const heard = [];
      addEventListener('message', (event) => { if (event.data.kind === 'glossator-port') heard.push(event.data.to); });
      postMessage({ kind: 'glossator-ready' }, origin);
      setTimeout(() => resolve(heard), 700);
    })`;
    const heard = await application.app.evaluate(
      async ({ BrowserWindow }, { script, address, preload }) => {
        const own = BrowserWindow.getAllWindows()[0];
        if (own === undefined) throw new Error('There is no window.');
        const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await foreign.loadURL(address);
        const byForeign: unknown = await foreign.webContents.executeJavaScript(script);
        const byOwn: unknown = await own.webContents.executeJavaScript(script);
        foreign.destroy();
        return { byForeign, byOwn };
      },
      { script: asks, address: pageAddress, preload: join(checkout, 'out', 'preload', 'index.cjs') },
    );
    expect(heard).toEqual({ byForeign: [], byOwn: ['shell', 'service'] });
  });

  it('holds no embedded view, though its settings allow one', async () => {
    const views = await application.app.evaluate(async ({ BrowserWindow, webContents }, address) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, sandbox: true } });
      await foreign.loadURL(address);
      const before = webContents.getAllWebContents().length;
      await foreign.webContents.executeJavaScript(`new Promise((resolve) => {
        const view = document.createElement('webview');
        view.setAttribute('src', '${address}');
        view.setAttribute('allowpopups', '');
        view.setAttribute('webpreferences', 'nodeIntegration=yes, contextIsolation=no, sandbox=no');
        document.body.append(view);
        setTimeout(resolve, 400);
      })`);
      const shown = webContents.getAllWebContents();
      foreign.destroy();
      return {
        more: shown.length - before,
        types: [...new Set(shown.map((contents) => contents.getType()))],
      };
    }, pageAddress);
    expect(views).toEqual({ more: 0, types: ['window'] });
  });
});
