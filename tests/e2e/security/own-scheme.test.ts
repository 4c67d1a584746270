import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress } from '../../../electron/main/own-address.ts';
import { attachLogsToFailures, checkout, type RunningApplication, startApplication } from '../application.ts';

let application: RunningApplication;

beforeAll(async () => {
  application = await startApplication();
});

afterAll(() => application.close());

attachLogsToFailures();

/** What an address answers when the application itself asks for it: the status, or `refused`, and how much came. */
function ask(
  addresses: readonly string[],
): Promise<readonly { readonly answer: number | string; readonly bytes: number }[]> {
  return application.app.evaluate(
    ({ session }, asked) =>
      Promise.all(
        asked.map(async (address) => {
          try {
            const response = await session.defaultSession.fetch(address);
            return { answer: response.status, bytes: (await response.arrayBuffer()).byteLength };
          } catch {
            return { answer: 'refused', bytes: 0 };
          }
        }),
      ),
    addresses,
  );
}

/** Ways of writing an address that would lead out of the folder, to no file of it, or to a device. */
const ways: readonly string[] = [
  'glossator://app/nothing.html',
  'glossator://app/',
  'glossator://app',
  'glossator://other/index.html',
  'glossator://app.example.org/index.html',
  // Parents, written in every way there is.
  'glossator://app/../main/index.js',
  'glossator://app/assets/../../main/index.js',
  'glossator://app/..%2fmain%2findex.js',
  'glossator://app/%2e%2e%2fmain%2findex.js',
  'glossator://app/%2E%2E/main/index.js',
  'glossator://app/.%2e/main/index.js',
  'glossator://app/..%5cmain%5cindex.js',
  'glossator://app/..\\main\\index.js',
  'glossator://app/assets/..%2f..%2f..%2fpackage.json',
  'glossator://app/assets/..;/..;/main/index.js',
  'glossator://app/....//....//main/index.js',
  'glossator://app/%252e%252e%252fmain%252findex.js',
  'glossator://app/%25252e%25252e/main/index.js',
  'glossator://app/%c0%ae%c0%ae/main/index.js',
  'glossator://app/%u002e%u002e/main/index.js',
  'glossator://app/%EF%BC%8E%EF%BC%8E/main/index.js',
  // Whole paths, drives, other machines and streams.
  `glossator://app/${encodeURIComponent(join(checkout, 'out', 'main', 'index.js'))}`,
  'glossator://app//etc/passwd',
  'glossator://app/%2fetc%2fpasswd',
  'glossator://app/C%3a%5cWindows%5cwin.js',
  'glossator://app/%5c%5cserver%5cshare%5cx.js',
  'glossator://app/%5c%5c.%5cPhysicalDrive0.js',
  'glossator://app/index.html%3a%3a$DATA',
  'glossator://app/~/x.js',
  // Ends of strings and lines.
  'glossator://app/index.html%00.js',
  'glossator://app/%00/index.html',
  'glossator://app/index.html%0a',
  'glossator://app/index.html%20',
  'glossator://app/index.html.',
  // Devices of Windows, which answer in every folder, and of others.
  'glossator://app/CON.js',
  'glossator://app/NUL.html',
  'glossator://app/aux.css',
  'glossator://app/COM1.js',
  'glossator://app/dev/zero.js',
  // Longer than any path may be.
  `glossator://app/${'a/'.repeat(30_000)}x.js`,
  `glossator://app/${'x'.repeat(5_000)}.js`,
  `glossator://app/${'../'.repeat(3_000)}etc/passwd`,
];

describe('the application’s own scheme', () => {
  it('answers with the page', async () => {
    expect(await ask([pageAddress])).toEqual([{ answer: 200, bytes: expect.any(Number) as number }]);
  });

  it('leads out of its folder by no way of writing an address', async () => {
    const answers = await ask(ways);
    const through = ways.filter((_way, index) => {
      const given = answers[index];
      return !(given?.bytes === 0 && [404, 'refused'].includes(given.answer));
    });
    expect({ through, asked: answers.length }).toEqual({ through: [], asked: ways.length });
  });

  it('answers no method but one', async () => {
    const statuses = await application.app.evaluate(
      ({ net }, address) =>
        Promise.all(
          ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'].map((method) =>
            net.fetch(address, { method }).then((response) => response.status),
          ),
        ),
      pageAddress,
    );
    expect([...new Set(statuses)]).toEqual([405]);
  });
});

describe('a file address', () => {
  it('is shown by no window and answered to nobody, in the page and outside', async () => {
    const address = pathToFileURL(join(checkout, 'package.json')).href;
    const inPage = await application.window.evaluate(async (file) => {
      const loaded = (name: string, property: string): Promise<string> =>
        new Promise((resolve) => {
          const element = document.createElement(name);
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          try {
            element.setAttribute(property, file);
          } catch {
            resolve('refused');
          }
          document.body.append(element);
        });
      const answers = [
        await fetch(file).then(
          () => 'loaded',
          () => 'refused',
        ),
        await loaded('img', 'src'),
        await loaded('script', 'src'),
      ];
      return answers;
    }, address);
    const shown = await application.app.evaluate(async ({ BrowserWindow }, file) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      const outcome = await foreign.loadURL(file).then(
        () => 'loaded',
        () => 'refused',
      );
      const words: unknown = await foreign.webContents.executeJavaScript('document.body.innerText');
      foreign.destroy();
      const own = BrowserWindow.getAllWindows().map((window) => window.webContents.getURL());
      return { outcome, holdsTheFile: String(words).includes('glossator'), own };
    }, address);
    expect({ inPage, shown, asked: await ask([address, 'file:///etc/passwd']) }).toEqual({
      inPage: ['refused', 'refused', 'refused'],
      shown: { outcome: 'refused', holdsTheFile: false, own: [pageAddress] },
      asked: [
        { answer: 'refused', bytes: 0 },
        { answer: 'refused', bytes: 0 },
      ],
    });
  });
});
