import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { perform, randomActs } from './random-acts.ts';
import { visibleState } from './visible-state.ts';

const source = 'Alpha statement about training.\nBeta line on culture.\nShare this page\nGamma ends here.';
const page = { limit: 200, offset: 0 };

let fixture: MatterFixture;
let session: MatterSession;
let documentId: string;
let themes: readonly string[];

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  documentId = await fixture.importText(session, 'one.txt', source);
  themes = expectValue(await session.calls.listThemes({})).map((theme) => theme.id);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function tag(words: string, ...which: readonly number[]): Promise<string> {
  const start = source.indexOf(words);
  const themeIds = which.map((index) => themes[index] ?? '');
  return expectValue(await session.calls.tagSpan({ documentId, start, end: start + words.length, themeIds }))
    .id;
}

async function passageStates(passageId: string) {
  const history = expectValue(await session.calls.passageHistory({ passageId, ...page }));
  return history.states.map(({ sentence, state }) => ({
    sentence,
    quote: state.quote,
    themes: state.themes.map((theme) => themes.indexOf(theme)),
    event: state.event?.value ?? null,
    standing: state.standing,
  }));
}

async function noteStates(noteId: string) {
  const history = expectValue(await session.calls.noteHistory({ noteId, ...page }));
  return history.states.map(({ sentence, state }) => [
    sentence,
    state.text,
    state.privileged,
    state.standing,
  ]);
}

describe('the states of a passage', () => {
  test('are what it was after each act that changed it, newest first, its deletion and its return included', async () => {
    const passageId = await tag('statement', 0);
    const end = source.indexOf(' training');
    await session.calls.movePassage({ passageId, start: 0, end });
    await session.calls.tagPassage({ passageId, themeIds: [themes[1] ?? ''] });
    await session.calls.setPassageEvent({ passageId, date: { value: '2016-03', precision: 'month' } });
    await session.calls.untagPassage({ passageId, themeId: themes[0] ?? '', removeBare: false });
    await session.calls.deletePassage({ passageId });
    await session.calls.undo({});
    const moved = 'Alpha statement about';
    expect(await passageStates(passageId)).toEqual([
      {
        sentence: 'Undid: Deleted the passage {HAR000001 ¶1}',
        quote: moved,
        themes: [1],
        event: '2016-03',
        standing: true,
      },
      {
        sentence: 'Deleted the passage {HAR000001 ¶1}',
        quote: moved,
        themes: [1],
        event: '2016-03',
        standing: false,
      },
      {
        sentence: 'Took Training off {HAR000001 ¶1}',
        quote: moved,
        themes: [1],
        event: '2016-03',
        standing: true,
      },
      {
        sentence: expect.stringContaining('{HAR000001 ¶1}') as string,
        quote: moved,
        themes: [0, 1],
        event: '2016-03',
        standing: true,
      },
      {
        sentence: 'Tagged {HAR000001 ¶1} Culture',
        quote: moved,
        themes: [0, 1],
        event: null,
        standing: true,
      },
      {
        sentence: 'Moved the ends of {HAR000001 ¶1}',
        quote: moved,
        themes: [0],
        event: null,
        standing: true,
      },
      {
        sentence: 'Tagged {HAR000001 ¶1} Training',
        quote: 'statement',
        themes: [0],
        event: null,
        standing: true,
      },
    ]);
  });

  test('leave out acts that changed nothing about it, as a note on it', async () => {
    const passageId = await tag('statement', 0);
    await session.calls.writeNote({ target: { kind: 'passage', id: passageId }, content: noteOf('Ask.') });
    expect(await passageStates(passageId)).toHaveLength(1);
  });

  test('come in pages, with their number', async () => {
    const passageId = await tag('statement', 0);
    await session.calls.tagPassage({ passageId, themeIds: [themes[1] ?? ''] });
    const second = expectValue(await session.calls.passageHistory({ passageId, limit: 1, offset: 1 }));
    expect({ ...second, states: second.states.map(({ sentence }) => sentence) }).toEqual({
      label: '{HAR000001 ¶1}',
      documentId,
      total: 2,
      states: ['Tagged {HAR000001 ¶1} Training'],
    });
  });

  test('are refused for what never was a passage', async () => {
    expect(expectFailure(await session.calls.passageHistory({ passageId: 'x', ...page })).code).toBe(
      'passage-not-found',
    );
  });
});

