import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { dumpFoldedTables, rebuildFromLog } from '../../electron/store/index.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';
import { perform, randomActs, type RandomAct } from './random-acts.ts';
import { expectedHits, foundHits, searchedWords } from './searched-by-scan.ts';
import { visibleState } from './visible-state.ts';

const first =
  'Alpha statement about training.\nBeta line on culture and alpha.\nShare this page\nGamma ends here.';
const second =
  'Minutes of the meeting.\nCafé culture was raised by gamma.\nShare with alpha\nClosed at noon.';

/** A matter with two documents and a passage, made by one reviewer, in which another reviewer now works. */
async function begun(): Promise<{ readonly fixture: MatterFixture; readonly session: MatterSession }> {
  const fixture = await matterFixture(quickFolder);
  const session = await fixture.open({ reviewerName: 'Ben Reed' });
  const documentId = await fixture.importText(session, 'one.txt', first);
  await fixture.importText(session, 'two.txt', second);
  const [theme] = expectValue(await session.calls.listThemes({}));
  expectValue(
    await session.calls.tagSpan({
      documentId,
      start: 0,
      end: 15,
      themeIds: theme === undefined ? [] : [theme.id],
    }),
  );
  expectValue(await session.calls.setReviewer({ name: 'Cal Moss' }));
  return { fixture, session };
}

async function undoAll(session: MatterSession): Promise<number> {
  let count = 0;
  while ((await session.calls.undo({})).ok) count += 1;
  return count;
}

async function redoAll(session: MatterSession): Promise<number> {
  let count = 0;
  while ((await session.calls.redo({})).ok) count += 1;
  return count;
}

/** What must hold of the file after anything whatever. */
async function expectWhole(fixture: MatterFixture, session: MatterSession): Promise<void> {
  fixture.look((connection) => {
    const rebuilt = rebuildFromLog(connection.reader, undefined);
    expect(dumpFoldedTables(connection.reader)).toBe(dumpFoldedTables(rebuilt.reader));
    rebuilt.close();
  });
  const verified = expectValue(await session.calls.verifyMatter({ task: 'verify' }));
  expect(verified.checks.filter((check) => !check.ok)).toEqual([]);
  for (const word of searchedWords) {
    expect(await foundHits(session, word)).toEqual(await expectedHits(session, word));
  }
}

type Step = RandomAct | { readonly kind: 'undo' | 'redo' | 'reopen'; readonly choices?: never };

const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    randomActs,
    fc.array(
      fc.record({ at: fc.nat({ max: 20 }), kind: fc.constantFrom('undo', 'undo', 'redo', 'reopen') }),
      { maxLength: 10 },
    ),
  )
  .map(([acts, turns]) => {
    const all: Step[] = [...acts];
    for (const turn of turns) all.splice(turn.at % (all.length + 1), 0, { kind: turn.kind });
    return all;
  });

describe('for any acts', { timeout: 120_000 }, () => {
  test('undoing all of them gives the matter before, and doing all again the matter after', async () => {
    await fc.assert(
      fc.asyncProperty(randomActs, async (acts) => {
        const { fixture, session } = await begun();
        try {
          const before = await visibleState(session);
          for (const act of acts) await perform(session, act);
          const after = await visibleState(session);
          const undone = await undoAll(session);
          expect(await visibleState(session)).toEqual(before);
          expect(await redoAll(session)).toBe(undone);
          expect(await visibleState(session)).toEqual(after);
          expect(await undoAll(session)).toBe(undone);
          expect(await visibleState(session)).toEqual(before);
          await expectWhole(fixture, session);
        } finally {
          await session.close();
          fixture.remove();
        }
      }),
      { numRuns: 40 },
    );
  });

  test('with undo, redo and restarts among them, the file is whole and undoing the rest gives the matter before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { fixture, session } = await begun();
        let open = session;
        try {
          const before = await visibleState(open);
          for (const step of all) {
            if (step.kind === 'undo') await open.calls.undo({});
            else if (step.kind === 'redo') await open.calls.redo({});
            else if (step.kind === 'reopen') {
              const seen = await visibleState(open);
              await open.close();
              open = await fixture.open();
              expect(await visibleState(open)).toEqual(seen);
            } else if (step.choices !== undefined) await perform(open, step);
          }
          await expectWhole(fixture, open);
          await undoAll(open);
          expect(await visibleState(open)).toEqual(before);
          await expectWhole(fixture, open);
        } finally {
          await open.close();
          fixture.remove();
        }
      }),
      { numRuns: 40 },
    );
  });
});
