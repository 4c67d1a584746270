import { describe, expect, it } from 'vitest';
import type { ReferenceChoice } from '../../../renderer/editor/reference-choice.ts';
import { citationTyped, findChoices } from '../../../renderer/editor/reference-choice.ts';

const passage: ReferenceChoice = {
  reference: { kind: 'passage', id: 'passage-1' },
  label: '{MVI000004 para 4.12}',
  detail: 'Of two hundred and six night staff',
};
const document: ReferenceChoice = {
  reference: { kind: 'document', id: 'document-1' },
  label: '{MVI000004}',
  detail: 'Review of night staffing',
  blocks: 20,
};
const theme: ReferenceChoice = {
  reference: { kind: 'theme', id: 'theme-1' },
  label: 'Night duty',
  detail: 'theme ND',
};
const byLabel = new Map([passage, document, theme].map((choice) => [choice.label, choice]));

describe('a citation typed in a note', () => {
  it('is found where it names something known', () => {
    expect(citationTyped('See {MVI000004 para 4.12}, then ask.', byLabel)).toEqual({
      start: 4,
      end: 25,
      choice: passage,
    });
    expect(citationTyped('See {MVI000009 ¶1} and {MVI000004}.', byLabel)).toEqual({
      start: 23,
      end: 34,
      choice: document,
    });
  });

  it('that names a place where no passage is refers to its document, under the place', () => {
    const placed = (label: string) => ({ ...document, label });
    expect(
      ['{MVI000004 ¶20}', '{MVI000004 7}', '{MVI000004 para 9.1}', '{MVI000004 14:3-9}'].map(
        (typed) => citationTyped(typed, byLabel)?.choice,
      ),
    ).toEqual(
      ['{MVI000004 ¶20}', '{MVI000004 ¶7}', '{MVI000004 para 9.1}', '{MVI000004 14:3-9}'].map(placed),
    );
    expect(citationTyped('{MVI000004 ¶21} {MVI000004 see} {MVI000004 ¶0}', byLabel)).toBeNull();
  });

  it('stays text where it names nothing, or is not finished', () => {
    expect(citationTyped('{MVI000009 ¶1}', byLabel)).toBeNull();
    expect(citationTyped('{MVI000004 para 4.12', byLabel)).toBeNull();
    expect(citationTyped('{Night duty}', byLabel)).toBeNull();
  });
});

describe('the list of things to refer to', () => {
  it('holds what has every word typed, names that begin with them first', () => {
    expect(findChoices([passage, document, theme], 'night')).toEqual([theme, passage, document]);
    expect(findChoices([passage, document, theme], 'mvi 4.12')).toEqual([passage]);
    expect(findChoices([passage, document, theme], 'nothing')).toEqual([]);
  });
});
