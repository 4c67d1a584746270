import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { attachLogsToFailures, type RunningApplication } from '../application.ts';
import { connectPage } from '../kill/service-page.ts';
import { serviceProcessId } from '../kill/service-process.ts';
import { pageAfterLock } from '../locked-page.ts';
import { matterPage } from '../matter-page.ts';
import { kept, marksOf, passing, passphrase } from './canaries.ts';
import { lookIntoFilesWithoutNames } from './files-without-names.ts';
import { ground, type Ground } from './ground.ts';
import { journey, leaveDraft, unlock } from './journey.ts';
import { findsInBytes } from './look-for.ts';

const keptMarks = marksOf(kept);
const passingMarks = marksOf(passing);
const everyMark = [...keptMarks, ...passingMarks, passphrase.mark];

let machine: Ground | null = null;
let application: RunningApplication | null = null;

afterEach(async () => {
  await application?.close();
  application = null;
  if (machine !== null) rmSync(machine.folder, { recursive: true, force: true });
  machine = null;
});

attachLogsToFailures();

/** The draft as it is offered to be gone on with. */
function leftDraft(page: Page): Locator {
  return page.getByRole('region', { name: 'Left unfinished' }).getByText(kept.draft.words);
}

/** Nothing of any canary may lie anywhere; the moment is part of what a failure shows, beside each file and offset. */
function expectNothing(on: Ground, moment: string): void {
  const { finds, files, bytes } = on.look(everyMark);
  expect({ moment, finds }).toEqual({ moment, finds: [] });
  // A look that saw less has not looked at the matter, the profile and Chromium's folder in it.
  expect(files).toBeGreaterThan(20);
  expect(bytes).toBeGreaterThan(400_000);
}

describe('the look into files', () => {
  const word = 'glimmerwhistle';
  const around = Buffer.from('x xx Px');
  const zip = (name: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 'latin1');
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), deflateRawSync(content)]);
  };
  const utf8 = Buffer.from(`A sentence about ${word}.`);
  const utf16 = Buffer.from(utf8.toString('utf8'), 'utf16le');
  it.each([
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['compressed UTF-8', gzipSync(utf8)],
    ['compressed UTF-16LE', deflateSync(utf16)],
    ['compressed UTF-8', zip('letter.txt', utf8)],
  ])('finds a word in %s', (as, bytes) => {
    const found = findsInBytes([word, 'fernwhickle'], 'file', Buffer.concat([around, bytes, around]));
    // One byte off, UTF-16 of either order can look like the other.
    expect(found.map((find) => [find.word, find.as])).toEqual(expect.arrayContaining([[word, as]]));
    expect(found.filter((find) => find.word !== word)).toEqual([]);
  });
});

it('of an encrypted matter nothing lies in plain anywhere: while it is open, after crashes, locked, and after quitting', async () => {
  const on = await ground(passphrase.words);
  machine = on;
  application = await on.start();
  let page = application.window;
  await unlock(page, passphrase.words);
  await journey(on, application);
  await leaveDraft(page);
  expectNothing(on, 'while it is open');
  const unnamed = await lookIntoFilesWithoutNames(application.app, everyMark);
  expect(unnamed.finds).toEqual([]);
  if (process.platform === 'linux') expect(unnamed.processes).toBeGreaterThan(1);

  const service = await serviceProcessId(application.app);
  process.kill(service, 'SIGSEGV');
  await serviceProcessId(application.app, service);
  expectNothing(on, 'after a crash of its service');
  await unlock(page, passphrase.words);
  await matterPage(page).goTo('Notes');
  await leftDraft(page).waitFor();

  await application.kill();
  expectNothing(on, 'after the whole application was killed');

  application = await on.start();
  page = application.window;
  await unlock(page, passphrase.words);
  await matterPage(page).goTo('Notes');
  await leftDraft(page).waitFor();
  const before = await serviceProcessId(application.app);
  page = await pageAfterLock(application, () => page.keyboard.press('Control+l'));
  await serviceProcessId(application.app, before);
  expectNothing(on, 'while it is locked');

  await application.close();
  expectNothing(on, 'after quitting');
  const asked = on.lookAsked(everyMark).finds.map(({ word }) => word);
  expect(asked).toEqual(
    expect.arrayContaining([kept.quote, kept.openNote, kept.newTheme].map(({ mark }) => mark)),
  );
  expect(asked).not.toEqual(expect.arrayContaining([passphrase.mark]));
});

it('the same look finds all of it in a matter without a passphrase, and nothing any more once that is encrypted', async () => {
  const on = await ground(null);
  machine = on;
  application = await on.start();
  await matterPage(application.window).title(kept.matterTitle.words).waitFor();
  await journey(on, application);
  await leaveDraft(application.window);

  const { finds } = on.look(everyMark);
  const places = new Set(finds.map(({ file }) => file));
  const matter = relative(on.folder, on.matter);
  expect([...places]).toEqual(expect.arrayContaining([matter, `${matter}-wal`]));
  const inMatter = finds.filter(({ file }) => [matter, `${matter}-wal`].includes(file));
  const found = new Set(inMatter.map(({ word }) => word));
  expect(keptMarks.filter((mark) => !found.has(mark))).toEqual([]);
  // What is only typed is kept nowhere, with or without a passphrase.
  expect(finds.filter(({ word }) => !keptMarks.includes(word))).toEqual([]);

  const service = await connectPage(application.window);
  await service.value('encryptMatter', { task: 'encrypt', passphrase: passphrase.words });
  await application.close();
  expectNothing(on, 'after it was encrypted');
});
