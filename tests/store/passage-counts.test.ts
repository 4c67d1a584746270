import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { Passage } from '../../shared/model/index.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

const text = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmn';

async function themeIds(): Promise<readonly string[]> {
  return expectValue(await session.calls.listThemes({}))
    .filter((theme) => theme.mergedInto === null)
    .map((theme) => theme.id);
}

/** What is counted, by theme: in each document and in all. */
async function counted(): Promise<unknown> {
  const documents = expectValue(await session.calls.listDocuments({}));
  const themes = expectValue(await session.calls.listThemes({}));
  return {
    documents: Object.fromEntries(documents.map((document) => [document.id, document.passagesByTheme])),
    themes: Object.fromEntries(themes.map((theme) => [theme.id, [theme.passages, theme.documents]])),
  };
}

/** The same by marking every tagged character and counting the runs that hang together. */
async function countedByHand(): Promise<unknown> {
  const documents = expectValue(await session.calls.listDocuments({}));
  const themes = expectValue(await session.calls.listThemes({}));
  const passages = expectValue(await session.calls.listPassages({}));
  const of = (document: string, theme: string): number =>
    places(
      passages.filter(
        (passage) => passage.documentId === document && passage.tags.some((tag) => tag.themeId === theme),
      ),
    );
  return {
    documents: Object.fromEntries(
      documents.map(({ id }) => [
        id,
        Object.fromEntries(
          themes.map((theme) => [theme.id, of(id, theme.id)] as const).filter(([, count]) => count > 0),
        ),
      ]),
    ),
    themes: Object.fromEntries(
      themes.map(({ id }) => {
        const inDocuments = documents.map((document) => ({
          passages: of(document.id, id),
          whole: document.withdrawn === null && document.tags.some((tag) => tag.themeId === id),
        }));
        return [
          id,
          [
            inDocuments.reduce((sum, { passages: here }) => sum + here, 0),
            inDocuments.filter(({ passages: here, whole }) => here > 0 || whole).length,
          ],
        ];
      }),
    ),
  };
}

/** Runs of gaps between characters that lie inside a passage: touching passages leave the gap between them free. */
function places(passages: readonly Passage[]): number {
  const groups: Passage[][] = [];
  for (const passage of passages) {
    const touched = groups.filter((group) =>
      group.some((other) =>
        Array.from(text.slice(passage.start, passage.end)).some(
          (_, at) => passage.start + at >= other.start && passage.start + at < other.end,
        ),
      ),
    );
    const joined = [passage, ...touched.flat()];
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), joined);
  }
  return groups.length;
}

describe('passages of one theme that overlap', () => {
  test('count as one however they came about, in each document and in all', async () => {
    const documents = [
      await fixture.importText(session, 'one.txt', text),
      await fixture.importText(session, 'two.txt', `${text}.`),
    ];
    const act = fc.record({
      kind: fc.constantFrom(
        'tag',
        'tag',
        'tag',
        'untag',
        'delete',
        'move',
        'whole',
        'merge',
        'undo',
        'withdraw',
      ),
      which: fc.nat({ max: 50 }),
      theme: fc.nat({ max: 3 }),
      start: fc.nat({ max: 30 }),
      length: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        for (const { kind, which, theme, start, length } of acts) {
          const themes = await themeIds();
          const themeId = themes[theme % themes.length] ?? '';
          const documentId = documents[which % 2] ?? '';
          const passages = expectValue(await session.calls.listPassages({}));
          const passage = passages[which % Math.max(1, passages.length)];
          const { calls } = session;
          if (kind === 'tag') {
            await calls.tagSpan({ documentId, start, end: start + length, themeIds: [themeId] });
          } else if (kind === 'whole') {
            await calls.setDocumentTag({ documentIds: [documentId], themeId, tagged: which % 3 > 0 });
          } else if (kind === 'undo') {
            await calls.undo({});
          } else if (kind === 'merge') {
            if (themes.length > 2) {
              await calls.mergeThemes({ themeIds: [themeId], into: themes[which % themes.length] ?? '' });
            }
          } else if (kind === 'withdraw') {
            if (which % 2 === 0)
              await calls.withdrawDocuments({ documentIds: [documentId], reason: 'Twice.' });
            else await calls.reinstateDocuments({ documentIds: [documentId] });
          } else if (passage !== undefined) {
            const passageId = passage.id;
            if (kind === 'delete') await calls.deletePassage({ passageId });
            else if (kind === 'move') await calls.movePassage({ passageId, start, end: start + length });
            else {
              const tag = passage.tags[0];
              if (tag !== undefined) {
                await calls.untagPassage({ passageId, themeId: tag.themeId, removeBare: true });
              }
            }
          }
          expect(await counted()).toEqual(await countedByHand());
        }
      }),
      { numRuns: 12 },
    );
  });

  test('stand as they were made: nothing is joined or left out of the list of passages', async () => {
    const documentId = await fixture.importText(session, 'one.txt', text);
    const [training = '', culture = ''] = await themeIds();
    for (const [start, end] of [
      [0, 10],
      [5, 15],
      [15, 20],
    ] as const) {
      expectValue(await session.calls.tagSpan({ documentId, start, end, themeIds: [training] }));
    }
    expectValue(await session.calls.tagSpan({ documentId, start: 8, end: 18, themeIds: [culture] }));
    const [document] = expectValue(await session.calls.listDocuments({}));
    expect({
      listed: expectValue(await session.calls.listPassages({ themeIds: [training] })).map((passage) => [
        passage.start,
        passage.end,
      ]),
      all: document?.passages,
      byTheme: document?.passagesByTheme,
    }).toEqual({
      listed: [
        [0, 10],
        [5, 15],
        [15, 20],
      ],
      all: 4,
      byTheme: { [training]: 2, [culture]: 1 },
    });
  });
});

describe('a document tagged as a whole', () => {
  test('counts among a theme’s documents once, and not while it is withdrawn', async () => {
    const documentId = await fixture.importText(session, 'one.txt', text);
    const other = await fixture.importText(session, 'two.txt', `${text}.`);
    const [themeId = ''] = await themeIds();
    const documents = async (): Promise<number | undefined> =>
      expectValue(await session.calls.listThemes({}))[0]?.documents;
    expectValue(
      await session.calls.setDocumentTag({ documentIds: [documentId, other], themeId, tagged: true }),
    );
    expect(await documents()).toBe(2);
    expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 4, themeIds: [themeId] }));
    expect(await documents()).toBe(2);
    expectValue(await session.calls.withdrawDocuments({ documentIds: [other], reason: 'Sent twice.' }));
    expect(await documents()).toBe(1);
  });
});
