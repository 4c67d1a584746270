import { beforeEach, describe, expect, it } from 'vitest';
import { applyPassageChanges } from '../../../renderer/features/reader/passage-changes.ts';
import { createPassageEditing, taggableSpan } from '../../../renderer/features/reader/passage-editing.ts';
import type { PassageEditing } from '../../../renderer/features/reader/passage-editing.ts';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import { mergeMarks } from '../../../renderer/state/merge-marks.ts';
import type { PassageMark, Theme } from '../../../shared/model/index.ts';
import { markOf, passageOf, source } from './passages.ts';

const training: Theme = {
  id: 'TR',
  name: 'Training',
  code: 'TR',
  colour: 'blue',
  definition: '',
  use: '',
  avoid: '',
  parent: null,
  path: ['Training'],
  position: 0,
  retired: false,
  mergedInto: null,
  passages: 0,
  documents: 0,
  conflicts: [],
};

let read: readonly PassageMark[];
let noted: boolean;
let said: string[];
let notices: string[];
let asked: { readonly name: string; readonly input: unknown }[];
let answer: (result: unknown) => void;
let editing: PassageEditing;

function shown(): readonly PassageMark[] {
  return applyPassageChanges(read, editing.changes.get());
}

function quotes(): readonly (readonly [string, number])[] {
  return shown().map(({ start, end, tags }) => [source.text.slice(start, end), tags.length]);
}

beforeEach(() => {
  read = [];
  noted = false;
  said = [];
  notices = [];
  asked = [];
  // Answers whatever it was asked last, when the test says so.
  const service: ServiceClient = {
    call: (name, input) => {
      asked.push({ name, input });
      return new Promise<never>((resolve) => {
        answer = resolve as (result: unknown) => void;
      });
    },
    on: () => () => undefined,
    onConnected: () => () => undefined,
  };
  editing = createPassageEditing({
    service,
    source,
    reviewer: 'reviewer-1',
    clock: () => 1_000,
    shown,
    settle: (change) => {
      read = mergeMarks(read, change);
    },
    hasNotes: () => noted,
    announce: (sentence) => said.push(sentence),
    notify: ({ sentence }) => notices.push(sentence),
    refused: () => undefined,
    offerUndo: (sentence) => said.push(sentence),
  });
});

describe('tagging', () => {
  it('shows the mark at once and says it is done only after the reply', async () => {
    const done = editing.toggleTheme({ start: 4, end: 18 }, training);
    expect(quotes()).toEqual([['was referred', 1]]);
    expect(said).toEqual([]);
    answer({ ok: true, value: passageOf('new', 5, 17, ['TR', 'CU']) });
    await done;
    expect(said).toEqual(['Passage tagged Training, 2 themes.']);
    expect({ shown: shown(), changes: editing.changes.get() }).toEqual({
      shown: [markOf('new', 5, 17, ['TR', 'CU'])],
      changes: [],
    });
  });

  it('withdraws the mark and says why where the service refuses', async () => {
    const done = editing.toggleTheme({ start: 5, end: 17 }, training);
    answer({ ok: false, failure: { code: 'disk-full', message: 'The disk is full.' } });
    expect(await done).toBeNull();
    expect(shown()).toEqual([]);
    expect(notices).toEqual(['The tag was not saved and its mark has been withdrawn. The disk is full.']);
    expect(said).toEqual([]);
  });

  it('asks nothing for a selection of white space', async () => {
    expect(await editing.toggleTheme({ start: 4, end: 5 }, training)).toBeNull();
    expect(asked).toEqual([]);
    expect(notices).toEqual([
      'That selection holds nothing but white space, so there is nothing to tag. Select some words.',
    ]);
  });

  it('takes the theme off a passage that has it, and the passage with its last theme', async () => {
    read = [markOf('a', 5, 17, ['TR'])];
    const done = editing.toggleTheme({ start: 5, end: 17 }, training);
    expect(shown()).toEqual([]);
    expect(asked).toEqual([
      { name: 'untagPassage', input: { passageId: 'a', themeId: 'TR', removeBare: true } },
    ]);
    answer({ ok: true, value: { passage: null } });
    await done;
    expect(read).toEqual([]);
    expect(said).toEqual(['Took Training off. Nothing else was on the passage, so it is gone.']);
  });

  it('keeps a passage that has a note when its last theme goes', () => {
    noted = true;
    read = [markOf('a', 5, 17, ['TR'])];
    void editing.toggleTheme({ start: 5, end: 17 }, training);
    expect(shown()).toEqual([markOf('a', 5, 17, [])]);
  });
});

describe('a note on a selection', () => {
  it('shows its passage while it is typed, and asks the service for nothing', () => {
    expect(editing.beginNote({ start: 4, end: 18 })).toEqual({ start: 5, end: 17 });
    expect(quotes()).toEqual([['was referred', 0]]);
    editing.endNote({ start: 5, end: 17 }, false);
    expect({ shown: shown(), asked }).toEqual({ shown: [], asked: [] });
  });

  it('gives its place to the passage that was made with the note', () => {
    editing.beginNote({ start: 5, end: 17 });
    editing.endNote({ start: 5, end: 17 }, true);
    expect(shown()).toHaveLength(1);
    read = [markOf('made', 5, 17, [])];
    editing.readAnew();
    expect({ shown: shown(), changes: editing.changes.get() }).toEqual({
      shown: [markOf('made', 5, 17, [])],
      changes: [],
    });
  });

  it('on a passage that is there shows nothing new', () => {
    read = [markOf('a', 5, 17, ['TR'])];
    editing.beginNote({ start: 5, end: 17 });
    expect(shown()).toBe(read);
  });

  it('is not begun on white space', () => {
    expect(editing.beginNote({ start: 4, end: 5 })).toBeNull();
    expect(notices).toEqual([
      'That selection holds nothing but white space, so there is nothing to write a note on. Select some words.',
    ]);
  });
});

