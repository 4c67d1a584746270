import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { drawPagesInProcess } from '../../electron/ingest/draw-pages-in-process.ts';
import { forkedReader, forkHelper } from '../../electron/ingest/forked-reader.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { DocumentSummary } from '../../shared/model/index.ts';
import { linesDown, pagedPdf, type PagedPdf } from '../fixtures/pages/paged-pdf.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';

const helperFile = join(import.meta.dirname, '../../electron/ingest/helper/index.ts');
const password = 'harrow bell and candle';
const sentence = 'The register names eleven children who were moved at night.';

let fixture: MatterFixture | null = null;
let session: MatterSession | null = null;

afterEach(async () => {
  await session?.close();
  session = null;
  fixture?.remove();
  fixture = null;
});

/** A matter with a protected PDF and a plain text; gives the document's id. */
async function withLockedMinutes(
  pages: readonly (readonly string[])[] = [[sentence]],
  attachments: PagedPdf['attachments'] = [],
): Promise<{
  readonly matter: MatterFixture;
  readonly calls: MatterSession['calls'];
  readonly locked: string;
  readonly plain: string;
}> {
  const matter = await matterFixture(quickFolder);
  fixture = matter;
  const limits = { timeLimitMs: 20_000, memoryLimitBytes: 1024 ** 3 };
  const surroundings = {
    ...matter.surroundings,
    readSource: forkedReader({ helperFile, execPath: process.execPath, ...limits }),
    drawPages: drawPagesInProcess(
      () => forkHelper({ helperFile, execPath: process.execPath, ...limits }),
      limits,
    ),
  };
  session = await matter.open({ surroundings });
  const { calls } = session;
  const sources = join(matter.folder, 'sources');
  mkdirSync(sources);
  const drawn = pages.map((lines) => ({ lines: linesDown(lines) }));
  const bytes = await pagedPdf({ title: 'Minutes', pages: drawn, password, attachments });
  writeFileSync(join(sources, 'a minutes.pdf'), bytes);
  writeFileSync(join(sources, 'b plain.txt'), 'A plain text of the inquiry.\n');
  const { items } = expectValue(await calls.importFiles({ task: 'import', paths: [sources] }));
  const ids = items.map((item) => (item.result === 'imported' ? item.documentId : ''));
  return { matter, calls, locked: ids[0] ?? '', plain: ids[1] ?? '' };
}

describe('a source that waits for its password', () => {
  test('is read with it, can be tagged and drawn, and the password is nowhere in the matter', async () => {
    const { matter, calls, locked } = await withLockedMinutes();
    const before = expectValue(await calls.readDocument({ documentId: locked }));
    expect(before.document.sealed?.code).toBe('source-needs-password');
    expect(before.text).toBe('');

    expect(await calls.readWithPassword({ documentId: locked, password: 'another' })).toMatchObject({
      ok: false,
      failure: { code: 'source-password-wrong' },
    });
    expect(expectValue(await calls.readDocument({ documentId: locked }))).toEqual(before);

    const document = expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expect(document).toMatchObject({ sealed: null, pages: 1, sha256: before.document.sha256 });
    const after = expectValue(await calls.readDocument({ documentId: locked }));
    expect(after.text).toContain(sentence);
    const words = expectValue(await calls.readPageWords({ documentId: locked, page: 1 }));
    expect(words.map(({ start, end }) => after.text.slice(start, end)).join(' ')).toBe(sentence);

    // The helper that draws has the password still.
    expect(await calls.drawPage({ documentId: locked, page: 1, pixelsPerPoint: 0.1 })).toMatchObject({
      ok: true,
      value: { width: 60, height: 84 },
    });
    const start = after.text.indexOf('eleven children');
    expectValue(
      await calls.tagSpan({ documentId: locked, start, end: start + 'eleven children'.length, themeIds: [] }),
    );
    const verified = expectValue(await calls.verifyMatter({ task: 'check' }));
    expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
    await session?.close();
    session = null;
    expect(readFileSync(matter.path).includes(password)).toBe(false);
  });

  test('is asked for once: what has a text, or was sealed for another reason, is read with no password', async () => {
    const { calls, locked, plain } = await withLockedMinutes();
    expectValue(await calls.readWithPassword({ documentId: locked, password }));
    for (const documentId of [locked, plain]) {
      expect(await calls.readWithPassword({ documentId, password })).toMatchObject({
        ok: false,
        failure: { code: 'call-invalid' },
      });
    }
  });

  test('says which of its pages have no text, so that they are offered for recognition, also after undo and redo', async () => {
    const { calls, locked } = await withLockedMinutes([[sentence], []]);
    const read = expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expect([read.pages, read.pagesWithoutText]).toEqual([2, 1]);
    expectValue(await calls.undo({}));
    expectValue(await calls.redo({}));
    const again = expectValue(await calls.readDocument({ documentId: locked }));
    expect([again.document.pages, again.document.pagesWithoutText]).toEqual([2, 1]);
  });

  test('stands in the history, and waits again when its reading is undone', async () => {
    const { calls, locked } = await withLockedMinutes();
    expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expectValue(await calls.undo({}));
    const undone = expectValue(await calls.readDocument({ documentId: locked }));
    expect(undone.document.sealed?.code).toBe('source-needs-password');
    expect(undone.text).toBe('');
    expectValue(await calls.redo({}));
    expect(expectValue(await calls.readDocument({ documentId: locked })).text).toContain(sentence);
  });
});

