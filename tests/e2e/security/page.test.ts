import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress } from '../../electron/main/own-address.ts';
import { attachLogsToFailures, checkout, type RunningApplication, startApplication } from './application.ts';
import { type ListeningServer, listeningServer } from './listening-server.ts';

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

/** Waits as long as a navigation that is let through takes to begin. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

/** The mark a test left in the page, which goes when another page is loaded. */
function markOf(): Promise<string> {
  return application.window
    .evaluate(() =>
      origin === 'glossator://app'
        ? (document.documentElement.dataset['mark'] ?? 'a new page')
        : 'an empty page',
    )
    .catch(() => 'between pages');
}

describe('the page’s process', () => {
  it('is locked in by the system, and nothing switched the sandbox off', async () => {
    const { processId, switches } = await application.app.evaluate(({ BrowserWindow }) => ({
      processId: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
      switches: process.argv,
    }));
    expect(switches).not.toContain('--no-sandbox');
    if (process.platform !== 'linux') return;
    const status = await readFile(`/proc/${String(processId)}/status`, 'utf8');
    const held = /^(?:Seccomp|NoNewPrivs):\s*\d$/gm;
    expect(status.match(held)?.map((line) => line.replace(/\s+/, ' '))).toEqual([
      'NoNewPrivs: 1',
      'Seccomp: 2',
    ]);
  });

  it('has no Node and nothing of Electron’s but the bridge', async () => {
    const found = await application.window.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'glossator') as Record<string, unknown>;
      return {
        names: [
          'require',
          'process',
          'module',
          'global',
          'Buffer',
          'electron',
          'ipcRenderer',
          '__dirname',
        ].filter((name) => name in globalThis),
        bridge: Object.entries(bridge).map(([name, value]) => [name, typeof value]),
        secure: isSecureContext,
        origin,
      };
    });
    expect(found).toEqual({
      names: [],
      bridge: [['pathForFile', 'function']],
      secure: true,
      origin: 'glossator://app',
    });
  });

  it('gets no path out of a file that a script made', async () => {
    const path = await application.window.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'glossator') as { readonly pathForFile: (file: File) => string };
      return bridge.pathForFile(new File(['x'], '/etc/passwd'));
    });
    expect(path).toBe('');
  });
});

describe('the policy', () => {
  it('comes with the page, exactly', async () => {
    const headers = await application.app.evaluate(async ({ net }, address) => {
      const response = await net.fetch(address);
      return { policy: response.headers.get('content-security-policy'), status: response.status };
    }, pageAddress);
    expect(headers).toEqual({
      status: 200,
      policy:
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'; child-src 'none'; worker-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lexical",
    });
  });

  it('lets the page itself run, and no script of any other kind', async () => {
    // Inside a timer, because code that a test evaluates is let off the rule about eval.
    const ran = await application.window.evaluate(
      (foreign) =>
        new Promise<Record<string, string>>((resolve) => {
          setTimeout(() => {
            const outcomes: Record<string, string> = {};
            const attempt = (name: string, act: () => void) => {
              try {
                act();
                outcomes[name] = 'no error';
              } catch {
                outcomes[name] = 'refused';
              }
            };
            const mark = 'document.documentElement.dataset.ran = "yes"';
            const element = (property: string, value: string) => () => {
              const script = document.createElement('script');
              script.setAttribute(property, value);
              document.body.append(script);
            };
            const call = (name: string): unknown =>
              Reflect.apply(Reflect.get(globalThis, name) as () => unknown, globalThis, [mark]);
            attempt('eval', () => void call('eval'));
            attempt('Function', () => {
              const made = call('Function') as () => void;
              made();
            });
            attempt('timer', () => void call('setTimeout'));
            attempt('inline', () => {
              const script = document.createElement('script');
              script.append(mark);
              document.body.append(script);
            });
            attempt('handler', () => {
              const image = document.createElement('img');
              image.setAttribute('onerror', mark);
              image.src = 'glossator://app/nothing.png';
              document.body.append(image);
            });
            attempt('javascript address', () => {
              location.href = `javascript:${mark}`;
            });
            attempt('foreign script', element('src', `http://${foreign}/script.js`));
            attempt('data script', element('src', `data:text/javascript,${mark}`));
            attempt(
              'markup',
              () => void Reflect.set(document.body, 'innerHTML', `<img src=x onerror='${mark}'>`),
            );
            attempt('another policy', () => {
              const types = Reflect.get(window, 'trustedTypes') as {
                createPolicy: (name: string, rules: object) => void;
              };
              types.createPolicy('mine', { createHTML: (text: string) => text });
            });
            attempt('worker', () => void new Worker('glossator://app/worker.js'));
            setTimeout(() => {
              outcomes['ran'] = document.documentElement.dataset['ran'] ?? 'nothing';
              resolve(outcomes);
            }, 500);
          }, 0);
        }),
      server.host,
    );
    expect(ran).toMatchObject({ eval: 'refused', Function: 'refused', markup: 'refused', ran: 'nothing' });
    expect(ran).toMatchObject({ timer: 'refused', 'another policy': 'refused' });
    expect(server.visits().connections).toBe(0);
  });
});

