import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DecisionAnswer, PackChoices } from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;
let open: string;
let secret: string;

const choices: PackChoices = {
  title: 'Night shifts',
  themes: [],
  documents: [],
  order: 'document',
  context: 'block',
  notes: 'none',
  fullTexts: true,
  names: false,
};

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  open = await fixture.importText(session, 'open.txt', 'The rota was kept in a blue binder.');
  secret = await fixture.importText(session, 'secret.txt', 'Counsel advised that the canary sang.');
  const [theme] = expectValue(await session.calls.listThemes({}));
  for (const documentId of [open, secret]) {
    expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 30, themeIds: [theme?.id ?? ''] }));
  }
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function decide(documentId: string, answer: DecisionAnswer): Promise<void> {
  const answers = ['privileged', 'privileged in part', 'not privileged'] as const;
  const privilege = answers.find((other) => other === answer) ?? null;
  expectValue(
    await session.calls.decideDocuments({
      documentIds: [documentId],
      decision: { question: 'privilege', answer: privilege, reason: '' },
    }),
  );
}

async function preview(): Promise<{ readonly documents: number; readonly warnings: readonly string[] }> {
  const { documents, warnings } = expectValue(await session.calls.previewPack({ choices }));
  return { documents, warnings };
}

test.each([
  [
    ['privileged'],
    '1 document with chosen passages was left out: decided to be privileged, wholly or in part.',
  ],
  [
    ['privileged in part'],
    '1 document with chosen passages was left out: decided to be privileged, wholly or in part.',
  ],
  [
    ['not privileged', 'privileged in part'],
    '1 document with chosen passages was left out: held privileged by one reviewer and not by another.',
  ],
] as const)(
  'a document that reviewers answered %j leaves in no pack, which says so',
  async (answers, warning) => {
    for (const [index, answer] of answers.entries()) {
      expectValue(await session.calls.setReviewer({ name: `Reviewer ${index}` }));
      await decide(secret, answer);
    }
    expect(await preview()).toEqual({ documents: 1, warnings: [warning] });
    const folder = join(fixture.folder, 'pack');
    const built = expectValue(
      await session.calls.buildPack({ task: 'build', choices, place: { kind: 'exactly', folder } }),
    );
    expect(built.warnings).toEqual([warning]);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.startsWith('sources/'))).toEqual(['sources/HAR000001.txt']);
    for (const file of ['manifest.json', 'passages.csv']) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/canary|HAR000002|secret/u);
    }
  },
);

test('a document that is not privileged leaves, also where that was settled over an answer that it is', async () => {
  await decide(secret, 'not privileged');
  expect(await preview()).toEqual({ documents: 2, warnings: [] });
  expectValue(await session.calls.setReviewer({ name: 'Ben Reed' }));
  await decide(secret, 'privileged');
  expect((await preview()).documents).toBe(1);
  expectValue(
    await session.calls.settleDecision({
      documentId: secret,
      decision: { question: 'privilege', answer: 'not privileged', reason: 'Waived on 3 May' },
    }),
  );
  expect(await preview()).toEqual({ documents: 2, warnings: [] });
});

test('a pack of privileged documents alone is refused with the reason', async () => {
  await decide(open, 'privileged');
  await decide(secret, 'privileged');
  const { code, message } = expectFailure(await session.calls.previewPack({ choices }));
  expect([code, message]).toEqual([
    'pack-empty',
    expect.stringContaining('2 documents with chosen passages were left out: decided to be privileged'),
  ]);
});

test('a document held privileged since an earlier receipt does not leave at that receipt either', async () => {
  const receipt = expectValue(await session.calls.receipt({}));
  await decide(secret, 'privileged');
  const built = expectValue(
    await session.calls.buildPack({
      task: 'build',
      choices,
      place: { kind: 'exactly', folder: join(fixture.folder, 'earlier') },
      receipt: { matter: receipt.matter, heads: receipt.heads },
    }),
  );
  expect([built.record.passages, built.warnings]).toEqual([
    1,
    ['1 document with chosen passages was left out: held privileged since the state that was asked for.'],
  ]);
});