describe('the states of a note', () => {
  test('are its wordings, whether it was privileged, and whether it stood', async () => {
    const note = expectValue(
      await session.calls.writeNote({
        target: { kind: 'document', id: documentId },
        content: noteOf('First.'),
      }),
    );
    await session.calls.editNote({ noteId: note.id, content: noteOf('Second.'), replaces: [note.version] });
    await session.calls.openNote({ noteId: note.id, privileged: false });
    await session.calls.deleteNote({ noteId: note.id });
    expect(await noteStates(note.id)).toEqual([
      [expect.stringMatching(/^Deleted a note/u), 'Second.', false, false],
      [expect.stringMatching(/^Made a note .* open$/u), 'Second.', false, true],
      [expect.stringMatching(/^Edited a note/u), 'Second.', true, true],
      [expect.stringMatching(/^Wrote a note/u), 'First.', true, true],
    ]);
  });
});

describe('putting a state back', () => {
  test('gives a passage its ends, themes and date of then, as one act with one undo', async () => {
    const passageId = await tag('statement', 0);
    await session.calls.movePassage({ passageId, start: 0, end: source.indexOf(' training') });
    await session.calls.tagPassage({ passageId, themeIds: [themes[1] ?? ''] });
    await session.calls.untagPassage({ passageId, themeId: themes[0] ?? '', removeBare: false });
    await session.calls.setPassageEvent({ passageId, date: { value: '2016', precision: 'year' } });
    const before = await visibleState(session);
    const { states } = expectValue(await session.calls.passageHistory({ passageId, ...page }));
    expectValue(await session.calls.restorePassage({ passageId, act: states.at(-1)?.act ?? '' }));
    const [now] = await passageStates(passageId);
    expect(now).toEqual({
      sentence: now?.sentence,
      quote: 'statement',
      themes: [0],
      event: null,
      standing: true,
    });
    expectValue(await session.calls.undo({}));
    expect(await visibleState(session)).toEqual(before);
  });

  test('makes a deleted passage and a deleted note stand again', async () => {
    const passageId = await tag('statement', 0);
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('First.') }),
    );
    const before = await visibleState(session);
    const passage = expectValue(await session.calls.passageHistory({ passageId, ...page })).states[0];
    const wording = expectValue(await session.calls.noteHistory({ noteId: note.id, ...page })).states[0];
    await session.calls.deletePassage({ passageId });
    await session.calls.deleteNote({ noteId: note.id });
    expectValue(await session.calls.restorePassage({ passageId, act: passage?.act ?? '' }));
    expectValue(await session.calls.restoreNote({ noteId: note.id, act: wording?.act ?? '' }));
    expect(await visibleState(session)).toEqual(before);
  });

  test('gives a note its text back and leaves it privileged as it is', async () => {
    const note = expectValue(
      await session.calls.writeNote({
        target: { kind: 'matter' },
        content: noteOf('First.'),
        privileged: false,
      }),
    );
    await session.calls.editNote({ noteId: note.id, content: noteOf('Second.'), replaces: [note.version] });
    await session.calls.openNote({ noteId: note.id, privileged: true });
    const { states } = expectValue(await session.calls.noteHistory({ noteId: note.id, ...page }));
    expectValue(await session.calls.restoreNote({ noteId: note.id, act: states.at(-1)?.act ?? '' }));
    const now = expectValue(await session.calls.listNotes({})).find(({ id }) => id === note.id);
    expect([now?.text, now?.privileged, now?.conflicts]).toEqual(['First.', true, []]);
  });

  test('is refused for a state in which it was deleted, and for an act that did not concern it', async () => {
    const passageId = await tag('statement', 0);
    await session.calls.deletePassage({ passageId });
    const deleted = expectValue(await session.calls.passageHistory({ passageId, ...page })).states[0];
    const codes = [
      await session.calls.restorePassage({ passageId, act: deleted?.act ?? '' }),
      await session.calls.restoreNote({ noteId: passageId, act: 'x' }),
    ].map((result) => expectFailure(result).code);
    expect(codes).toEqual(['call-invalid', 'call-invalid']);
  });
});

