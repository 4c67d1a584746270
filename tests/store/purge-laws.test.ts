import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { dumpFoldedTables, rebuildFromLog } from '../../electron/store/index.ts';
import { expectValue, matterFixture, noteOf, quickFolder, type MatterFixture } from './matter-fixture.ts';
import { purge, wordsInFile } from './purging.ts';
import { perform, randomActs, type RandomAct } from './random-acts.ts';
import { expectedHits, foundHits, searchedWords } from './searched-by-scan.ts';

/** A word that every block of the purged document holds, so that every passage of it and its title do. */
const canary = 'quokka';

const texts = {
  'one.txt':
    'Alpha statement about training.\nBeta line on culture and alpha.\nShare this page\nGamma ends here.',
  'canary.txt': Array.from(
    { length: 12 },
    (_line, n) => `${canary} said ${n} alpha ${canary} culture ${canary}.`,
  ).join('\n'),
};

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

/** What is to be seen beside one document: passages, notes and lists that have nothing to do with it. */
async function beside(fixture: MatterFixture, session: MatterSession, documentId: string): Promise<unknown> {
  const { calls } = session;
  const passages = expectValue(await calls.listPassages({}));
  const purged = new Set(passages.filter((one) => one.documentId === documentId).map(({ id }) => id));
  const notes = expectValue(await calls.listNotes({}));
  // A note that was carried over from the document when that was superseded goes with it.
  const carried = new Set(
    fixture.look((connection) =>
      connection.reader
        .all<{ note: string }>(
          `SELECT s.subject AS note FROM operation o JOIN operation_subject s ON s.seq = o.seq WHERE o.type = 'note.attach'`,
        )
        .map(({ note }) => note),
    ),
  );
  return {
    documents: expectValue(await calls.listDocuments({}))
      .filter(({ id }) => id !== documentId)
      .map((document) => ({
        ...document,
        supersedes: document.supersedes.filter((id) => id !== documentId),
      })),
    passages: passages.filter(({ id }) => !purged.has(id)),
    notes: notes
      .filter(({ id, documentId: on }) => on !== documentId && !carried.has(id))
      .map(({ id, text }) => [id, text])
      .sort(),
    themes: expectValue(await calls.listThemes({})).map(({ id, name, code, parent }) => [
      id,
      name,
      code,
      parent,
    ]),
    terms: expectValue(await calls.listItems({ kind: 'term-list' })),
  };
}

const history: fc.Arbitrary<readonly (RandomAct | 'undo')[]> = fc
  .tuple(randomActs, randomActs, fc.array(fc.nat({ max: 28 }), { maxLength: 4 }))
  .map(([before, after, undos]) => {
    const all: (RandomAct | 'undo')[] = [...before, ...after];
    for (const at of undos) all.splice(at % (all.length + 1), 0, 'undo');
    return all;
  });

describe('for any history', { timeout: 120_000 }, () => {
  test('a purge leaves no word of the document, the file whole, all else as it was, and the rest can be undone', async () => {
    await fc.assert(
      fc.asyncProperty(history, randomActs, async (acts, later) => {
        const fixture = await matterFixture(quickFolder);
        const session = await fixture.open({ reviewerName: 'Cal Moss' });
        try {
          await fixture.importText(session, 'one.txt', texts['one.txt']);
          const secret = await fixture.importText(session, 'canary.txt', texts['canary.txt']);
          expectValue(
            await session.calls.writeNote({
              target: { kind: 'document', id: secret },
              content: noteOf(`Of the ${canary}`),
            }),
          );
          for (const act of acts) {
            if (act === 'undo') await session.calls.undo({});
            else await perform(session, act);
          }
          expect(wordsInFile(fixture.path, [canary])).toEqual([canary]);
          const before = await beside(fixture, session, secret);
          await purge(session, [secret]);
          expect(wordsInFile(fixture.path, [canary, 'canary.txt'])).toEqual([]);
          expect(await beside(fixture, session, secret)).toEqual(before);
          await expectWhole(fixture, session);
          for (const act of later) await perform(session, act);
          while ((await session.calls.undo({})).ok);
          while ((await session.calls.redo({})).ok);
          await expectWhole(fixture, session);
          expect(wordsInFile(fixture.path, [canary])).toEqual([]);
        } finally {
          await session.close();
          fixture.remove();
        }
      }),
      { numRuns: 25 },
    );
  });
});
