import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedPieces } from '../../../renderer/features/print/marked-pieces.ts';
import { cssString } from '../../../renderer/features/print/page-footer.ts';
import { printActions } from '../../../renderer/features/print/print-actions.ts';
import { themeLines } from '../../../renderer/features/print/theme-lines.ts';
import type { ShellClient } from '../../../renderer/state/client.ts';
import type { PrintJob } from '../../../shared/contract/index.ts';
import type { Passage, Theme } from '../../../shared/model/index.ts';
import { paletteColours } from '../../../shared/model/index.ts';

function passage(start: number, end: number, themes: readonly string[]): Passage {
  return {
    start,
    end,
    quote: '',
    prefix: '',
    suffix: '',
    id: `${String(start)}-${String(end)}`,
    documentId: 'document',
    urn: 'MVI000001',
    blocks: [1, 1],
    citation: '',
    tags: themes.map((themeId) => ({ themeId, reviewer: 'R. Osei', atMs: 0 })),
    twins: [],
    event: null,
    reviewer: 'R. Osei',
    createdAtMs: 0,
  };
}

const themes = Array.from({ length: 30 }, (_, index): Theme => ({
  id: `theme-${String(index)}`,
  name: `Theme ${String(index)}`,
  path: [`Theme ${String(index)}`],
  code: `T${String(index)}`,
  colour: paletteColours[index % paletteColours.length] ?? 'blue',
  definition: '',
  use: '',
  avoid: '',
  parent: null,
  position: index,
  retired: false,
  mergedInto: null,
  passages: 0,
  documents: 0,
  conflicts: [],
}));

describe('the pieces of a block on paper', () => {
  it('join without gaps, and each is under exactly the themes of the passages over it', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }), fc.subarray(['a', 'b', 'c']))
        .map(([start, length, of]) => passage(start, start + length, of)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, fc.nat(40), fc.integer({ min: 1, max: 40 }), (passages, start, length) => {
        const end = start + length;
        const pieces = markedPieces(start, end, passages);
        expect([pieces[0]?.start, pieces.at(-1)?.end]).toEqual([start, end]);
        pieces.slice(1).forEach((piece, at) => expect(piece.start).toBe(pieces[at]?.end));
        for (const piece of pieces) {
          for (let at = piece.start; at < piece.end; at += 1) {
            const over = passages.filter((one) => one.start <= at && at < one.end);
            const expected = new Set(over.flatMap(({ tags }) => tags.map(({ themeId }) => themeId)));
            expect(new Set(piece.themes)).toEqual(expected);
            expect(piece.untagged).toBe(over.some(({ tags }) => tags.length === 0));
          }
        }
      }),
    );
  });
});

describe('the lines of themes on paper', () => {
  it('are those of the themes used, in order, the first seven told apart without colour, never in waves', () => {
    const lines = themeLines([passage(0, 5, themes.map(({ id }) => id).reverse())], themes);
    expect([...lines.keys()]).toEqual(themes.map(({ id }) => id));
    const patterns = [...lines.values()].map(({ style, thickness }) => `${style} ${String(thickness)}`);
    expect(new Set(patterns.slice(0, 7)).size).toBe(7);
    expect([...themeLines([passage(0, 5, ['theme-3'])], themes).keys()]).toEqual(['theme-3']);
  });
});

it('a title at the foot of a page ends no style, whatever signs it has', () => {
  expect(cssString('a "b" \\ c\n}@page{')).toBe('"a \\"b\\" \\\\ c }@page{"');
});

describe('Ctrl+P', () => {
  const asked: PrintJob[] = [];
  const shell = {
    call: async (_name: string, { job }: { readonly job: PrintJob }) => {
      asked.push(job);
      return { ok: true, value: null };
    },
    on: () => () => undefined,
  } as unknown as ShellClient;
  const print = (
    ...place: Parameters<typeof printActions> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    asked.length = 0;
    printActions(shell, ...place)
      .find(({ id }) => id === 'print')
      ?.perform();
    return [...asked];
  };

  it('means what the screen shows: the document, the theme’s passages, what was found, or what the screen itself offers', () => {
    const notes: PrintJob = { kind: 'notes', title: 'All notes', noteIds: ['note'] };
    expect([
      print({ screen: 'reader', documentId: 'document' }, null),
      print({ screen: 'themes', themeId: 'theme' }, null),
      print({ screen: 'search', query: 'night' }, null),
      print({ screen: 'notes' }, { label: 'the notes listed', job: notes }),
      print({ screen: 'history' }, null),
    ]).toEqual([
      [{ kind: 'document', documentId: 'document' }],
      [{ kind: 'theme-passages', themeId: 'theme' }],
      [{ kind: 'search', query: 'night', sort: 'relevance', furniture: false }],
      [notes],
      [],
    ]);
  });
});