test('the newest state is what stands, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(randomActs, async (acts) => {
      const own = await matterFixture(quickFolder);
      const working = await own.open();
      try {
        await own.importText(working, 'one.txt', source);
        for (const act of acts) await perform(working, act);
        for (const passage of expectValue(await working.calls.listPassages({}))) {
          const { states } = expectValue(
            await working.calls.passageHistory({ passageId: passage.id, ...page }),
          );
          const now = states[0]?.state;
          expect({
            quote: now?.quote,
            start: now?.start,
            event: now?.event,
            standing: now?.standing,
          }).toEqual({
            quote: passage.quote,
            start: passage.start,
            event: passage.event,
            standing: true,
          });
        }
        for (const note of expectValue(await working.calls.listNotes({}))) {
          const { states } = expectValue(await working.calls.noteHistory({ noteId: note.id, ...page }));
          const now = states[0]?.state;
          expect([now?.text, now?.privileged, now?.target, now?.standing]).toEqual([
            note.text,
            note.privileged,
            note.target,
            true,
          ]);
        }
      } finally {
        await working.close();
        own.remove();
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

describe('the history', () => {
  test('is narrowed down to words, a reviewer or a document, whose passages, notes and links count for it', async () => {
    const other = await fixture.importText(session, 'two.txt', 'Another text.\nWith lines.');
    const passageId = await tag('statement', 0);
    await session.calls.writeNote({ target: { kind: 'passage', id: passageId }, content: noteOf('Ask.') });
    await session.calls.writeNote({ target: { kind: 'document', id: other }, content: noteOf('Look.') });
    await session.calls.setReviewer({ name: 'Ben Hale' });
    await session.calls.tagSpan({ documentId: other, start: 0, end: 7, themeIds: [themes[1] ?? ''] });
    const sentences = async (wanted: object) =>
      expectValue(await session.calls.history({ limit: 50, offset: 0, ...wanted })).map(
        ({ sentence }) => sentence,
      );
    const reviewers = expectValue(await session.calls.listReviewers({}));
    const ben = reviewers.find(({ name }) => name === 'Ben Hale')?.id ?? '';
    expect({
      words: await sentences({ text: 'training TAGGED' }),
      document: await sentences({ documentId: other }),
      first: await sentences({ documentId }),
      reviewer: await sentences({ reviewer: ben }),
      page: await sentences({ documentId, limit: 1, offset: 1 }),
      none: await sentences({ text: 'zebra' }),
    }).toEqual({
      words: ['Tagged {HAR000001 ¶1} Training'],
      document: [
        'Tagged {HAR000002 ¶1} Culture',
        expect.stringMatching(/^Wrote a note on \{HAR000002\}/u),
        'Imported {HAR000002} two.txt',
      ],
      first: [
        'Wrote a note on {HAR000001 ¶1}',
        'Tagged {HAR000001 ¶1} Training',
        'Imported {HAR000001} one.txt',
      ],
      reviewer: ['Tagged {HAR000002 ¶1} Culture'],
      page: ['Tagged {HAR000001 ¶1} Training'],
      none: [],
    });
  });

  test('names what each act was done to', async () => {
    const passageId = await tag('statement', 0, 1);
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'passage', id: passageId }, content: noteOf('Ask.') }),
    );
    const [onNote, onPassage] = expectValue(await session.calls.history({ limit: 2, offset: 0 }));
    expect([onNote?.subjects, onPassage?.subjects]).toEqual([
      { passages: [], notes: [note.id], documents: [] },
      { passages: [passageId], notes: [], documents: [documentId] },
    ]);
  });
});
