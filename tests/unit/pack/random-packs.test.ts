import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PackChoices } from '../../../shared/model/index.ts';
import { brokenRules, packIn } from './broken-rules.ts';
import { builtPack } from './build-for-test.ts';
import { anySelection } from './random-selection.ts';

/** Rules that any pack must keep: numbers, labels, index, bookmarks, links, and quotations word for word. */
const always = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A7',
  'A8',
  'A9',
  'A10',
  'A11',
  'A19',
  'C2',
  'C5',
  'E3',
  'E6',
  'G1',
];

const anyChoices = fc.record({
  numbering: fc.constantFrom('whole' as const, 'section' as const, 'document' as const),
  mostPages: fc.option(fc.integer({ min: 12, max: 30 }), { nil: null }),
});

test(
  'whatever is in a matter and however it is numbered, the rules hold in the pack that is built of it',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySelection, anyChoices, async (selection, { numbering, mostPages }) => {
        const choices: PackChoices = {
          ...selection.choices,
          numbering,
          fullTexts: true,
          shapes: ['index'],
          ...(mostPages === null ? {} : { volumes: { mostPages, numbers: 'continue' } }),
        };
        const { folder } = await builtPack({ ...selection, choices });
        const pack = await packIn(folder);
        expect(await brokenRules(pack, always)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  },
);
