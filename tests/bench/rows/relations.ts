import type { MatterSession } from '../../../electron/usecases/matter-session.ts';
import { addPassages, makeFilledMatter, openBenchMatter, valueOf } from '../bench-matter.ts';
import { openBareDatabase } from '../bare-database.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { breath, median, timed } from '../measure.ts';

const sizes = [10, 100, 1_000] as const;
const passagesOfDocument = 100;
const wordsOfText = 5_000;
const pageOfHits = 50;
const runs = 5;

/** The characters that so many words take in the texts, about: SQL counts no words. */
const charactersOfWords = (words: number): number => words * 7;

/** Each relation as people write it, and what SQL compares: `p` is the passage found, `q` the other. */
const relations: readonly { readonly written: string; readonly condition: string }[] = [
  { written: 'AND', condition: 'q.span_start < p.span_end AND q.span_end > p.span_start' },
  { written: 'SAME', condition: 'q.span_start < p.span_end AND q.span_end > p.span_start' },
  { written: 'INSIDE', condition: 'q.span_start <= p.span_start AND q.span_end >= p.span_end' },
  {
    written: 'WITHIN/20',
    condition: `q.span_start < p.span_end + ${charactersOfWords(20)}
      AND q.span_end > p.span_start - ${charactersOfWords(20)}`,
  },
  {
    written: 'THEN/50',
    condition: `q.span_start >= p.span_end AND q.span_start < p.span_end + ${charactersOfWords(50)}`,
  },
];

/** How passages of two themes stand to each other, counted over the whole matter, with the first page of them. */
export const relationsRow: BenchRow = {
  name: 'relations',
  what: 'relations of two themes over 100,000 passages: count, counts by document, first 50 passages',
  floor:
    'the bare SQL over the indexes of tags and spans that counts the same pairs’ passages (words as characters)',
  measure: async ({ folder, say }) => {
    const points = [];
    let floor = Number.NaN;
    let measured = Number.NaN;
    const notes: string[] = [];
    for (const size of sizes) {
      say(`${size * passagesOfDocument} passages`);
      const random = seededRandomness(size);
      const path = await makeFilledMatter(folder, `relations-${size}`, random, size, wordsOfText);
      addPassages(
        path,
        random,
        Array.from({ length: size }, () => passagesOfDocument),
      );
      const session = await openBenchMatter(folder, path);
      const bare = openBareDatabase(path);
      const [first, second] = await twoThemes(session);
      floor = 0;
      measured = 0;
      for (const { written, condition } of relations) {
        const count = bare.prepare(
          `SELECT count(DISTINCT p.id) FROM tag g JOIN passage p ON p.id = g.passage
           JOIN passage q ON q.document = p.document AND ${condition}
           JOIN tag h ON h.passage = q.id AND h.theme = ? AND h.covered = 0
           WHERE g.theme = ? AND g.covered = 0`,
        );
        const query = `theme:${first.code} ${written} theme:${second.code}`;
        const ask = async () =>
          valueOf(await session.calls.search({ query, limit: pageOfHits, offset: 0, furniture: false }));
        const floors: number[] = [];
        const times: number[] = [];
        for (let run = 0; run < runs; run += 1) {
          floors.push(await timed(() => count.get(second.id, first.id)));
          times.push(await timed(ask));
          await breath();
        }
        floor += median(floors);
        measured += median(times);
        if (size === sizes[2]) {
          const [lower, upper] = [median(floors).toFixed(1), median(times).toFixed(1)];
          notes.push(`${written}: ${(await ask()).total} passages, ${upper} ms beside ${lower} ms.`);
        }
      }
      points.push({ size: size * passagesOfDocument, perUnit: measured / size / passagesOfDocument });
      bare.close();
      await session.close();
    }
    return {
      ratios: [{ what: 'five relations in turn', unit: 'ms', floor, measured, aim: 5 }],
      limits: [],
      growth: { of: 'passages', unit: 'ms', points },
      notes,
    };
  },
};

interface NamedTheme {
  readonly id: string;
  readonly code: string;
}

async function twoThemes(session: MatterSession): Promise<readonly [NamedTheme, NamedTheme]> {
  const [first, second] = valueOf(await session.calls.listThemes({}));
  if (first === undefined || second === undefined) throw new Error('The matter has no two themes.');
  return [first, second];
}