describe('several themes', () => {
  it('are asked for in one act, and said together', async () => {
    const culture: Theme = { ...training, id: 'CU', name: 'Culture', code: 'CU' };
    const done = editing.tagWithThemes({ start: 5, end: 17 }, [training, culture], null);
    expect(quotes()).toEqual([['was referred', 2]]);
    expect(asked).toEqual([
      {
        name: 'tagSpan',
        input: { documentId: 'document-1', start: 5, end: 17, themeIds: ['TR', 'CU'] },
      },
    ]);
    answer({ ok: true, value: passageOf('new', 5, 17, ['TR', 'CU']) });
    await done;
    expect(said).toEqual(['Passage tagged Training, Culture, 2 themes.']);
  });
});

describe('a new theme', () => {
  it('is asked for together with the tag, and said with it', async () => {
    const done = editing.tagWithThemes({ start: 5, end: 17 }, [], { name: 'Rotas', parent: 'TR' });
    expect(quotes()).toEqual([['was referred', 0]]);
    expect(asked).toEqual([
      {
        name: 'tagSpan',
        input: {
          documentId: 'document-1',
          start: 5,
          end: 17,
          themeIds: [],
          newTheme: { name: 'Rotas', parent: 'TR' },
        },
      },
    ]);
    answer({ ok: true, value: passageOf('new', 5, 17, ['RO']) });
    await done;
    expect(said).toEqual(['Passage tagged Rotas, a new theme, 1 theme.']);
  });
});

describe('passages made apart over one span', () => {
  const together = { ...markOf('a', 5, 17, ['TR', 'CU']), twins: ['b'] };

  it('go together when they are deleted, with one question to the service', async () => {
    read = [markOf('a', 5, 17, ['TR']), markOf('b', 5, 17, ['CU'])];
    const done = editing.removePassage(together);
    expect(shown()).toEqual([]);
    expect(asked).toEqual([{ name: 'deletePassage', input: { passageId: 'a' } }]);
    answer({ ok: true, value: null });
    await done;
    expect(read).toEqual([]);
    expect(said).toEqual(['Deleted the passage {MVI000004 ¶1} with its tags and notes.']);
  });
});

describe('another shape of a passage', () => {
  it('is shown at once when its ends are moved, without white space, and said after the reply', async () => {
    read = [markOf('a', 5, 17, ['TR'])];
    const done = editing.movePassage(markOf('a', 5, 17, ['TR']), { start: 0, end: 18 });
    expect(quotes()).toEqual([['None was referred', 1]]);
    answer({ ok: true, value: passageOf('a', 0, 17, ['TR']) });
    await done;
    expect(asked).toEqual([{ name: 'movePassage', input: { passageId: 'a', start: 0, end: 17 } }]);
    expect(said).toEqual(['The passage is {MVI000004 ¶1} now: “None was referred”']);
  });

  it('is withdrawn where the service refuses it', async () => {
    read = [markOf('a', 5, 17, ['TR'])];
    const done = editing.movePassage(markOf('a', 5, 17, ['TR']), { start: 0, end: 17 });
    answer({ ok: false, failure: { code: 'disk-full', message: 'The disk is full.' } });
    expect(await done).toBeNull();
    expect(quotes()).toEqual([['was referred', 1]]);
    expect(notices).toEqual(['The passage was not moved and stands as before. The disk is full.']);
  });

  it('is two passages with the same themes when it is split, and none where one part would be blank', async () => {
    const whole = markOf('a', 5, 17, ['TR', 'CU']);
    read = [whole];
    expect(await editing.splitPassage(whole, 5)).toBeNull();
    expect(asked).toEqual([]);
    const done = editing.splitPassage(whole, 8);
    expect(quotes()).toEqual([
      ['was', 2],
      ['referred', 2],
    ]);
    answer({
      ok: true,
      value: [passageOf('a', 5, 8, ['TR', 'CU']), passageOf('b', 9, 17, ['TR', 'CU'])],
    });
    expect(await done).toMatchObject({ start: 9, end: 17 });
    expect(said).toEqual(['Split the passage into {MVI000004 ¶1} and {MVI000004 ¶1}.']);
  });

  it('is one passage from the first start to the last end when several are joined, with an undo offered', async () => {
    read = [markOf('a', 0, 4, ['TR']), markOf('b', 9, 17, ['TR', 'CU'])];
    const done = editing.joinPassages([...read].reverse());
    expect(quotes()).toEqual([['None was referred', 2]]);
    answer({ ok: true, value: passageOf('a', 0, 17, ['TR', 'CU']) });
    await done;
    expect(asked).toEqual([{ name: 'joinPassages', input: { passageIds: ['a', 'b'] } }]);
    expect(read.map(({ id }) => id)).toEqual(['a']);
    expect(said).toEqual(['Joined 2 passages into {MVI000004 ¶1}.']);
  });

  it('needs another passage to join with', async () => {
    expect(await editing.joinPassages([markOf('a', 0, 4, ['TR'])])).toBeNull();
    expect({ asked, notices }).toEqual({
      asked: [],
      notices: ['There is no other passage to join this one with.'],
    });
  });
});

describe('a span that can be tagged', () => {
  it('has no white space at its ends', () => {
    expect(taggableSpan(source.text, { start: 4, end: 18 })).toEqual({ start: 5, end: 17 });
    expect(taggableSpan(source.text, { start: 48, end: 50 })).toBeNull();
  });
});
