import type { Result } from '../../../shared/base/index.ts';
import type { HistoryEntry } from '../../../shared/contract/index.ts';
import { command, listed } from '../command.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { readCount } from '../read-count.ts';
import { textTable } from '../text-table.ts';

/** `log`: gives the operations, or the acts in words. */
export const log = command({
  name: 'log',
  summary: 'Lists what was done, newest first: acts in words, or with --json every operation.',
  arguments: { matter: 'one' },
  options: { limit: { kind: 'text', value: 'N', help: 'the newest N only; everything by default' } },
  example: 'log Harrow.matter --limit 20',
  perform: async (given, surroundings) => {
    const limit = readCount('limit', given.options.limit, 1, Number.MAX_SAFE_INTEGER);
    if (!limit.ok) return limit;
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      if (surroundings.asJson) return listed(matter.operations(limit.value), []);
      const acts = await newestActs(matter, limit.value);
      if (!acts.ok) return acts;
      const rows = acts.value.map((act) => [
        new Date(act.atMs).toISOString(),
        act.reviewer.name,
        `${act.sentence}${act.undone ? ' (undone)' : ''}`,
      ]);
      return listed(null, textTable(rows));
    });
  },
});

/** The most acts that one call gives. */
const pageLength = 1_000;

async function newestActs(matter: MatterAtWork, count: number): Promise<Result<readonly HistoryEntry[]>> {
  const acts: HistoryEntry[] = [];
  while (acts.length < count) {
    const limit = Math.min(pageLength, count - acts.length);
    const page = await matter.ask('history', { limit, offset: acts.length });
    if (!page.ok) return page;
    acts.push(...page.value);
    if (page.value.length < limit) break;
  }
  return { ok: true, value: acts };
}
