import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress } from '../../../electron/main/own-address.ts';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { type ListeningServer, listeningServer } from '../listening-server.ts';
import { matterPage } from '../matter-page.ts';

let application: RunningApplication;
let page: Page;
let server: ListeningServer;

beforeAll(async () => {
  server = await listeningServer();
  application = await startApplication();
  page = application.window;
  await matterPage(page).documentRow('MVI000001').waitFor();
  await application.app.evaluate(({ BrowserWindow, shell }) => {
    const went: string[] = [];
    Reflect.set(globalThis, 'went', went);
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('did-navigate', (_event, address) => went.push(address));
    contents?.on('did-frame-navigate', (_event, address) => went.push(address));
    shell.openExternal = async (address) => void went.push(`outside: ${address}`);
    shell.openPath = async (path) => {
      went.push(`outside: ${path}`);
      return '';
    };
  });
  await mark();
});

afterAll(async () => {
  await application.close();
  await server.close();
});

attachLogsToFailures();

/** Where a page may want to go: over the network, to files, to text of its own, to other programs, to another page of ours. */
function destinations(): readonly string[] {
  return [
    `http://${server.host}/`,
    'file:///etc/passwd',
    'data:text/html,x',
    'glossator://app/other.html',
    'glossator://other/index.html',
    'mailto:someone@example.org',
  ];
}

/** Puts a mark on the page that goes when another page is loaded. */
function mark(): Promise<void> {
  return page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'still here';
  });
}

function markOf(): Promise<string> {
  return page
    .evaluate(() =>
      origin === 'glossator://app'
        ? (document.documentElement.dataset['mark'] ?? 'a new page')
        : 'an empty page',
    )
    .catch(() => 'between pages');
}

async function went(): Promise<readonly string[]> {
  const known = (await application.app.evaluate((): unknown =>
    Reflect.get(globalThis, 'went'),
  )) as readonly string[];
  // An embedded frame that is refused may still show Chromium's own empty error page.
  return known.filter((address) => !/^(about:blank|about:srcdoc|chrome-error:.*)?$/.test(address));
}

/** Waits as long as a navigation that is let through takes to begin, and sees that nothing has begun. */
async function expectStillHere(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect({
    address: page.url(),
    mark: await markOf(),
    windows: application.app.windows().length,
    went: await went(),
    visits: server.visits(),
  }).toEqual({
    address: pageAddress,
    mark: 'still here',
    windows: 1,
    went: [],
    visits: { connections: 0, packets: 0 },
  });
}

/** Runs in the page: tries a way to an address; what the page's own rules throw at it is just as well. */
function tryWay({ way, to }: { readonly way: string; readonly to: string }): void {
  const put = (name: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const element = document.createElement(name);
    element.className = 'way-out';
    document.body.append(element);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const ways: Readonly<Record<string, () => void>> = {
    'setting the location': () => {
      location.href = to;
    },
    'replacing the location': () => location.replace(to),
    'a link': () => put('a', { href: to }).click(),
    'a link out of frames': () => put('a', { href: to, target: '_top' }).click(),
    'a form that gets': () => (put('form', { action: to, method: 'get' }) as HTMLFormElement).submit(),
    'a form that posts': () => (put('form', { action: to, method: 'post' }) as HTMLFormElement).submit(),
    'a refresh in the head': () => {
      const meta = put('meta', { 'http-equiv': 'refresh', content: `0; url=${to}` });
      document.head.append(meta);
    },
    'opening in the same window': () => void window.open(to, '_self'),
    'another entry of the history': () => {
      const here = location.href;
      history.pushState(null, '', to);
      // An address of its own origin is a page's to show, for the very page that it is.
      history.replaceState(null, '', here);
    },
    'going back and forth': () => {
      history.back();
      history.forward();
      history.go(-2);
    },
    'a frame': () => void put('iframe', { src: to }),
    'an embedded thing': () => void put('embed', { src: to }),
    'an object': () => void put('object', { data: to }),
    'an embedded view': () => void put('webview', { src: to, allowpopups: '' }),
    'a navigation by its own interface': () => {
      const navigation: unknown = Reflect.get(window, 'navigation');
      const { finished, committed } = Reflect.apply(
        Reflect.get(navigation as object, 'navigate') as (address: string) => {
          readonly finished: Promise<unknown>;
          readonly committed: Promise<unknown>;
        },
        navigation,
        [to],
      );
      finished.catch(() => undefined);
      committed.catch(() => undefined);
    },
    'a new window': () => void window.open(to),
    'a new window with a name and a size': () => void window.open(to, 'other', 'popup,width=200,height=200'),
    'a link to a new window': () => put('a', { href: to, target: '_blank' }).click(),
    'a link to a named window that keeps its opener': () =>
      put('a', { href: to, target: 'other', rel: 'opener' }).click(),
    'a form to a new window': () =>
      (put('form', { action: to, target: '_blank', method: 'post' }) as HTMLFormElement).submit(),
  };
  try {
    ways[way]?.();
  } catch {
    // Refused already.
  }
}

async function tryEverywhere(way: string): Promise<void> {
  for (const to of destinations()) await page.evaluate(tryWay, { way, to });
  await expectStillHere();
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('.way-out')) element.remove();
  });
}

