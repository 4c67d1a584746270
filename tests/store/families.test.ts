import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import type { SourceBytes } from '../../electron/ingest/reading.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { DocumentSummary } from '../../shared/model/index.ts';
import { messageFile } from '../fixtures/message/message-file.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;

/** A message with an attached statement and an attached earlier message, which has an attachment itself. */
const asked = messageFile({
  headers: [
    'From: Tom Reed <tom@police.example>',
    'Date: Thu, 19 Dec 2013 08:00:00 +0000',
    'Subject: Who was there',
    'Message-ID: <asked@police.example>',
  ],
  part: {
    type: 'multipart/mixed',
    parts: [
      { type: 'text/plain', content: 'Who was there that night?' },
      {
        type: 'text/plain',
        disposition: 'attachment; filename=rota.txt',
        content: 'The rota of that night.\n',
      },
    ],
  },
});
const answered = messageFile({
  headers: [
    'From: Orla Finch <orla@council.example>',
    'Date: Fri, 20 Dec 2013 09:00:00 +0000',
    'Subject: Re: Who was there',
    'Message-ID: <answered@council.example>',
    'In-Reply-To: <asked@police.example>',
  ],
  part: {
    type: 'multipart/mixed',
    parts: [
      { type: 'text/plain', content: 'Nobody was there.' },
      {
        type: 'text/plain',
        disposition: 'attachment; filename=statement.txt',
        content: 'I was there alone.\n',
      },
      { type: 'message/rfc822', content: asked },
      {
        type: 'application/ms-tnef; name=winmail.dat',
        encoding: 'base64',
        content: Uint8Array.of(0x78, 0x9f, 0x3e, 0x22),
      },
    ],
  },
});

beforeAll(async () => {
  fixture = await matterFixture(quickFolder);
  const readSource = { read: (source: SourceBytes) => readAnySource(source), end: () => undefined };
  session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource } });
  const folder = join(fixture.folder, 'mail');
  mkdirSync(folder);
  writeFileSync(join(folder, '1 answered.eml'), answered);
  writeFileSync(
    join(folder, '2 again.eml'),
    Buffer.concat([Buffer.from('X-Copy: kept twice\r\n'), answered]),
  );
  const report = expectValue(await session.calls.importFiles({ task: 'mail', paths: [folder] }));
  expect(report.items.map(({ result }) => result)).toEqual(['imported', 'imported']);
});

afterAll(async () => {
  await session.close();
  fixture.remove();
});

async function documents(): Promise<readonly DocumentSummary[]> {
  return expectValue(await session.calls.listDocuments({}));
}

async function numbered(number: number): Promise<DocumentSummary> {
  const found = (await documents())[number - 1];
  if (found === undefined) throw new Error('There is no such document.');
  return found;
}

describe('a message with everything that came with it', () => {
  test('is a family: each member knows what it came with, at which place, and how', async () => {
    const all = (await documents()).slice(0, 5);
    const place = (id: string): number => all.findIndex((document) => document.id === id) + 1;
    expect(
      all.map(({ fileName, family, sealed }) => [
        fileName,
        family && [place(family.parent), place(family.root), family.place, family.how],
        sealed?.code ?? null,
      ]),
    ).toEqual([
      ['1 answered.eml', null, null],
      ['statement.txt', [1, 1, 1, 'attachment'], null],
      ['Who was there.eml', [1, 1, 2, 'message'], null],
      ['rota.txt', [3, 1, 1, 'attachment'], null],
      ['winmail.dat', [1, 1, 3, 'attachment'], 'file-type-unknown'],
    ]);
  });

  test('that repeats the Message-ID of another is imported all the same, and says of which', async () => {
    const warnings = (await numbered(6)).warnings.join(' ');
    expect(warnings).toContain(`the same Message-ID as ${(await numbered(1)).urn}`);
    expect((await numbered(1)).warnings.join(' ')).not.toContain('Message-ID');
  });

  test('stands in its conversation, in the order in which it was written', async () => {
    const { id } = await numbered(1);
    const urn = async (number: number): Promise<string> => (await numbered(number)).urn;
    const conversation = expectValue(await session.calls.listConversation({ documentId: id }));
    expect(conversation.map((one) => [one.urn, one.depth, one.answers, one.repeats])).toEqual(
      [
        [await urn(3), 0, null, null],
        [await urn(8), 0, null, await urn(3)],
        [await urn(1), 1, await urn(3), null],
        [await urn(6), 1, await urn(3), await urn(1)],
      ].toSorted((one, other) => Number(one[1]) - Number(other[1])),
    );
    const { id: statement } = await numbered(2);
    expect(expectValue(await session.calls.listConversation({ documentId: statement }))).toEqual([]);
  });

  test('is not purged in part: what holds an attachment has to go with it', async () => {
    const [first, , , rota] = await documents();
    const purge = await session.calls.proposePurge({ documentIds: [rota?.id ?? ''], reason: 'By mistake' });
    expect(expectFailure(purge)).toMatchObject({
      code: 'purge-not-whole',
      message: expect.stringContaining(first?.urn ?? 'no document') as string,
    });
  });
});
