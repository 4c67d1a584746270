import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress } from '../../../electron/main/own-address.ts';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { connectPage } from '../kill/service-page.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { codeFor, type Payload, payloads, prepareInjection } from './payloads.ts';

/** What became of a payload. */
interface Outcome {
  readonly name: string;
  /** What was thrown, or `no error`. */
  readonly came: string;
  readonly violations: readonly string[];
}

let application: RunningApplication;
let page: Page;

attachLogsToFailures();

async function start(withoutPolicy: boolean): Promise<void> {
  application = await startApplication({ withoutPolicy });
  await matterPage(application.window).documentRow('MVI000001').waitFor();
  await prepareInjection(application.window);
  page = application.window;
}

/** Tries one payload and waits as long as its script takes to run where it is let through. */
async function tryPayload({ name, attempt }: Payload): Promise<Outcome> {
  // The function is written out and made one of the page's own, for it is to be tried with the page's rights alone.
  const came = await page.evaluate(
    `window.injection.tryOut(() => (${attempt.toString()})(${JSON.stringify(codeFor(name))}))`,
  );
  await page.waitForTimeout(25);
  const violations = await page.evaluate(() => window.injection?.violations() ?? []);
  return { name, came: String(came), violations };
}

/** The policy that comes with the page, whole. */
const wholePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'; child-src 'none'; worker-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lexical";

function policyOfPage(): Promise<string | null> {
  return application.app.evaluate(
    async ({ net }, address) => (await net.fetch(address)).headers.get('content-security-policy'),
    pageAddress,
  );
}

function whichRan(): Promise<readonly string[]> {
  return page.evaluate(() => window.injection?.whichRan() ?? ['the page has gone']);
}

/** The markup of every payload that a text can hold, as one text. */
const markup = payloads.flatMap(({ name, markup: form }) =>
  form === undefined ? [] : [`${name}: ${form.replace('CODE', codeFor(name))}`],
);

/** What no text may have become: anything that would run, load or lead somewhere. */
const alive =
  'iframe, object, embed, base, form[action], meta[http-equiv], link[rel=modulepreload], animate, a[href^="javascript"], script:not([src]), [onerror], [onload], [onfocus], [ontoggle], [srcdoc]';

describe('a script that comes into the window', () => {
  beforeAll(() => start(false));
  afterAll(() => application.close());

  it('in a text is shown as text wherever it is shown: imported as HTML, Markdown and plain, as a note and as a title', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'glossator-scripts-'));
    const lines = markup.map((line) => `<p>${line}</p>`);
    await writeFile(
      join(folder, 'scripts.html'),
      `<html><head><title><script>${codeFor('title')}</script></title></head><body onload="${codeFor('body')}"><h1>Scripts as HTML</h1>${lines.join('\n')}<p>The last line of the page.</p></body></html>`,
    );
    await writeFile(
      join(folder, 'scripts.md'),
      `# Scripts as Markdown\n\n${markup.join('\n\n')}\n\nThe end.\n`,
    );
    await writeFile(join(folder, 'scripts.txt'), `${markup.join('\n\n')}\n\nThe end of the plain text.\n`);
    const html = ['scripts.html', 'scripts.md', 'scripts.txt'].map((name) => join(folder, name));
    await dropFiles(page, html);
    await page.getByText('Imported 3 documents.').first().waitFor();
    const service = await connectPage(page);
    const documents = await service.value('listDocuments', {});
    const imported = documents.slice(-3);
    const first = imported[0];
    if (first === undefined) throw new Error('Nothing was imported.');
    const all = markup.join(' ');
    await service.value('writeNote', {
      target: { kind: 'document', id: first.id },
      content: { blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: all }] }] },
    });
    await service.value('setMatterTitle', { title: `<img src=x onerror="${codeFor('title')}">` });
    const found: string[] = [];
    for (const document of imported) {
      await matterPage(page).goTo('Library');
      await matterPage(page).documentRow(document.urn).dblclick();
      await readerPage(page).text.waitFor();
      found.push(await readerPage(page).text.innerText());
      expect(await page.locator(alive).count()).toBe(0);
    }
    for (const screen of ['Library', 'Notes', 'History']) {
      await matterPage(page).goTo(screen);
      await matterPage(page).heading(screen).waitFor();
      expect(await page.locator(alive).count()).toBe(0);
    }
    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('searchbox', { name: /^Search/ }).fill('onerror');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Hits' }).getByRole('button').first().waitFor();
    await rm(folder, { recursive: true });
    expect(found.filter((words) => words.includes('a script element: <script>')).length).toBe(2);
    expect({
      alive: await page.locator(alive).count(),
      ran: await whichRan(),
      refused: await page.evaluate(() => window.injection?.violations()),
    }).toEqual({ alive: 0, ran: [], refused: [] });
  });

  it('runs by none of the ways there are, and the policy or Chromium refused each', async () => {
    const outcomes: Outcome[] = [];
    for (const payload of payloads) outcomes.push(await tryPayload(payload));
    const unseen = outcomes.filter(({ came, violations }) => came === 'no error' && violations.length === 0);
    const inert = payloads.filter((payload) => payload.inert).map(({ name }) => name);
    expect(payloads.length - inert.length).toBeGreaterThanOrEqual(20);
    expect({
      ran: await whichRan(),
      unseen: unseen.map(({ name }) => name).filter((name) => !inert.includes(name)),
    }).toEqual({ ran: [], unseen: [] });
    // The test's own evaluation has rights that a page has not: what it evaluates is noticed where it does run.
    await page.evaluate(codeFor('planted'));
    expect(await whichRan()).toEqual(['planted']);
    expect({ address: page.url(), policy: await policyOfPage() }).toEqual({
      address: pageAddress,
      policy: wholePolicy,
    });
    await matterPage(page).goTo('Notes');
    await matterPage(page).heading('Notes').waitFor();
  });
});

describe('a script that comes into a window that ignores its policy', () => {
  beforeAll(() => start(true));
  afterAll(() => application.close());

  it('would run without the policy by every way of which Chromium makes something', async () => {
    for (const payload of payloads) await tryPayload(payload);
    const live = payloads.filter((payload) => !payload.inert).map(({ name }) => name);
    expect([...(await whichRan())].sort()).toEqual(live.sort());
  });
});