describe('what a password opens', () => {
  const head = [
    'Minutes of the house meeting',
    '',
    '14 March 1987',
    '',
    sentence,
    'Nobody wrote down where they went, and nobody asked.',
  ];
  const rota = new TextEncoder().encode('The rota of that night.\n');
  const inside = { title: 'Letter', pages: [{ lines: linesDown(['Dear Ms Finch', 'I was there alone.']) }] };
  const withFiles = async (): ReturnType<typeof withLockedMinutes> =>
    withLockedMinutes(
      [head],
      [
        { name: 'rota.txt', content: rota },
        {
          name: 'letter.pdf',
          content: await pagedPdf({ ...inside, attachments: [{ name: 'plan.txt', content: rota }] }),
        },
      ],
    );
  const family = async (calls: MatterSession['calls'], root: string): Promise<readonly DocumentSummary[]> =>
    expectValue(await calls.listDocuments({})).filter((document) => document.family?.root === root);

  test('is described by its text as an import would, and is said to be detected, not corrected', async () => {
    const { calls, locked } = await withFiles();
    const before = expectValue(await calls.readDocument({ documentId: locked })).document;
    expect(before).toMatchObject({ title: 'a minutes.pdf', date: null, kind: 'other' });
    const read = expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expect(read).toMatchObject({
      title: 'Minutes',
      date: { value: '1987-03-14', precision: 'day' },
      kind: 'minutes',
      corrected: [],
      warnings: ['The file holds 2 attached files, imported as documents of their own.'],
    });
    const { facts } = expectValue(await calls.readDocument({ documentId: locked }));
    expect(facts.fields).toContainEqual({ name: 'Title', value: 'Minutes' });

    expectValue(await calls.describeDocument({ documentId: locked, change: { field: 'date', value: null } }));
    expect(expectValue(await calls.readDocument({ documentId: locked })).document.corrected).toEqual([
      'date',
    ]);
    expectValue(await calls.undo({}));
    expect(expectValue(await calls.readDocument({ documentId: locked })).document.corrected).toEqual([]);
  });

  test('never overwrites what a reviewer has said of it', async () => {
    const { calls, locked } = await withFiles();
    const title = 'House meeting, kept by the matron';
    expectValue(
      await calls.describeDocument({ documentId: locked, change: { field: 'title', value: title } }),
    );
    const read = expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expect(read).toMatchObject({ title, kind: 'minutes', corrected: ['title'] });
  });

  test('brings in what lies in it, each with its number and provider, in one act that is undone and done again whole', async () => {
    const { calls, locked } = await withFiles();
    expectValue(
      await calls.describeDocument({
        documentId: locked,
        change: { field: 'provider', value: 'Harrow Council' },
      }),
    );
    const sealed = expectValue(await calls.readDocument({ documentId: locked }));
    expectValue(await calls.readWithPassword({ documentId: locked, password }));
    const read = expectValue(await calls.readDocument({ documentId: locked }));
    const made = await family(calls, locked);
    const [letter, , rotaRead] = made;
    expect(
      made.map(({ urn, fileName, provider, family: place }) => [
        urn,
        fileName,
        provider,
        place?.parent,
        place?.place,
      ]),
    ).toEqual([
      ['HAR000003', 'letter.pdf', 'Harrow Council', locked, 1],
      ['HAR000004', 'plan.txt', 'Harrow Council', letter?.id, 1],
      ['HAR000005', 'rota.txt', 'Harrow Council', locked, 2],
    ]);
    expect(expectValue(await calls.readDocument({ documentId: rotaRead?.id ?? '' })).text).toContain(
      'The rota of that night.',
    );

    expectValue(await calls.undo({}));
    const undone = expectValue(await calls.readDocument({ documentId: locked }));
    expect(undone).toEqual(sealed);
    expect((await family(calls, locked)).map(({ withdrawn }) => withdrawn === null)).toEqual([
      false,
      false,
      false,
    ]);
    expectValue(await calls.redo({}));
    expect(expectValue(await calls.readDocument({ documentId: locked }))).toEqual(read);
    expect(await family(calls, locked)).toEqual(made);

    expectValue(await calls.undo({}));
    expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expect(await family(calls, locked)).toEqual(made);
    expect(expectValue(await calls.verifyMatter({ task: 'check' })).ok).toBe(true);
  });
});

describe('a page that is drawn', () => {
  test('has to be one of the document', async () => {
    const { calls, locked, plain } = await withLockedMinutes();
    expectValue(await calls.readWithPassword({ documentId: locked, password }));
    expect(await calls.drawPage({ documentId: locked, page: 2, pixelsPerPoint: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'call-invalid' },
    });
    expect(await calls.drawPage({ documentId: plain, page: 1, pixelsPerPoint: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'not-available' },
    });
  });
});
