import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../electron/ingest/archive/open-archive.ts';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import type { SourceBytes } from '../../electron/ingest/reading.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { PackShape } from '../../shared/model/index.ts';
import { messageFile } from '../fixtures/message/message-file.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

let fixture: MatterFixture;
let session: MatterSession;
let attachment: string;
let packs = 0;

const message = messageFile({
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
      { type: 'text/plain', disposition: 'attachment; filename=advice.txt', content: 'The canary sang.\n' },
    ],
  },
});

beforeAll(async () => {
  fixture = await matterFixture(quickFolder);
  const readSource = { read: (source: SourceBytes) => readAnySource(source), end: () => undefined };
  session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource } });
  const folder = join(fixture.folder, 'mail');
  mkdirSync(folder);
  writeFileSync(join(folder, 'Orla on the rota.eml'), message);
  expectValue(await session.calls.importFiles({ task: 'mail', paths: [folder] }));
  const [first, second] = expectValue(await session.calls.listDocuments({}));
  attachment = second?.id ?? '';
  const [theme] = expectValue(await session.calls.listThemes({}));
  const span = { documentId: first?.id ?? '', start: 0, end: 20, themeIds: [theme?.id ?? ''] };
  expectValue(await session.calls.tagSpan(span));
});

afterAll(async () => {
  await session.close();
  fixture.remove();
});

/** Builds a pack with these shapes; gives what lies in its ZIP file, and what was said. */
async function documentsOf(
  shapes: readonly PackShape[],
): Promise<{ readonly files: readonly (readonly [string, string])[]; readonly warnings: readonly string[] }> {
  packs += 1;
  const folder = join(fixture.folder, `pack ${String(packs)}`);
  const choices = { ...packChoices('The rota'), themes: [], documents: [], fullTexts: true, shapes };
  const built = expectValue(
    await session.calls.buildPack({
      task: `pack-${String(packs)}`,
      choices,
      place: { kind: 'exactly', folder },
    }),
  );
  const archive = expectValue(openArchive(readFileSync(join(folder, 'documents.zip'))));
  const files = archive.entries.map(
    (entry) => [entry.name, Buffer.from(expectValue(entry.read())).toString('latin1')] as const,
  );
  return { files, warnings: built.warnings };
}

test('documents one by one are their texts, and hold nothing that lies in them', async () => {
  const { files, warnings } = await documentsOf(['documents']);
  expect(files.map(([name]) => name)).toEqual(['01 HAR000001 The rota.txt']);
  expect(files[0]?.[1]).toContain('Nobody was there');
  expect(files[0]?.[1]).not.toContain('canary');
  expect(warnings).toEqual([]);
});

test('a file as it came is given byte for byte, and what it holds beside the pack is said', async () => {
  const { files, warnings } = await documentsOf(['documents', 'originals']);
  expect(files).toEqual([['01 HAR000001 The rota.eml', Buffer.from(message).toString('latin1')]]);
  expect(warnings).toEqual([
    '1 file as received: whatever such a file holds, seen or not, leaves with it, such as comments, earlier wordings and who made it.',
    'Files received that hold documents which this pack does not: HAR000001 (1 document).',
  ]);
});

test('a file that holds a privileged document stays: its text is given instead, and the pack says so', async () => {
  expectValue(
    await session.calls.decideDocuments({
      documentIds: [attachment],
      decision: { question: 'privilege', answer: 'privileged', reason: '' },
    }),
  );
  const { files, warnings } = await documentsOf(['documents', 'originals']);
  expect(files.map(([name]) => name)).toEqual(['01 HAR000001 The rota.txt']);
  expect(files[0]?.[1]).not.toContain('canary');
  expect(warnings).toEqual([
    'Given as text and not as the files received, because a document in them is held privileged: HAR000001.',
  ]);
});
