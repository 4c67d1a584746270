import fc from 'fast-check';
import type { NoteBlock, NoteContent, NoteInline } from '../../../shared/model/index.ts';

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('Ask', ' ', '\n', 'a\tb', '{MVI000002 ¶9}', '👨‍👩‍👧‍👦', 'سجل', '  two  spaces '),
);
const flag = fc.constantFrom(
  {},
  { bold: true },
  { italic: true },
  { underline: true },
  { bold: true, underline: true },
);

const inline: fc.Arbitrary<NoteInline> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(text, flag)
      .map(([value, flags]) => ({ kind: 'text', text: value, ...flags }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'line-break' } as const) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('passage', 'document', 'theme')
      .map(
        (kind) =>
          ({ kind: 'reference', text: '{MVI000002 ¶9}', reference: { kind, id: `${kind}-1` } }) as const,
      ),
  },
);
const inlines = fc.array(inline, { maxLength: 5 });

const block: fc.Arbitrary<NoteBlock> = fc.oneof(
  inlines.map((list) => ({ kind: 'paragraph', inlines: list }) as const),
  inlines.map((list) => ({ kind: 'quotation', inlines: list }) as const),
  fc
    .tuple(fc.constantFrom(1, 2, 3), inlines)
    .map(([level, list]) => ({ kind: 'heading', level, inlines: list }) as const),
  fc
    .tuple(fc.boolean(), fc.nat({ max: 3 }), inlines)
    .map(([ordered, depth, list]) => ({ kind: 'list-item', ordered, depth, inlines: list }) as const),
);

/** Notes of every kind of block and text, not in their normal form. */
export const notes: fc.Arbitrary<NoteContent> = fc.record({ blocks: fc.array(block, { maxLength: 8 }) });
