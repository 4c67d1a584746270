import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { messageFile } from '../../fixtures/message/message-file.ts';
import { outlookFile } from '../../fixtures/message/outlook-file.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { matterPage } from '../matter-page.ts';

let workplace: Workplace;
let application: RunningApplication;

beforeEach(async () => {
  workplace = makeWorkplace();
  await mustDo(workplace, [
    'new',
    'Harrow.matter',
    '--no-passphrase',
    '--title',
    'Harrow',
    '--prefix',
    'HAR',
  ]);
  application = await startApplication({
    profile: workplace.profile,
    arguments: [workplace.path('Harrow.matter')],
  });
  await matterPage(application.window).title('Harrow').waitFor();
});

afterEach(async () => {
  await application.close();
  workplace.remove();
});

attachLogsToFailures();

const asked = messageFile({
  headers: [
    'From: Tom Reed <tom.reed@police.example>',
    'To: Orla Finch <orla.finch@council.example>',
    'Date: Thu, 19 Dec 2013 08:00:00 +0000',
    'Subject: Who was on duty',
    'Message-ID: <asked@police.example>',
  ],
  part: { type: 'text/plain; charset=utf-8', content: 'Who was on duty that night, and who had the keys?\n' },
});
const answered = messageFile({
  headers: [
    'Received: from desk.council.example by mail.council.example; Fri, 20 Dec 2013 09:15:01 +0000',
    'From: Orla Finch <orla.finch@council.example>',
    'To: Tom Reed <tom.reed@police.example>, Ida Marsh <ida.marsh@health.example>',
    'Bcc: Records <records@council.example>',
    'Date: Fri, 20 Dec 2013 10:15:00 +0100',
    'Subject: Re: Who was on duty',
    'Message-ID: <answered@council.example>',
    'In-Reply-To: <asked@police.example>',
    'References: <asked@police.example>',
  ],
  part: {
    type: 'multipart/mixed',
    parts: [
      {
        type: 'text/plain; charset=utf-8',
        content:
          'Dear Tom,\n\nthe rota is enclosed. Nobody signed for the keys.\n\n-- \nOrla Finch\nSafeguarding\n\n> Who was on duty that night, and who had the keys?\n',
      },
      {
        type: 'text/plain; charset=utf-8',
        disposition: 'attachment; filename="rota.txt"',
        content: 'Rota of the night\n\nThe name in the second line was struck out by hand.\n',
      },
      {
        type: 'application/ms-tnef; name="winmail.dat"',
        encoding: 'base64',
        content: Uint8Array.of(120, 159, 62, 34),
      },
    ],
  },
});

it('a message, its attachments and its conversation come in together and are read together', async () => {
  const page = application.window;
  const folder = workplace.path('mail');
  await mkdir(folder);
  await writeFile(`${folder}/1 asked.eml`, asked);
  await writeFile(`${folder}/2 answered.eml`, answered);
  await writeFile(
    `${folder}/3 saved.msg`,
    outlookFile({ texts: { '0037': 'Saved in Outlook', '1000': 'Words kept in Outlook.' } }),
  );
  await dropFiles(page, [folder]);
  await page.getByRole('region', { name: 'Last import' }).waitFor();
  await page.getByRole('button', { name: 'Put away' }).click();

  const rows = page.getByRole('treegrid', { name: 'Documents' }).getByRole('row');
  const levels = async (): Promise<readonly (readonly [string, string | null])[]> =>
    Promise.all(
      (await rows.all())
        .slice(1)
        .map(
          async (row) =>
            [
              (await row.getByRole('gridcell').nth(1).innerText()).trim(),
              await row.getAttribute('aria-level'),
            ] as const,
        ),
    );
  await page.getByRole('row', { name: /HAR000005/ }).waitFor();
  expect(await levels()).toEqual([
    ['HAR000001', '1'],
    ['HAR000002', '1'],
    ['HAR000003', '2'],
    ['HAR000004', '2'],
    ['HAR000005', '1'],
  ]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `library with a family ${colorScheme}`);
    expect(await axeFaults(page, colorScheme === 'light' ? 'everything' : 'colours')).toEqual([]);
  }
  // From the keyboard: the left arrow folds what came with a message.
  await rows.nth(2).click();
  await page.getByRole('treegrid', { name: 'Documents' }).press('ArrowLeft');
  expect((await levels()).map(([urn]) => urn)).toEqual(['HAR000001', 'HAR000002', 'HAR000005']);
  await page.getByRole('checkbox', { name: /^Select HAR000002/ }).check();
  await page.getByRole('button', { name: 'With the 2 attachments that came along' }).click();
  await page.getByText('3 documents selected').waitFor();
  await keepScreenshot(page, 'a message selected with its attachments');
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('treegrid', { name: 'Documents' }).press('ArrowRight');

  await rows.nth(2).dblclick();
  const header = page.getByRole('region', { name: 'Header of the message' });
  await header.getByText('Records <records@council.example>').first().waitFor();
  await header.getByText('2013-12-20 09:15:00 UTC').waitFor();
  await page.getByText('Conversation of 2 messages').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `a message being read ${colorScheme}`);
    expect(await axeFaults(page, colorScheme === 'light' ? 'everything' : 'colours')).toEqual([]);
  }
  await header.getByText('All 11 headers').click();
  await header.getByText('from desk.council.example by').waitFor();
  await keepScreenshot(page, 'all headers of a message');

  const family = page.getByRole('navigation', { name: 'What it came with' });
  await family.getByRole('button', { name: /HAR000003/ }).click();
  await page.getByRole('document', { name: /Rota/ }).getByText('struck out by hand').waitFor();
  await family.getByText('attachment 1 of 2').waitFor();
  await keepScreenshot(page, 'an attachment being read');
  await family.getByRole('button', { name: /HAR000002/ }).click();
  await page.getByText('Conversation of 2 messages').click();
  await page
    .getByRole('button', { name: /HAR000001 Who was on duty/ })
    .last()
    .click();
  await page.getByRole('document', { name: 'Text of Who was on duty' }).waitFor();
}, 120_000);
