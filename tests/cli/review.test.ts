import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { expectValue, testSurroundings } from '../store/matter-fixture.ts';
import type { Workplace } from './command-line.ts';
import { mustDo, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

/** Does something in the matter as a window does; decisions are made there, not on the command line. */
async function inWindow(work: (session: MatterSession, documentIds: readonly string[]) => Promise<void>) {
  const session = expectValue(
    await openMatter({
      path: workplace.path('Tarn.matter'),
      access: 'write',
      reviewerName: 'R. Osei',
      surroundings: testSurroundings(workplace.profile),
    }),
  );
  await work(
    session,
    expectValue(await session.calls.listDocuments({})).map((document) => document.id),
  );
  await session.close();
}

it('progress and decisions are listed when asked for, and are not in the way otherwise', async () => {
  await inWindow(async (session, [first = '', second = '']) => {
    expectValue(await session.calls.setProgress({ documentIds: [first], state: 'read' }));
    expectValue(
      await session.calls.decideDocuments({
        documentIds: [first, second],
        decision: { question: 'relevance', answer: 'relevant', reason: 'The night itself' },
      }),
    );
  });
  const listed = (await mustDo(workplace, ['documents', 'Tarn.matter', '--review'])) as {
    urn: string;
    progress: unknown;
    relevance: unknown;
    privilege: unknown;
  }[];
  expect(
    listed.map(({ urn, progress, relevance, privilege }) => [urn, progress, relevance, privilege]),
  ).toEqual([
    ['TAR000001', [{ reviewer: 'R. Osei', state: 'read' }], 'relevant', null],
    ['TAR000002', [], 'relevant', null],
    ['TAR000003', [], null, null],
  ]);
  const [plain] = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as object[];
  expect(Object.keys(plain ?? {})).not.toContain('progress');
});

it('an export leaves the passages of a privileged document behind and says so', async () => {
  await inWindow(async (session, [, second = '']) => {
    expectValue(
      await session.calls.decideDocuments({
        documentIds: [second],
        decision: { question: 'privilege', answer: 'privileged in part', reason: '' },
      }),
    );
  });
  for (const format of ['csv', 'json']) {
    const out = `passages.${format}`;
    const { lost } = (await mustDo(workplace, [
      'export',
      'Tarn.matter',
      '--format',
      format,
      '--out',
      out,
    ])) as {
      lost: string[];
    };
    expect(lost).toContain(
      '2 passages of 1 document left out: a document that a reviewer holds privileged, wholly or in part, does not leave the matter until that is settled otherwise.',
    );
    const text = readFileSync(workplace.path(out), 'utf8');
    expect([
      text.includes('TAR000001'),
      text.includes('TAR000002'),
      text.includes('not to ring twice'),
    ]).toEqual([true, false, false]);
  }
});
