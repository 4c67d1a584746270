import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inlineText,
  isBlankNote,
  noteText,
  plainNote,
  type NoteContent,
} from '../../../shared/model/index.ts';

describe('the text of a note', () => {
  test('puts blocks on lines of their own, list items behind their mark', () => {
    const content: NoteContent = {
      blocks: [
        { kind: 'heading', level: 2, inlines: [{ kind: 'text', text: 'Points', bold: true }] },
        { kind: 'list-item', ordered: false, depth: 0, inlines: [{ kind: 'text', text: 'outer' }] },
        {
          kind: 'list-item',
          ordered: true,
          depth: 2,
          inlines: [
            { kind: 'text', text: 'inner, see ' },
            { kind: 'reference', text: '{HAR000001 ¶2}', reference: { kind: 'passage', id: 'p' } },
          ],
        },
        {
          kind: 'quotation',
          inlines: [
            { kind: 'text', text: 'one' },
            { kind: 'line-break' },
            { kind: 'text', text: 'two', italic: true },
          ],
        },
      ],
    };
    expect(noteText(content)).toBe('Points\n• outer\n    • inner, see {HAR000001 ¶2}\none\ntwo');
  });

  test('is, for a plain note, the text it was made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(noteText(plainNote(text))).toBe(text);
      }),
    );
  });

  test('is blank exactly where it holds nothing but white space', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(' ', '\n', '\t', '\u00a0', 'a'), { maxLength: 4 }), (letters) => {
        const text = letters.join('');
        expect(isBlankNote(plainNote(text))).toBe(text.trim() === '');
      }),
    );
  });

  test('of a list item that says nothing is blank although it has a mark', () => {
    expect(isBlankNote({ blocks: [{ kind: 'list-item', ordered: false, depth: 0, inlines: [] }] })).toBe(
      true,
    );
    expect(isBlankNote({ blocks: [] })).toBe(true);
    expect(inlineText([{ kind: 'line-break' }])).toBe('\n');
  });
});