describe('the application’s own scheme', () => {
  it.each([
    ['glossator://app/index.html', 200],
    ['glossator://app/nothing.html', 404],
    ['glossator://app/', 404],
    ['glossator://other/index.html', 404],
    ['glossator://app/..%2fmain%2findex.js', 404],
    ['glossator://app/%2e%2e%2fmain%2findex.js', 404],
    ['glossator://app/..%5cmain%5cindex.js', 404],
    ['glossator://app/assets/..%2f..%2f..%2fpackage.json', 404],
    ['glossator://app/index.html%00.js', 404],
  ])('%s answers %s', async (address, status) => {
    const answered = await application.app.evaluate(
      ({ protocol, session }, asked) =>
        protocol.isProtocolHandled('glossator')
          ? session.defaultSession.fetch(asked).then(
              (response) => response.status,
              () => 404,
            )
          : 0,
      address,
    );
    expect(answered).toBe(status);
  });

  it('answers no other method', async () => {
    const status = await application.app.evaluate(
      ({ net }, address) =>
        net.fetch(address, { method: 'POST', body: 'x' }).then((response) => response.status),
      pageAddress,
    );
    expect(status).toBe(405);
  });
});

describe('a page that wants to go elsewhere', () => {
  it('stays where it is, in one window', async () => {
    await application.app.evaluate(({ BrowserWindow }) => {
      const went: string[] = [];
      Reflect.set(globalThis, 'went', went);
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on('did-navigate', (_event, address) => went.push(address));
      contents?.on('did-frame-navigate', (_event, address) => went.push(address));
    });
    const { window: page } = application;
    await page.evaluate(() => {
      document.documentElement.dataset['mark'] = 'still here';
    });
    const addresses = [
      `http://${server.host}/`,
      'file:///etc/passwd',
      'data:text/html,x',
      'glossator://app/other.html',
      'glossator://other/index.html',
      'mailto:someone@example.org',
    ];
    for (const address of addresses) {
      await page.evaluate(async (to) => {
        const attempts: (() => void)[] = [
          () => {
            location.href = to;
          },
          () => location.replace(to),
          () => void window.open(to),
          () => void window.open(to, '_self'),
          () => clickLink('_self'),
          () => clickLink('_blank'),
          () => submitForm('get'),
          () => submitForm('post'),
          () => {
            const meta = document.createElement('meta');
            meta.httpEquiv = 'refresh';
            meta.content = `0; url=${to}`;
            document.head.append(meta);
          },
          () => embed('iframe', 'src'),
          () => embed('embed', 'src'),
          () => embed('object', 'data'),
          () => embed('webview', 'src'),
        ];
        const clickLink = (target: string) => {
          const link = document.createElement('a');
          link.href = to;
          link.target = target;
          document.body.append(link);
          link.click();
        };
        const submitForm = (method: string) => {
          const form = document.createElement('form');
          form.action = to;
          form.method = method;
          document.body.append(form);
          form.submit();
        };
        const embed = (name: string, property: string) => {
          const element = document.createElement(name);
          element.setAttribute(property, to);
          document.body.append(element);
        };
        for (const attempt of attempts) {
          try {
            attempt();
          } catch {
            // A page's own rule refused it already: just as well.
          }
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }, address);
    }
    await breath();
    const went = (): Promise<unknown> =>
      application.app.evaluate((): unknown => Reflect.get(globalThis, 'went'));
    const known = (await went()) as readonly string[];
    expect({
      address: page.url(),
      mark: await page.evaluate(() => document.documentElement.dataset['mark']),
      windows: application.app.windows().length,
      // An embedded frame that is refused may still show Chromium's own empty error page.
      went: known.filter((address) => !/^(about:blank|about:srcdoc|chrome-error:.*)?$/.test(address)),
      visits: server.visits(),
    }).toEqual({
      address: pageAddress,
      mark: 'still here',
      windows: 1,
      went: [],
      visits: { connections: 0, packets: 0 },
    });
    await application.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload();
    });
    await expect.poll(went).toContain(pageAddress);
    await expect.poll(markOf).toBe('a new page');
  });
});

it('a page that empties itself is brought back', async () => {
  await application.window.evaluate(() => {
    document.documentElement.dataset['mark'] = 'the page before';
    setTimeout(() => {
      location.href = 'about:blank';
    }, 100);
  });
  await expect.poll(markOf).toBe('a new page');
  expect(application.window.url()).toBe(pageAddress);
});

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
});
