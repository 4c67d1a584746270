import { performJob } from '../../../electron/usecases/worker/perform-job.ts';
import { valueOf } from '../bench-matter.ts';
import { packChoices, packClockMs } from './pack-selection.ts';
import { reportCost } from './report-cost.ts';

/** Builds a pack as the application's worker does: `build-pack.ts <matter> <folder>`. */
const [path = '', folder = ''] = process.argv.slice(2);

await reportCost(async () => {
  const job = {
    kind: 'build-pack',
    choices: packChoices,
    folder,
    clockMs: packClockMs,
    applicationVersion: '0.0.0',
    receipt: null,
  } as const;
  const built = valueOf(
    await performJob(
      { path, sqliteBinding: undefined, key: null, job },
      {
        onProgress: () => undefined,
        signal: new AbortController().signal,
        preparePages: () => Promise.reject(new Error('This pack has no pages of documents.')),
      },
    ),
  );
  if (!('pages' in built) || typeof built.pages !== 'number') throw new Error('No pack was built.');
  return built.pages;
});
