import { countWords } from '../../../shared/text/index.ts';
import { makeFilledMatter, openBenchMatter, valueOf } from '../bench-matter.ts';
import { openBareDatabase } from '../bare-database.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { breath, median, timed } from '../measure.ts';
import { paintSearches, type PaintedSearch } from '../painted-search.ts';
import { searchQueries } from '../search-queries.ts';

const sizes = [100, 1_000, 10_000] as const;
const wordsOfText = 5_000;
const pageOfHits = 50;
const runs = 7;

/** One frame of a 60 Hz screen, in milliseconds. */
const frameMs = 1_000 / 60;

/** Search of 10,000 documents: the first page of hits with snippets, themes and citations. */
export const searchRow: BenchRow = {
  name: 'search',
  what: 'search 10,000 documents (50 million words): counts, counts by document, first 50 hits with snippets',
  floor: 'the bare full-text query with the same paging',
  measure: async ({ folder, say }) => {
    const points = [];
    let floor = Number.NaN;
    let measured = Number.NaN;
    const notes: string[] = [];
    let painted: readonly PaintedSearch[] = [];
    for (const size of sizes) {
      say(`${size} documents`);
      const path = await makeFilledMatter(
        folder,
        `search-${size}`,
        seededRandomness(size),
        size,
        wordsOfText,
      );
      const session = await openBenchMatter(folder, path);
      const bare = openBareDatabase(path);
      const ask = bare.prepare(
        'SELECT rowid, rank FROM block_fts WHERE block_fts MATCH ? ORDER BY rank LIMIT ?',
      );
      floor = 0;
      measured = 0;
      for (const { written, expression } of searchQueries) {
        const floors: number[] = [];
        const times: number[] = [];
        for (let run = 0; run < runs; run += 1) {
          floors.push(await timed(() => ask.all(`{body} : (${expression})`, pageOfHits)));
          times.push(
            await timed(async () =>
              valueOf(
                await session.calls.search({
                  query: written,
                  limit: pageOfHits,
                  offset: 0,
                  furniture: false,
                }),
              ),
            ),
          );
          await breath();
        }
        floor += median(floors);
        measured += median(times);
        if (size === sizes[2]) {
          const found = valueOf(
            await session.calls.search({ query: written, limit: 1, offset: 0, furniture: false }),
          ).total;
          const [lower, upper] = [median(floors).toFixed(2), median(times).toFixed(2)];
          notes.push(
            `${countWords(written)} word(s) in ${found} paragraphs: ${upper} ms beside ${lower} ms.`,
          );
        }
      }
      points.push({ size, perUnit: measured / size });
      bare.close();
      await session.close();
      if (size === sizes[2]) {
        say('in the application');
        painted = await paintSearches(
          folder,
          path,
          [...searchQueries, ...searchQueries].map(({ written }) => written),
        );
      }
    }
    // The first time round every query finds its code and styles unused.
    const later = painted.slice(searchQueries.length);
    const overMemory = later.map(({ shownMs, fromMemoryMs }) => shownMs - fromMemoryMs);
    notes.push(
      `Painted: ${median(later.map(({ shownMs }) => shownMs)).toFixed(1)} ms after the reply, the same rows from memory ${median(later.map(({ fromMemoryMs }) => fromMemoryMs)).toFixed(1)} ms.`,
    );
    return {
      ratios: [{ what: 'five queries in turn', unit: 'ms', floor, measured, aim: 2 }],
      limits: [
        {
          what: 'hits painted after the reply, over painting the same rows from memory',
          unit: 'ms',
          measured: median(overMemory),
          aim: 2 * frameMs,
        },
      ],
      growth: { of: 'documents', unit: 'ms', points },
      notes,
    };
  },
};
