import { beforeEach, describe, expect, it } from 'vitest';
import { applyPassageChanges } from '../../../renderer/features/reader/passage-changes.ts';
import { createPassageEditing, taggableSpan } from '../../../renderer/features/reader/passage-editing.ts';
import type { PassageEditing } from '../../../renderer/features/reader/passage-editing.ts';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import type { Passage, Theme } from '../../../shared/model/index.ts';
import { passageOf, source } from './passages.ts';

const training: Theme = {
  id: 'TR',
  name: 'Training',
  code: 'TR',
  colour: 'blue',
  definition: '',
  parent: null,
  position: 0,
  retired: false,
  mergedInto: null,
  passages: 0,
  documents: 0,
  conflicts: [],
};

let read: readonly Passage[];
let noted: boolean;
let said: string[];
let notices: string[];
let asked: { readonly name: string; readonly input: unknown }[];
let answer: (result: unknown) => void;
let editing: PassageEditing;

function shown(): readonly Passage[] {
  const { settled, changes } = editing.edits.get();
  return applyPassageChanges(read, settled, changes, source);
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
    hasNotes: () => noted,
    announce: (sentence) => said.push(sentence),
    notify: ({ sentence }) => notices.push(sentence),
    refused: () => undefined,
    undo: () => undefined,
  });
});

describe('tagging', () => {
  it('shows the mark at once and says it is done only after the reply', async () => {
    const done = editing.toggleTheme({ start: 4, end: 18 }, training);
    expect(shown().map(({ quote, tags }) => [quote, tags.length])).toEqual([['was referred', 1]]);
    expect(said).toEqual([]);
    answer({ ok: true, value: passageOf('new', 5, 17, ['TR', 'CU']) });
    await done;
    expect(said).toEqual(['Tagged Training. 2 themes on this passage.']);
    expect(shown()).toEqual([passageOf('new', 5, 17, ['TR', 'CU'])]);
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
    expect(notices).toEqual(['That selection holds no text, so there is nothing to tag.']);
  });

  it('takes the theme off a passage that has it, and the passage with its last theme', async () => {
    read = [passageOf('a', 5, 17, ['TR'])];
    const done = editing.toggleTheme({ start: 5, end: 17 }, training);
    expect(shown()).toEqual([]);
    expect(asked).toEqual([
      { name: 'untagPassage', input: { passageId: 'a', themeId: 'TR', removeBare: true } },
    ]);
    answer({ ok: true, value: { passage: null } });
    await done;
    expect(said).toEqual(['Took Training off. Nothing else was on the passage, so it is gone.']);
  });

  it('keeps a passage that has a note when its last theme goes', () => {
    noted = true;
    read = [passageOf('a', 5, 17, ['TR'])];
    void editing.toggleTheme({ start: 5, end: 17 }, training);
    expect(shown()).toEqual([passageOf('a', 5, 17, [])]);
  });
});

describe('a note on a selection', () => {
  it('shows its passage while it is typed, and asks the service for nothing', () => {
    expect(editing.beginNote({ start: 4, end: 18 })).toEqual({ start: 5, end: 17 });
    expect(shown().map(({ quote, tags }) => [quote, tags.length])).toEqual([['was referred', 0]]);
    editing.endNote({ start: 5, end: 17 }, false);
    expect({ shown: shown(), asked }).toEqual({ shown: [], asked: [] });
  });

  it('gives its place to the passage that was made with the note', () => {
    editing.beginNote({ start: 5, end: 17 });
    editing.endNote({ start: 5, end: 17 }, true);
    expect(shown()).toHaveLength(1);
    read = [passageOf('made', 5, 17, [])];
    editing.readAnew();
    expect({ shown: shown(), changes: editing.edits.get().changes }).toEqual({
      shown: [passageOf('made', 5, 17, [])],
      changes: [],
    });
  });

  it('on a passage that is there shows nothing new', () => {
    read = [passageOf('a', 5, 17, ['TR'])];
    editing.beginNote({ start: 5, end: 17 });
    expect(shown()).toBe(read);
  });

  it('is not begun on white space', () => {
    expect(editing.beginNote({ start: 4, end: 5 })).toBeNull();
    expect(notices).toEqual(['That selection holds no text, so there is nothing to note.']);
  });
});

describe('a span that can be tagged', () => {
  it('has no white space at its ends', () => {
    expect(taggableSpan(source.text, { start: 4, end: 18 })).toEqual({ start: 5, end: 17 });
    expect(taggableSpan(source.text, { start: 48, end: 50 })).toBeNull();
  });
});
