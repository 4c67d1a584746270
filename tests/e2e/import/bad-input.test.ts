import { chmod, mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
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

/** Has the window check the matter, and waits until it says that every check holds. */
async function expectWholeMatter(): Promise<void> {
  await matterPage(application.window).goTo('History');
  await application.window.getByRole('button', { name: 'Check the matter' }).click();
  await application.window.getByText('The matter is whole: every check holds.').waitFor();
}

it('what cannot be read is refused or kept sealed, file by file and in words, and the rest comes in', async () => {
  const page = application.window;
  const folder = workplace.path('disclosure');
  await mkdir(folder);
  const put = (name: string, content: string | Buffer): Promise<void> =>
    writeFile(`${folder}/${name}`, content);
  await put(
    'a binary.txt',
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(4_000, 0)]),
  );
  await put('b empty.txt', '');
  await put('c locked.txt', 'Nobody may read this.\n');
  await chmod(`${folder}/c locked.txt`, 0);
  await symlink(folder, `${folder}/d loop`);
  const large = await open(`${folder}/e large.txt`, 'w');
  await large.truncate(2 * 1024 ** 3);
  await large.close();
  await put(
    'f malformed.txt',
    Buffer.concat([
      Buffer.from('The café’s letter said '),
      Buffer.from([0xff, 0xc3]),
      Buffer.from(' and no more.\n'),
    ]),
  );
  await put('g zeros.txt', 'The page\0 has two\0 zeros.\n');
  await put('h letter \u202etxt.exe.txt', 'The name of this letter reads backwards.\n');
  await put('i good.txt', 'Nobody came on the night of the storm.\n');
  await put('j picture.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));

  await dropFiles(page, [folder]);
  await page.getByRole('region', { name: 'Last import' }).waitFor();
  await keepScreenshot(page, 'import bad input');
  const { sentence, files } = await matterPage(page).importReport();
  expect(sentence).toBe('Imported 6 documents, 3 of them sealed unread. 4 files could not be imported.');
  expect(files.toSorted()).toEqual([
    'imported f malformed.txt HAR000002 The café’s letter said \ufffd\ufffd and no more 2 characters could not be read from the bytes and are shown as \ufffd; they cannot be part of a passage. Characters 24 and 25.',
    "imported h letter [U+202E]txt.exe.txt HAR000004 The name of this letter reads backwards The file's name holds characters that are not seen and can make it read as another name: right-to-left override. The name was kept as it is.",
    'imported i good.txt HAR000005 Nobody came on the night of the storm',
    'not imported b empty.txt This file is empty. Nothing was imported. If it should hold text, ask for it again.',
    'not imported c locked.txt You are not allowed to read this. Nothing was imported from it. Ask its owner for permission, or copy it to a folder of your own.',
    'not imported d loop This link leads back to a folder it lies in, so it was not followed. Everything in that folder is imported once all the same.',
    'not imported e large.txt This file is 2.0 GB large; texts of up to 100 MB can be read. It was not opened and nothing was imported from it. Split it into smaller files and import those.',
    'sealed unread a binary.txt HAR000001 a binary.txt This picture is damaged, so that it cannot be shown. Ask whoever sent it for a whole copy.',
    'sealed unread g zeros.txt HAR000003 g zeros.txt This file is not text, whatever its name says: it holds NUL bytes, which no text in UTF-8 or Windows-1252 has (UTF-16 needs its byte order mark). Give it the extension of its true type, or save its text as UTF-8 and import that.',
    'sealed unread j picture.jpg HAR000006 j picture.jpg This picture is damaged, so that it cannot be shown. Ask whoever sent it for a whole copy.',
  ]);
  await expect.poll(() => matterPage(page).documentRows.count()).toBe(6);
  await expectWholeMatter();
});

it('an import of two thousand files is cancelled midway: whole documents stay, and the next import completes it', async () => {
  const page = application.window;
  const folder = workplace.path('archive');
  await mkdir(folder);
  for (let number = 1; number <= 2_000; number += 1) {
    const name = String(number).padStart(4, '0');
    await writeFile(`${folder}/${name}.txt`, `Letter ${name}\n\nNobody came on the night of ${name}.\n`);
  }
  const importFolder = async (): Promise<void> => {
    await dropFiles(page, [folder]);
    await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  };
  await importFolder();
  const work = page.getByRole('region', { name: 'Running work' });
  await work.getByText(/^[1-9][\d,]* (?:of [\d,]+ )?files?/).waitFor();
  await keepScreenshot(page, 'import progress');
  await work.getByRole('button', { name: /Cancel/ }).click();
  const { sentence } = await matterPage(page).importReport();
  const [, words = ''] =
    /^Imported ([\d,]+) documents\. The import was stopped before its end;/u.exec(sentence) ?? [];
  const imported = Number(words.replaceAll(',', ''));
  expect(imported).toBeGreaterThan(0);
  expect(imported).toBeLessThan(2_000);
  await page.getByRole('searchbox', { name: `Search ${words} documents and 0 notes` }).waitFor();
  await expectWholeMatter();
  await importFolder();
  const left = (2_000 - imported).toLocaleString('en-GB');
  await page.getByText(`Imported ${left} documents. ${words} files were here already.`).first().waitFor();
  await page.getByRole('searchbox', { name: 'Search 2,000 documents and 0 notes' }).waitFor();
  await expectWholeMatter();
});
