import { join } from 'node:path';
import { addPassages, makeFilledMatter } from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median } from '../measure.ts';
import type { ProcessCost } from '../processes/report-cost.ts';
import { runProcess } from '../processes/run-process.ts';

/** Documents that give about 10, 100 and 1,000 pages. */
const documentsOf = [
  { documents: 2, runs: 3 },
  { documents: 26, runs: 3 },
  { documents: 262, runs: 2 },
] as const;
const wordsOfText = 1_000;
const passagesOfDocument = 5;

/** Building a pack, planned and drawn, with everything that lies in its folder. */
export const packRow: BenchRow = {
  name: 'pack',
  what: 'pack of 1,000 pages with full texts, from the matter to the finished folder',
  floor:
    'pdfkit alone drawing the same lines at the same places with the same tags, read from a file, planning nothing',
  measure: async ({ folder, say }) => {
    const points = [];
    let floors: readonly ProcessCost[] = [];
    let builds: readonly ProcessCost[] = [];
    for (const { documents, runs } of documentsOf) {
      say(`${documents} documents`);
      const random = seededRandomness(documents);
      const path = await makeFilledMatter(folder, `pack-${documents}`, random, documents, wordsOfText);
      addPassages(path, random, new Array<number>(documents).fill(passagesOfDocument));
      const drawing = join(folder, `drawing-${documents}.jsonl`);
      await runProcess('record-drawing.ts', [path, drawing]);
      floors = await repeated(runs, (run) =>
        runProcess('draw-floor.ts', [drawing, join(folder, `floor-${documents}-${run}.pdf`)]),
      );
      builds = await repeated(runs, (run) =>
        runProcess('build-pack.ts', [path, join(folder, `built-${documents}-${run}`)]),
      );
      const pages = builds[0]?.pages ?? 0;
      if (pages !== floors[0]?.pages) throw new Error('The floor drew another number of pages.');
      points.push({ size: pages, perUnit: median(builds.map(({ tookMs }) => tookMs)) / pages });
    }
    const pages = builds[0]?.pages ?? 0;
    const middle = (costs: readonly ProcessCost[], of: 'tookMs' | 'peakMegabytes') =>
      median(costs.map((cost) => cost[of]));
    return {
      ratios: [
        {
          what: `time, ${pages.toLocaleString('en-GB')} pages`,
          unit: 'ms',
          floor: middle(floors, 'tookMs'),
          measured: middle(builds, 'tookMs'),
          aim: 2,
        },
        {
          what: 'peak memory of the process',
          unit: 'MB',
          floor: middle(floors, 'peakMegabytes'),
          measured: middle(builds, 'peakMegabytes'),
          aim: 1.2,
        },
      ],
      limits: [],
      growth: { of: 'pages', unit: 'ms', points },
      notes: [
        'Reading the matter, hashing, the other files of the folder and flushing them are measured, and no part of the floor.',
      ],
    };
  },
};

async function repeated(
  runs: number,
  run: (number: number) => Promise<ProcessCost | null>,
): Promise<readonly ProcessCost[]> {
  const costs: ProcessCost[] = [];
  for (let number = 0; number < runs; number += 1) {
    const cost = await run(number);
    if (cost !== null) costs.push(cost);
  }
  return costs;
}