describe('a page that wants to go elsewhere', () => {
  it.each([
    'setting the location',
    'replacing the location',
    'a link',
    'a link out of frames',
    'a form that gets',
    'a form that posts',
    'a refresh in the head',
    'opening in the same window',
    'another entry of the history',
    'going back and forth',
    'a frame',
    'an embedded thing',
    'an object',
    'an embedded view',
    'a navigation by its own interface',
  ])('stays where it is by %s', tryEverywhere);

  it('stays where it is when an address is dropped on it', async () => {
    const session = await page.context().newCDPSession(page);
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    for (const to of destinations()) {
      const items = [{ mimeType: 'text/uri-list', data: to }];
      const data = { items, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
      }
    }
    await session.detach();
    await expectStillHere();
  });
});

describe('a page that wants another window', () => {
  it.each([
    'a new window',
    'a new window with a name and a size',
    'a link to a new window',
    'a link to a named window that keeps its opener',
    'a form to a new window',
  ])('gets none by %s', tryEverywhere);

  it.each([
    { how: 'the middle button', click: { button: 'middle' as const } },
    { how: 'Ctrl held', click: { modifiers: ['ControlOrMeta' as const] } },
    { how: 'Shift held', click: { modifiers: ['Shift' as const] } },
  ])('gets none by a person’s click with $how', async ({ click }) => {
    for (const to of destinations()) {
      await page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        link.className = 'way-out';
        link.textContent = 'A way out';
        Object.assign(link.style, { position: 'fixed', top: '40px', left: '40px', zIndex: '9999' });
        document.body.append(link);
      }, to);
      await page.locator('a.way-out').click({ ...click, force: true });
      await page.evaluate(() => document.querySelector('.way-out')?.remove());
    }
    await expectStillHere();
  });
});

it('a page that stayed goes on working, and a reload, which is let through, is noticed', async () => {
  // Not as a driven click, which would wait for the navigations that never came.
  const heading = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector('main h1, main h2')?.textContent);
  await page.evaluate(() => {
    const items = [...document.querySelectorAll<HTMLElement>('nav button, nav a')];
    items.find((item) => item.textContent.startsWith('Notes'))?.click();
  });
  await expect.poll(heading).toBe('Notes');
  await application.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
  });
  await expect.poll(went).toContain(pageAddress);
  await expect.poll(markOf).toBe('a new page');
});

it('a page that empties itself is brought back', async () => {
  await page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'the page before';
    setTimeout(() => {
      location.href = 'about:blank';
    }, 100);
  });
  await expect.poll(markOf).toBe('a new page');
  expect(page.url()).toBe(pageAddress);
});
