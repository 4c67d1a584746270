import { join } from 'node:path';
import { openMatter } from '../../../electron/usecases/open-matter.ts';
import type { Progress } from '../../../shared/contract/index.ts';
import {
  makeMatter,
  openBenchMatter,
  readerAside,
  surroundingsIn,
  valueOf,
  writeTexts,
} from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';
import { writeMixedSources } from '../mixed-sources.ts';
import { runProcess } from '../processes/run-process.ts';

const files = 1_000;
const wordsOfFile = 1_000;
const runs = 3;
/** So many that every type is among them. */
const warmingFiles = 40;
const manyFiles = 10_000;

/** Import of a folder of files of every type, against what reading them takes by itself; and memory in the number of files. */
export const mixedImportRow: BenchRow = {
  name: 'mixed-import',
  what: 'import 1,000 mixed files of 1,000 words: every type that is read, in turn',
  floor: 'a process with their readers alone over the same bytes, nothing kept',
  missedBecause:
    'the two processes hand each other every file and its text, and the service goes on writing after the last file was read; on two processors there is nothing else to do it beside.',
  measure: async ({ folder, say }) => {
    say('making the files');
    const mixed = await writeMixedSources(folder, seededRandomness(7), files, wordsOfFile);
    const warming = await writeMixedSources(
      join(folder, 'warming'),
      seededRandomness(8),
      warmingFiles,
      wordsOfFile,
    );
    const floors: number[] = [];
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      say(`run ${run + 1}`);
      const alone = await runProcess('read-mixed.ts', [warming.folder, mixed.folder]);
      floors.push(alone?.tookMs ?? Number.NaN);
      times.push(await importOnce(folder, `mixed-${run}`, warming.folder, mixed.folder));
    }
    say(`${manyFiles} files`);
    const heap = await heapOfMany(folder);
    return {
      ratios: [
        { what: 'import', unit: 'ms', floor: median(floors), measured: median(times), aim: 1.5 },
        {
          what: 'memory of the service at the last thousand of 10,000 files, beside the second thousand',
          unit: 'MB',
          floor: heap.early,
          measured: heap.late,
          aim: 1.25,
        },
      ],
      limits: [],
      growth: null,
      notes: [
        'Both processes have read forty files of every type before, as in a window that is in use; the helper reads while the service writes.',
        'Memory is the least that heap and buffers came down to while so many files were imported; the report of the import, some 500 bytes a file, is what grows.',
      ],
    };
  },
};

async function importOnce(folder: string, name: string, warming: string, sources: string): Promise<number> {
  const path = await makeMatter(folder, name);
  const reader = readerAside();
  const session = await openBenchMatter(folder, path, reader);
  valueOf(await session.calls.importFiles({ task: 'first', paths: [warming] }));
  const taken = await timed(async () => {
    const { items } = valueOf(await session.calls.importFiles({ task: 'import', paths: [sources] }));
    const imported = items.filter((item) => item.result === 'imported').length;
    if (imported !== files) throw new Error(`${imported} of ${files} files were imported.`);
  });
  await session.close();
  reader.end();
  return taken;
}

/** The least that heap and buffers came down to in the second and in the last thousand of an import, in megabytes. */
async function heapOfMany(folder: string): Promise<{ readonly early: number; readonly late: number }> {
  const texts = await writeTexts(folder, 'many', seededRandomness(11), manyFiles, 100);
  const path = await makeMatter(folder, 'many');
  const reader = readerAside();
  const least = { early: Number.POSITIVE_INFINITY, late: Number.POSITIVE_INFINITY };
  const surroundings = surroundingsIn(folder, reader);
  const look = ({ done }: Progress): void => {
    const when = done > 1_000 && done <= 2_000 ? 'early' : done > manyFiles - 1_000 ? 'late' : null;
    if (when === null) return;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least[when] = Math.min(least[when], (heapUsed + arrayBuffers) / 1e6);
  };
  const session = valueOf(
    await openMatter({
      path,
      access: 'write',
      reviewerName: 'Bench',
      surroundings: {
        ...surroundings,
        emit: (event, payload) => {
          if (event === 'progress') look(payload as Progress);
        },
      },
    }),
  );
  valueOf(await session.calls.importFiles({ task: 'many', paths: [texts] }));
  await session.close();
  reader.end();
  return least;
}
