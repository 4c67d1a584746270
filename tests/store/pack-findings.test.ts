import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preparePdf } from '../../electron/ingest/pdf/prepare-pdf.ts';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import type { SourceBytes } from '../../electron/ingest/reading.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { PackChoices, PackContent, PackFinding } from '../../shared/model/index.ts';
import { plainNote } from '../../shared/model/index.ts';
import { messageFile } from '../fixtures/message/message-file.ts';
import { barePdf, shown, streamObject } from '../fixtures/pdf/bare-pdf.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

let fixture: MatterFixture;
let session: MatterSession;
let prepared: string[];

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  prepared = [];
  const readSource = { read: (source: SourceBytes) => readAnySource(source), end: () => undefined };
  const preparePages = {
    prepare: (source: SourceBytes) => {
      prepared.push(source.fileName);
      return preparePdf(source.bytes);
    },
    end: () => undefined,
  };
  session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource, preparePages } });
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

/** Imports files by name; gives the ids of all documents by URN. */
async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ReadonlyMap<string, string>> {
  const folder = join(fixture.folder, 'papers');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  expectValue(await session.calls.importFiles({ task: 'papers', paths: [folder] }));
  const documents = expectValue(await session.calls.listDocuments({}));
  return new Map(documents.map(({ urn, id }) => [urn, id]));
}

function bundle(documents: readonly (string | undefined)[], more: Partial<PackChoices> = {}): PackChoices {
  const contents = documents.map((document): PackContent => ({ kind: 'document', document: document ?? '' }));
  return { ...packChoices('Bundle'), sourcePages: true, parts: [{ title: 'Documents', contents }], ...more };
}

const kinds = (findings: readonly PackFinding[]): readonly string[] => findings.map(({ kind }) => kind);

const letter = messageFile({
  headers: [
    'From: Orla Finch <orla@council.example>',
    'Date: Fri, 20 Dec 2013 09:00:00 +0000',
    'Subject: The rota',
    'Message-ID: <rota@council.example>',
  ],
  part: {
    type: 'multipart/mixed',
    parts: [
      { type: 'text/plain', content: 'Nobody was there that night, and nobody was asked.' },
      { type: 'text/plain', disposition: 'attachment; filename=rota.txt', content: 'The night rota.\n' },
    ],
  },
});

test('a message without its attachment is named, and an attachment held privileged is not', async () => {
  const ids = await imported({ 'rota.eml': letter });
  const [message, attachment] = [ids.get('HAR000001'), ids.get('HAR000002')];
  const ask = async (...documents: readonly (string | undefined)[]): Promise<readonly PackFinding[]> =>
    expectValue(await session.calls.previewPack({ choices: bundle(documents) })).findings;
  expect(kinds(await ask(message, attachment))).toEqual([]);
  expect(await ask(message)).toMatchObject([{ kind: 'broken-family', place: { kind: 'entry', number: 1 } }]);
  expect(kinds(await ask(attachment))).toEqual(['broken-family']);
  expectValue(
    await session.calls.decideDocuments({
      documentIds: [attachment ?? ''],
      decision: { question: 'privilege', answer: 'privileged', reason: '' },
    }),
  );
  expect(await ask(message)).toEqual([]);
});

test('privileged notes on quoted passages are counted where notes were chosen, and their words are nowhere', async () => {
  const [document = ''] = (
    await imported({ 'a.txt': '1 May 2014\n\nThe bell rang and nobody came.\n' })
  ).values();
  const [theme] = expectValue(await session.calls.listThemes({}));
  const span = { documentId: document, start: 12, end: 25, themeIds: [theme?.id ?? ''] };
  const passage = expectValue(await session.calls.tagSpan(span));
  expectValue(
    await session.calls.writeNote({
      target: { kind: 'passage', id: passage.id },
      content: plainNote('The canary sang to counsel.'),
    }),
  );
  const withNotes = expectValue(await session.calls.previewPack({ choices: packChoices('Report') }));
  expect(withNotes.findings.map(({ kind, severity }) => [kind, severity])).toContainEqual([
    'privileged-notes',
    'information',
  ]);
  expect(JSON.stringify(withNotes)).not.toContain('canary');
  const choices = { ...packChoices('Report'), notes: 'none' } as const;
  expect(kinds(expectValue(await session.calls.previewPack({ choices })).findings)).not.toContain(
    'privileged-notes',
  );
});

test('a theme that was chosen and gives nothing is named', async () => {
  const [document = ''] = (
    await imported({ 'a.txt': '1 May 2014\n\nThe bell rang and nobody came.\n' })
  ).values();
  const [tagged, empty] = expectValue(await session.calls.listThemes({}));
  expectValue(
    await session.calls.tagSpan({ documentId: document, start: 12, end: 25, themeIds: [tagged?.id ?? ''] }),
  );
  const choices = { ...packChoices('Report'), themes: [tagged?.id ?? '', empty?.id ?? ''] };
  const { findings } = expectValue(await session.calls.previewPack({ choices }));
  expect(findings.find(({ kind }) => kind === 'theme-without-passages')).toMatchObject({
    place: { kind: 'theme', theme: empty?.id },
    sentence: expect.stringContaining(empty?.name ?? '?') as string,
  });
});

test('the pages of documents are looked at once on request, what was found stays known, and building tells it too', async () => {
  const row = '\0'.repeat(75);
  const scan = barePdf(
    [
      { content: shown('Read on 1 May 2014.', 60, 700) },
      {
        content: `${shown('The plan.', 60, 700)} q 72 0 0 72 50 50 cm /Im Do Q`,
        resources: '/XObject << /Im 100 0 R >>',
      },
    ],
    {
      objects: {
        100: streamObject(
          row.repeat(600),
          '/Type /XObject /Subtype /Image /Width 600 /Height 600 /ColorSpace /DeviceGray /BitsPerComponent 1',
        ),
      },
    },
  );
  const [document] = (await imported({ 'scan.pdf': scan })).values();
  const choices = bundle([document]);
  const before = expectValue(await session.calls.previewPack({ choices }));
  expect([kinds(before.findings).includes('fine-pictures'), before.unmeasured, prepared]).toEqual([
    false,
    1,
    [],
  ]);
  const checked = expectValue(await session.calls.checkBeforeBuild({ task: 'check', choices }));
  expect(checked.findings).toContainEqual({
    kind: 'fine-pictures',
    severity: 'look',
    sentence: expect.stringMatching(/^Page 2 of HAR000001 has pictures of up to 600 dpi/u) as string,
    place: { kind: 'document', document, urn: 'HAR000001', page: 2 },
  });
  const after = expectValue(await session.calls.previewPack({ choices }));
  expect(after).toEqual(checked);
  expectValue(await session.calls.checkBeforeBuild({ task: 'again', choices }));
  expect([after.unmeasured, prepared]).toEqual([0, ['scan.pdf']]);
  const built = expectValue(
    await session.calls.buildPack({
      task: 'build',
      choices,
      place: { kind: 'exactly', folder: join(fixture.folder, 'pack') },
    }),
  );
  expect(kinds(built.findings)).toContain('fine-pictures');
});
